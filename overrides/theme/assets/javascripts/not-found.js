// A wrong address is searched for its own words. Known patterns lead straight to the page: /f/f2, /F002, /kode/71023.
(() => {
  "use strict"

  const place = document.querySelector("[data-not-found]")
  if (!place) return

  const root = new URL(document.querySelector("[data-offline]").dataset.root, location)
  const english = document.documentElement.lang === "en"
  const home = new URL(english ? "en/" : "", root)
  const path = readable(location.pathname.slice(root.pathname.length)).replace(/^en\//i, "")

  function readable(text) {
    try {
      return decodeURIComponent(text)
    } catch {
      return text
    }
  }

  // F2, f02 and f002 all mean F002.
  function entryId() {
    const found = /^(?:f\/)?f?[-_ ]?0*(\d{1,5})(?:\.html?)?\/?$/i.exec(path)
    const named = found && /^f/i.test(path)
    return named ? `F${found[1].padStart(3, "0")}` : ""
  }

  function words() {
    const known = /^(?:kode|code|error|galat)\/([^/]+)/i.exec(path)
    const text = known ? known[1] : path.replace(/(?:^|\/)(?:faq|kategori|peran|f)(?=\/)/gi, " ")
    return text.replace(/\.(?:html?|php|aspx?|md)$/i, "").replace(/[^\p{L}\p{N}]+/gu, " ").trim()
  }

  function offer(label, href) {
    const paragraph = document.createElement("p")
    const link = document.createElement("a")
    link.href = href
    link.textContent = label
    paragraph.append(`${place.dataset.perhaps}: `, link)
    place.append(paragraph)
  }

  async function exists(address) {
    try {
      return (await fetch(address, { method: "HEAD" })).ok
    } catch {
      return false
    }
  }

  function search(text) {
    const input = document.querySelector("[data-md-component=search-query]")
    if (!text || !input) return
    input.value = text
    input.focus({ preventScroll: true })
    input.dispatchEvent(new Event("input", { bubbles: true }))
  }

  async function help() {
    if (!navigator.onLine) {
      place.textContent = place.dataset.notKept
      return
    }
    const id = entryId()
    const address = id && new URL(`f/${id}/`, home)
    if (address && (await exists(address))) {
      location.replace(address)
      return
    }
    const slug = new URL(`faq/${words().replaceAll(" ", "-").toLowerCase()}/`, home)
    if (words() && (await exists(slug))) offer(words(), slug)
    search(words())
  }

  help()
})()
