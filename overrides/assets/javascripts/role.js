// The reader's role, remembered on this device only. It brings out the steps of that role and folds the others,
// which stay named and one press away.
(() => {
  "use strict"

  // Other sites on the same origin remember roles of their own.
  const KEY = `faq:${document.documentElement.dataset.site}:role`
  const choice = document.querySelector("[data-reader]")
  const steps = [...document.querySelectorAll(".step[data-role]")]
  const openings = [...document.querySelectorAll("[data-opening]")]

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

  // `chosen`: the reader named this role, so that the steps of the others can step back.
  function show(role, chosen) {
    const opening = openings.find((one) => one.dataset.opening === role) ?? openings[0]
    for (const one of openings) one.hidden = one !== opening
    const concerned = chosen && steps.some((step) => step.dataset.role === role)
    for (const step of steps) {
      const mine = step.dataset.role === role
      step.classList.toggle("step--mine", concerned && mine)
      fold(step, concerned && !mine)
    }
    for (const part of document.querySelectorAll("[data-for-role]")) {
      part.classList.toggle("is-mine", chosen && part.dataset.forRole === role)
    }
    if (chosen) document.dispatchEvent(new CustomEvent("faq:role", { detail: role }))
  }

  // A link to a step of another role must not lead to a folded one.
  function unfoldTarget() {
    const target = steps.find((step) => location.hash === `#${step.id}`)
    if (target) fold(target, false)
  }

  function apply() {
    const role = remembered()
    if (!choice || ![...choice.options].some((option) => option.value && option.value === role)) return
    choice.value = role
    show(role, true)
    unfoldTarget()
  }

  choice?.addEventListener("change", () => {
    remember(choice.value)
    show(choice.value, Boolean(choice.value))
  })
  // After the other deferred scripts, which listen; and again where a page comes back as it was left.
  document.addEventListener("DOMContentLoaded", apply)
  window.addEventListener("pageshow", ({ persisted }) => persisted && apply())
  window.addEventListener("hashchange", unfoldTarget)

  // On the list of all answers, a role leaves what does not concern it out of sight.
  const filter = document.querySelector("[data-filter]")
  filter?.addEventListener("change", () => {
    const listed = [...document.querySelectorAll("[data-roles]")]
    for (const item of listed) item.hidden = Boolean(filter.value) && !item.dataset.roles.split(" ").includes(filter.value)
    for (const list of document.querySelectorAll("h3 + .index")) {
      list.previousElementSibling.hidden = !list.querySelector("li:not([hidden])")
    }
    const answers = document.querySelectorAll("#jawaban + ul > li:not([hidden])").length
    const status = document.querySelector("[data-filtered]")
    status.textContent = `${answers} ${status.dataset.one}`
  })
})()
