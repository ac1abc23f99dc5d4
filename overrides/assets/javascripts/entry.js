// An answer's page: a link to copy beside every step, one ready reply at a time, keys for agents, and a word of
// caution where a review is overdue.
(() => {
  "use strict"

  const button = document.getElementById("step-link").content.firstElementChild
  const address = document.querySelector(".actions [data-copy]").dataset.copy
  for (const step of document.querySelectorAll(".step[id]")) {
    const copy = button.cloneNode(true)
    copy.dataset.copy = `${address}#${step.id}`
    copy.querySelector(".visually-hidden").textContent = ` ${step.querySelector(".step__role").textContent.trim()}: ${step.id}`
    step.append(copy)
    // A finger has no hover: a long press brings the link out. Not every phone calls it a context menu.
    let pressed = 0
    step.addEventListener("pointerdown", ({ pointerType }) => {
      if (pointerType === "touch") pressed = setTimeout(() => step.classList.add("step--held"), 500)
    })
    for (const end of ["pointerup", "pointercancel"]) step.addEventListener(end, () => clearTimeout(pressed))
  }

  const kind = document.querySelector("[data-reply-kind]")
  const language = document.querySelector("[data-reply-language]")
  function chooseReply() {
    const chosen = `${language?.value ?? document.documentElement.lang}-${kind.value}`
    for (const reply of document.querySelectorAll("[data-reply]")) reply.hidden = reply.dataset.reply !== chosen
    for (const control of document.querySelectorAll("[data-chosen-reply]")) control.dataset.copyFrom = `balasan-${chosen}`
    // A link that opens a mail or chat program takes the whole text along; the page does not hold it twice.
    const text = document.getElementById(`balasan-${chosen}`).textContent
    for (const link of document.querySelectorAll("[data-send]")) {
      const mail = link.dataset.send === "email"
      link.parentElement.hidden = mail !== (kind.value === "email")
      if (mail) link.href = `${link.href.split("&body=")[0]}&body=${encodeURIComponent(text.replaceAll("\n", "\r\n"))}`
      else link.href = `https://wa.me/?text=${encodeURIComponent(text)}`
    }
  }
  if (kind) {
    for (const one of [kind, language]) one?.addEventListener("change", chooseReply)
    chooseReply()
  }

  // The report comes when a reader is about to open it; a link to it opens it.
  const report = document.querySelector("[data-report-place]")
  const signs = ["focusin", "pointerenter", "toggle"]
  const awaitReader = () => signs.forEach((sign) => report.addEventListener(sign, fetchReport))
  function fetchReport({ type }) {
    if (type === "toggle" && !report.open) return
    for (const sign of signs) report.removeEventListener(sign, fetchReport)
    const script = document.createElement("script")
    script.src = report.closest("[data-report-script]").dataset.reportScript
    script.addEventListener("error", () => {
      script.remove()
      awaitReader()
      if (report.open) document.dispatchEvent(new CustomEvent("faq:say", { detail: report.dataset.failed }))
      report.open = false
    })
    document.body.append(script)
  }
  awaitReader()
  const openIfMeant = (hash) => hash === "#laporan" && (report.open = true)
  openIfMeant(location.hash)
  document.addEventListener("click", ({ target }) => openIfMeant(target.closest("a")?.hash))

  // With Alt and Shift held: a single letter would get in the way of speech input and screen readers.
  document.addEventListener("keydown", (event) => {
    if (!event.altKey || !event.shiftKey || event.ctrlKey || event.metaKey) return
    const control = document.querySelector(`[data-key="${CSS.escape(event.code)}"]`)
    if (!control) return
    event.preventDefault()
    control.click()
  })

  const notice = document.querySelector("[data-due]")
  const now = new Date()
  const today = [now.getFullYear(), now.getMonth() + 1, now.getDate()].map((part) => String(part).padStart(2, "0")).join("-")
  if (notice && today > notice.dataset.due) notice.hidden = false
})()
