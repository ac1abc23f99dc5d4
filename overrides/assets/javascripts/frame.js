// The frame of every page: light or dark, the menu, and Material's search script, loaded when it is wanted.
const own = document.currentScript

// Material's script expects these three; its base template would define them in an inline script.
const { base } = JSON.parse(document.getElementById("__config").textContent)
window.__md_scope = new URL(base, location)
window.__md_get = (key, storage = localStorage) => JSON.parse(storage.getItem(__md_scope.pathname + "." + key))
window.__md_set = (key, value, storage = localStorage) => {
  try {
    storage.setItem(__md_scope.pathname + "." + key, JSON.stringify(value))
  } catch {
    // A full or forbidden storage only forgets.
  }
}

const dark = document.querySelector("[data-scheme-switch]")
// Other sites on the same origin keep choices of their own.
const schemeKey = `faq:${document.documentElement.dataset.site}:scheme`
const showScheme = () => dark.setAttribute("aria-pressed", document.body.dataset.mdColorScheme === "slate")
showScheme()
dark.addEventListener("click", () => {
  const scheme = document.body.dataset.mdColorScheme === "slate" ? "default" : "slate"
  document.body.dataset.mdColorScheme = scheme
  showScheme()
  try {
    localStorage.setItem(schemeKey, scheme)
  } catch {
    // Not remembered then.
  }
})

addEventListener("pageshow", ({ persisted }) => {
  if (!persisted) return
  try {
    document.body.dataset.mdColorScheme = localStorage.getItem(schemeKey) ?? document.body.dataset.mdColorScheme
  } catch {
    // As it was, then.
  }
  showScheme()
})

const menu = document.querySelector("[data-menu]")
document.addEventListener("click", ({ target }) => {
  if (!menu.contains(target)) menu.open = false
})
menu.addEventListener("focusout", ({ relatedTarget }) => {
  if (relatedTarget && !menu.contains(relatedTarget)) menu.open = false
})
menu.addEventListener("keydown", ({ key }) => {
  if (key !== "Escape" || !menu.open) return
  menu.open = false
  menu.firstElementChild.focus()
})

const query = document.forms.search?.querySelector("input")
let loading = false
const loadSearch = () => {
  if (loading) return
  loading = true
  // Material puts the tags of every result into a navigation landmark of its own; they are no navigation.
  new MutationObserver(() => {
    for (const tags of document.querySelectorAll(".md-search-result nav")) tags.setAttribute("role", "none")
  }).observe(document.querySelector(".md-search-result__list"), { childList: true })
  const { search, disk } = own.dataset
  const sources = [...(location.protocol === "file:" ? [disk] : []), ...search.split(" ")]
  for (const source of sources) {
    const script = document.createElement("script")
    script.src = source
    script.async = false
    document.head.append(script)
  }
}
if (query) {
  for (const event of ["focus", "pointerenter", "touchstart"]) {
    query.addEventListener(event, loadSearch, { once: true, passive: true })
  }
  // Material listens to keys only; pasting with the mouse, dictation and the clear button count as well.
  query.addEventListener("input", () => query.dispatchEvent(new Event("keyup")))
  document.addEventListener("keydown", (event) => {
    const writing = event.target.closest?.("input, textarea, select, [contenteditable]")
    if (loading || writing || event.ctrlKey || event.metaKey || event.altKey) return
    if (!["f", "s", "/"].includes(event.key)) return
    event.preventDefault()
    query.focus()
  })
  if (query === document.activeElement || new URLSearchParams(location.search).has("q")) loadSearch()
}
