// The number of an answer leads to it, however it is written: /f/f2, /F002; and /faq to the list of all. Of any other
// wrong address the words are searched, such as "kode 71023" of /kode/71023.
(() => {
  "use strict"

  const place = document.querySelector("[data-not-found]")
  if (!place) return

  const root = new URL(document.documentElement.dataset.site, location)
  const asked = readable(location.pathname.slice(root.pathname.length))
  const path = asked.replace(/^en\//i, "")
  const english = path !== asked
  const home = new URL(english ? "en/" : "", root)

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
    const text = path.replace(/(?:^|\/)(?:faq|kategori|peran|f)(?=\/)/gi, " ")
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

  // Of pages that are kept on this device, the host need not be asked, nor be there.
  async function exists(address) {
    try {
      return Boolean(await self.caches?.match(address)) || (await fetch(address, { method: "HEAD" })).ok
    } catch {
      return false
    }
  }

  function search(text) {
    if (!text) return
    // Hosts have one such page for all languages, and it is Indonesian.
    if (english && document.documentElement.lang !== "en") {
      location.replace(new URL(`#q=${encodeURIComponent(text)}`, home))
      return
    }
    const input = document.getElementById("search-query")
    if (input.value) return
    input.value = text
    input.dispatchEvent(new Event("input", { bubbles: true }))
  }

  // A PDF that is gone leads to the page of its answer, which says what became of it.
  function pageOfSheet() {
    const [, language, slug] = /^pdf\/(id|en)\/answers\/([\w-]+)\.pdf$/.exec(asked) ?? []
    return slug && new URL(`${language === "en" ? "en/" : ""}faq/${slug}/`, root)
  }

  async function help() {
    if (/^(?:faq|f)\/?$/i.test(path)) {
      location.replace(new URL("daftar/", home))
      return
    }
    const id = entryId()
    const address = pageOfSheet() ?? (id && new URL(`f/${id}/`, home))
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
