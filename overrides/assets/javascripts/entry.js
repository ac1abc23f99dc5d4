// An answer's page: a link to copy beside every step, one ready reply at a time, e-mails worded from the messages, keys
// for agents, and a word of caution where a review is overdue.
(() => {
  "use strict"

  const button = document.getElementById("step-link").content.firstElementChild
  const actions = document.querySelector(".actions")
  const address = actions.querySelector("[data-copy]").dataset.copy
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

  const replies = document.querySelector(".replies")
  const tools = document.getElementById("balasan-alat").content
  const kind = tools.querySelector("[data-reply-kind]")
  const language = tools.querySelector("[data-reply-language]")
  const [copy, share] = tools.querySelectorAll("li")
  if (navigator.share) {
    Object.assign(share.firstChild.dataset, { share: address, shareTitle: document.querySelector("h1").textContent })
    actions.append(share)
  }

  // An e-mail says what the message of its language says, a paragraph for each line. Where the answer is only text, that
  // text stays one paragraph: it comes before whom to ask, the caution and the link.
  for (const mail of tools.querySelectorAll("[data-begins]")) {
    const chat = document.getElementById(mail.id.replace("email", "chat"))
    const [first, ...rest] = chat.textContent.split("\n")
    const lines = document.querySelector(".steps") ? rest : [rest.slice(0, -3).join("\n"), ...rest.slice(-3)]
    const [before, after] = mail.dataset.begins.split("{question}")
    const question = first.slice(before.length, first.length - after.length)
    const [greeting, closing] = mail.textContent.split("{message}")
    mail.textContent = `${greeting.replace("{question}", () => question)}${lines.join("\n\n")}${closing}`
    chat.parentElement.after(mail.parentElement)
  }
  replies.querySelector(".reply").before(tools.querySelector(".replies__choice"))
  replies.querySelector(".row").prepend(copy)
  replies.append(tools.querySelector("p"))

  function chooseReply() {
    const chosen = document.getElementById(`balasan-${language?.value ?? document.documentElement.lang}-${kind.value}`)
    for (const reply of replies.querySelectorAll(".reply")) reply.hidden = reply !== chosen.parentElement
    for (const control of document.querySelectorAll("[data-chosen-reply]")) control.dataset.copyFrom = chosen.id
    // A link that opens a mail or chat program takes the whole text along; the page does not hold it twice.
    const text = chosen.textContent
    for (const link of replies.querySelectorAll("[data-send]")) {
      const mail = link.dataset.send === "email"
      link.parentElement.hidden = mail !== (kind.value === "email")
      if (mail) link.href = `${link.href.split("&body=")[0]}&body=${encodeURIComponent(text.replaceAll("\n", "\r\n"))}`
      else link.href = `https://wa.me/?text=${encodeURIComponent(text)}`
    }
  }
  for (const one of [kind, language]) one?.addEventListener("change", chooseReply)
  chooseReply()

  // The report comes when a reader is about to open it; a link to it opens it.
  const report = document.querySelector("[data-report-place]")
  const signs = ["focusin", "pointerenter", "toggle"]
  const awaitReader = () => signs.forEach((sign) => report.addEventListener(sign, fetchReport))
  function fetchReport({ type }) {
    if (type === "toggle" && !report.open) return
    for (const sign of signs) report.removeEventListener(sign, fetchReport)
    const script = document.createElement("script")
    script.src = new URL(report.dataset.form, new URL(document.documentElement.dataset.site, location))
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
    const control = document.querySelector(`[aria-keyshortcuts="Alt+Shift+${CSS.escape(event.code.slice("Key".length))}"]`)
    if (!control) return
    event.preventDefault()
    control.click()
  })

  const notice = document.querySelector("[data-due]")
  const now = new Date()
  const today = [now.getFullYear(), now.getMonth() + 1, now.getDate()].map((part) => String(part).padStart(2, "0")).join("-")
  if (notice && today > notice.dataset.due) notice.hidden = false
})()
