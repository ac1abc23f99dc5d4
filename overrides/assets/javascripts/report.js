// The report for the next level: checks the fields, composes a text, and forgets everything when the page goes.
// Nothing is sent or stored, and nothing typed becomes part of an address.
(() => {
  "use strict"

  const form = document.querySelector("[data-report]")
  const words = form.dataset
  const output = document.querySelector("[data-report-output]")
  const text = document.getElementById("laporan-teks")
  const summary = form.querySelector("[data-report-errors]")
  const fields = [...form.querySelectorAll("[data-field]")]
  // What is asked for is ticked off where the answer lists it.
  const items = [...document.querySelectorAll("[data-held]")]
  const boxes = [...document.querySelectorAll("[data-evidence]")]
  const zone = form.querySelector("[data-zone]")
  let file = ""

  const reporter = () => form.querySelector("[name=reporter]:checked")
  const isWanted = (item) => item.dataset.held.split(" ").includes(reporter()?.value)

  function fitToReporter() {
    form.querySelector("output").textContent = reporter()?.dataset.recipient ?? ""
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
    const when = field.value && new Date(field.value).toLocaleString(document.documentElement.lang === "en" ? "en-GB" : "id", style)
    return when && `${when} ${zone.selectedOptions[0].text}`
  }

  function line(field) {
    const value = written(field)
    if (!value) return []
    return field.tagName === "TEXTAREA" ? ["", `${labelOf(field)}:`, value] : [`${labelOf(field)}: ${value}`]
  }

  function checklist() {
    // Only what the chosen reporter can have is asked for.
    const lines = items.filter(isWanted).map((item) => {
      const label = item.querySelector("strong").textContent
      return item.querySelector("input").checked ? `[x] ${label}` : `[ ] ${label} (${words.notYet})`
    })
    return lines.length ? ["", `${words.checklist}:`, ...lines] : []
  }

  function tried() {
    const ticked = [...form.querySelectorAll("[data-tried-step]:checked")].map((box) => `${words.step} ${box.value}`)
    return ticked.length ? ["", `${words.tried}: ${ticked.join(", ")}`] : []
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
    return [...head, ...fields.flatMap(line), ...tried(), ...checklist()].join("\n")
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
    for (const box of boxes) box.checked = false
    retract()
    summarise([])
    for (const field of fields) {
      field.setCustomValidity("")
      field.removeAttribute("aria-invalid")
      document.getElementById(`${field.id}-error`).hidden = true
    }
    fitToReporter()
  }

  // Few people type https:// themselves.
  const site = form.elements.alamat
  site.addEventListener("change", () => {
    if (site.value && !/^[a-z][a-z0-9+.-]*:/i.test(site.value)) site.value = `https://${site.value.trim()}`
  })

  // The device knows the time; Indonesia has three zones without summer time.
  const here = String(-new Date().getTimezoneOffset())
  if ([...zone.options].some((option) => option.value === here)) zone.value = here
  form.querySelector("[data-now]").addEventListener("click", () => {
    const shifted = new Date(Date.now() + Number(zone.value) * 60000)
    form.elements.time.value = shifted.toISOString().slice(0, 16)
    retract()
  })

  form.addEventListener("submit", (event) => {
    event.preventDefault()
    const wrong = fields.map((field) => [field, show(field)]).filter(([, message]) => message)
    summarise(wrong)
    retract()
    if (wrong.length) return
    text.textContent = compose()
    output.hidden = false
    output.querySelector("h3").focus()
  })

  form.addEventListener("input", (event) => {
    retract()
    if (event.target.name === "reporter") fitToReporter()
    // A secret is reported at once; other mistakes only when the reader has finished.
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

  function report(role) {
    const choice = form.querySelector(`[name=reporter][value="${CSS.escape(role)}"]`)
    if (choice && !text.textContent) choice.checked = true
    fitToReporter()
  }
  document.addEventListener("faq:role", (event) => report(event.detail))
  // What was typed is worth a question before it is lost, unless the report was copied or saved.
  let unsaved = false
  const guard = (event) => {
    event.preventDefault()
    event.returnValue = words.leaving
  }
  function mind(kept) {
    if (kept === unsaved) return
    unsaved = kept
    if (unsaved) window.addEventListener("beforeunload", guard)
    else window.removeEventListener("beforeunload", guard)
  }
  form.addEventListener("input", () => mind(true))
  form.addEventListener("reset", () => mind(false))
  output.addEventListener("click", (event) => event.target.closest("button, a") && mind(false))

  // Also when the page is only set aside: going back to it must not bring the text back.
  window.addEventListener("pagehide", forget)
  window.addEventListener("pageshow", ({ persisted }) => persisted && forget())

  if (navigator.share) output.querySelector("[data-share-from]").hidden = false
  form.hidden = false
  // The role that was chosen before the form was there.
  report(document.querySelector(".report__levels .is-mine")?.dataset.forRole ?? "")
})()
