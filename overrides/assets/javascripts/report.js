// The report for the next rung: checks the fields, composes a text, and forgets everything when the page goes.
// Nothing is sent or stored, and nothing typed becomes part of an address.
(() => {
  "use strict"

  const form = document.querySelector("[data-report]")
  if (!form) return

  const words = form.dataset
  const output = document.querySelector("[data-report-output]")
  const text = document.getElementById("laporan-teks")
  const summary = form.querySelector("[data-report-errors]")
  const fields = [...form.querySelectorAll("[data-field]")]
  const items = [...form.querySelectorAll("[data-held]")]
  const ticks = form.querySelector("[data-ticks]")
  let file = ""

  const reporter = () => form.querySelector("[name=reporter]:checked")
  const isWanted = (item) => item.dataset.held.split(" ").includes(reporter()?.value)

  // Only what the chosen reporter can have is asked for; the rest is neither shown nor written.
  function fitToReporter() {
    for (const item of items) item.hidden = !isWanted(item)
    form.querySelector("output").textContent = reporter()?.dataset.recipient ?? ""
    if (ticks) ticks.hidden = items.every((item) => item.hidden)
  }

  function messageOf(field) {
    const { validity } = field
    if (validity.customError) return field.validationMessage
    if (validity.valueMissing) return field.dataset.missing
    return validity.valid ? "" : field.dataset.wrong
  }

  function show(field) {
    const message = messageOf(field)
    const place = document.getElementById(`${field.id}-error`)
    place.textContent = message
    place.hidden = !message
    field.setAttribute("aria-invalid", String(Boolean(message)))
    return message
  }

  function summarise(wrong) {
    summary.hidden = wrong.length === 0
    const list = summary.querySelector("ul")
    list.replaceChildren(...wrong.map(([field, message]) => {
      const link = document.createElement("a")
      link.href = `#${field.id}`
      link.textContent = `${labelOf(field)}: ${message}`
      const item = document.createElement("li")
      item.append(link)
      return item
    }))
    if (wrong.length) summary.focus()
  }

  const labelOf = (field) => field.closest(".field").querySelector("[data-label]").textContent.trim()

  function written(field) {
    if (field.type !== "datetime-local") return field.value.trim()
    const style = { dateStyle: "long", timeStyle: "short" }
    return field.value && new Date(field.value).toLocaleString(document.documentElement.lang === "en" ? "en-GB" : "id", style)
  }

  function line(field) {
    const value = written(field)
    if (!value) return []
    return field.tagName === "TEXTAREA" ? ["", `${labelOf(field)}:`, value] : [`${labelOf(field)}: ${value}`]
  }

  function checklist() {
    const lines = items.filter((item) => !item.hidden).map((item) => {
      const label = item.querySelector("[data-label]").textContent.trim()
      return item.querySelector("input").checked ? `[x] ${label}` : `[ ] ${label} (${words.notYet})`
    })
    return lines.length ? ["", `${words.checklist}:`, ...lines] : []
  }

  function compose() {
    const from = reporter()
    const head = [
      words.title,
      `${words.questionLabel}: ${words.question} (${words.entry})`,
      `${words.answerLabel}: ${words.link}`,
      `${words.fromLabel}: ${from.dataset.label}`,
      `${words.toLabel}: ${from.dataset.recipient}`,
    ]
    return [...head, ...fields.flatMap(line), ...checklist()].join("\n")
  }

  function forgetFile() {
    URL.revokeObjectURL(file)
    file = ""
  }

  function retract() {
    output.hidden = true
    text.textContent = ""
    forgetFile()
  }

  function forget() {
    form.reset()
    retract()
    summarise([])
    for (const field of fields) {
      field.setCustomValidity("")
      field.removeAttribute("aria-invalid")
      document.getElementById(`${field.id}-error`).hidden = true
    }
    fitToReporter()
  }

  form.addEventListener("submit", (event) => {
    event.preventDefault()
    const wrong = fields.map((field) => [field, show(field)]).filter(([, message]) => message)
    summarise(wrong)
    retract()
    if (wrong.length) return
    text.textContent = compose()
    output.hidden = false
    output.querySelector("h4").focus()
  })

  form.addEventListener("input", (event) => {
    retract()
    if (event.target.name === "reporter") fitToReporter()
    // A secret is told at once; other faults only when the reader has finished.
    if (event.target.validity.customError || event.target.getAttribute("aria-invalid") === "true") show(event.target)
  })
  form.addEventListener("reset", () => setTimeout(retract))
  summary.addEventListener("click", (event) => {
    const target = event.target.closest("a")
    if (!target) return
    event.preventDefault()
    document.getElementById(target.hash.slice(1)).focus()
  })

  output.querySelector("[data-report-save]").addEventListener("click", (event) => {
    forgetFile()
    file = URL.createObjectURL(new Blob([text.textContent.trim(), "\n"], { type: "text/plain;charset=utf-8" }))
    event.currentTarget.href = file
    setTimeout(forgetFile, 1000)
  })

  // A link to the form opens it.
  function openIfMeant(hash) {
    if (hash === "#laporan") form.closest("details").open = true
  }
  openIfMeant(location.hash)
  document.addEventListener("click", ({ target }) => openIfMeant(target.closest("a")?.hash))

  document.addEventListener("faq:role", (event) => {
    const choice = form.querySelector(`[name=reporter][value="${CSS.escape(event.detail)}"]`)
    if (choice && !text.textContent) choice.checked = true
    fitToReporter()
  })
  // Also when the page is only set aside: going back to it must not bring the text back.
  window.addEventListener("pagehide", forget)
  window.addEventListener("pageshow", ({ persisted }) => persisted && forget())

  form.hidden = false
  fitToReporter()
})()
