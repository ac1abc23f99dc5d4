// The reader's role, remembered on this device only. It brings out the steps of that role and folds the others,
// which stay named and one press away.
(() => {
  "use strict"

  // Other sites on the same origin remember roles of their own.
  const KEY = `faq:${document.documentElement.dataset.site}:role`
  const choices = [...document.querySelectorAll("[data-role-choice] input")]
  const steps = [...document.querySelectorAll(".step[data-role]")]

  function remembered() {
    try {
      return localStorage.getItem(KEY) ?? ""
    } catch {
      return ""
    }
  }

  function remember(role) {
    try {
      if (role) localStorage.setItem(KEY, role)
      else localStorage.removeItem(KEY)
    } catch {
      // Without storage the choice holds for this page.
    }
  }

  function fold(step, folded) {
    step.classList.toggle("step--folded", folded)
    step.querySelector(".step__unfold")?.remove()
    if (!folded) return
    const button = document.getElementById("unfold-step").content.firstElementChild.cloneNode(true)
    button.querySelector(".visually-hidden").textContent = `(${step.querySelector(".step__role").textContent.trim()})`
    button.addEventListener("click", () => {
      fold(step, false)
      step.tabIndex = -1
      step.focus()
    })
    step.append(button)
  }

  const now = document.querySelector(".now[data-asker]")
  const asked = now && ["[data-reader]", "[data-mine]", "[data-others]"].map((name) => now.querySelector(name))
  const written = asked?.map((place) => [...place.childNodes])

  function pointTo(step) {
    const link = document.createElement("a")
    link.href = `#${step.id}`
    link.textContent = `${asked[1].dataset.step} ${numberOf(step)}`
    const line = document.createElement("span")
    line.className = "now__line"
    line.append(link, `: ${step.querySelector(".step__text").textContent.trim()}`)
    return line
  }

  const numberOf = (step) => steps.indexOf(step) + 1

  // "What you do, whom you wait for" speaks to the role that usually asks; here, to the one that was chosen.
  function address(role) {
    if (!now) return
    const own = steps.filter((step) => step.dataset.role === role)
    if (!own.length || role === now.dataset.asker) {
      asked.forEach((place, at) => place.replaceChildren(...written[at]))
      return
    }
    const [reader, mine, others] = asked
    const waited = [...now.querySelectorAll(".turn")].filter((turn) => turn.dataset.role !== role)
    const names = new Set(waited.map((turn) => turn.textContent.trim()))
    reader.textContent = `(${own[0].querySelector(".step__role").textContent.trim()})`
    mine.replaceChildren(...own.map(pointTo))
    others.textContent = [...names].join(others.dataset.then) || others.dataset.nobody
  }

  function show(role) {
    address(role)
    const concerned = steps.some((step) => step.dataset.role === role)
    for (const step of steps) {
      step.classList.toggle("step--mine", step.dataset.role === role)
      fold(step, concerned && step.dataset.role !== role)
    }
    for (const note of document.querySelectorAll("[data-role-none]")) note.hidden = !role || concerned
    for (const part of document.querySelectorAll("[data-for-role]")) {
      part.classList.toggle("is-mine", part.dataset.forRole === role)
    }
    for (const part of document.querySelectorAll("[data-open-for]")) {
      part.open = part.dataset.openFor.split(" ").includes(role)
    }
    document.dispatchEvent(new CustomEvent("faq:role", { detail: role }))
  }

  const chosen = () => choices.find(({ value }) => value === remembered())?.value ?? ""
  const known = chosen()
  for (const choice of choices) {
    choice.checked = choice.value === known
    choice.addEventListener("change", () => {
      remember(choice.value)
      show(choice.value)
    })
  }
  // A link to a step of another role must not lead to a folded one.
  function unfoldTarget() {
    const target = steps.find((step) => location.hash === `#${step.id}`)
    if (target) fold(target, false)
  }

  if (known) {
    // After the other deferred scripts, which listen.
    document.addEventListener("DOMContentLoaded", () => {
      show(known)
      unfoldTarget()
    })
  }
  window.addEventListener("hashchange", unfoldTarget)
  // Back to a page that the browser had set aside: the role may have been chosen elsewhere since.
  window.addEventListener("pageshow", ({ persisted }) => {
    if (!persisted) return
    const role = chosen()
    for (const choice of choices) choice.checked = choice.value === role
    show(role)
    unfoldTarget()
  })
})()
