// Copies the text that a control names and says so. Markup decides everything:
//   data-copy="…"        the text itself; empty, that of the element before
//   data-copy-from="id"  the element that holds it
//   data-done="…"        what to say then
// A link with one of these still leads where it leads. Other scripts speak by the event "faq:say".
(() => {
  "use strict"

  const place = document.querySelector("[data-say]")
  let hush = 0

  function say(text) {
    if (!place) return
    // Emptied first: the same sentence twice is two changes, and a screen reader reads both.
    place.textContent = ""
    clearTimeout(hush)
    setTimeout(() => place.replaceChildren(text), 50)
    hush = setTimeout(() => place.replaceChildren(), 6000)
  }

  function wanted(control) {
    const source = control.dataset.copyFrom
    return source ? document.getElementById(source).textContent.trim() : control.dataset.copy || control.previousElementSibling.textContent.trim()
  }

  // Pages opened from a disk or over plain http have no clipboard of their own.
  function copyBySelection(text) {
    const area = document.createElement("textarea")
    const focused = document.activeElement
    area.className = "visually-hidden"
    area.value = text
    document.body.append(area)
    area.select()
    const done = document.execCommand("copy")
    area.remove()
    focused?.focus()
    return done
  }

  async function copy(text) {
    if (!navigator.clipboard) return copyBySelection(text)
    try {
      await navigator.clipboard.writeText(text)
      return true
    } catch {
      return copyBySelection(text)
    }
  }

  document.addEventListener("faq:say", (event) => say(event.detail))
  document.addEventListener("click", async (event) => {
    const control = event.target.closest("[data-copy], [data-copy-from]")
    if (!control) return
    const copied = await copy(wanted(control))
    say(copied ? control.dataset.done : place?.dataset.failed)
  })
  document.addEventListener("click", (event) => {
    if (event.target.closest("[data-print]")) window.print()
  })

  // The device's own way of sharing; what has one shows such a control.
  document.addEventListener("click", ({ target }) => {
    const control = target.closest("[data-share], [data-share-from]")
    if (!control) return
    const { share, shareFrom, shareTitle } = control.dataset
    const shared = share ? { title: shareTitle, url: share } : { title: shareTitle, text: document.getElementById(shareFrom).textContent.trim() }
    // Closing the sheet without choosing is no failure.
    navigator.share(shared).catch(() => {})
  })
})()
