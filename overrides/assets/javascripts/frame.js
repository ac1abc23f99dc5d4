// The frame of every page: light or dark, the menu, and the way to the other language.
(() => {
  "use strict"

  const dark = document.querySelector("[data-scheme-switch]")
  // Other sites on the same origin keep choices of their own.
  const schemeKey = `faq:${document.documentElement.dataset.site}:scheme`
  const showScheme = () => dark.setAttribute("aria-pressed", document.documentElement.dataset.mdColorScheme === "slate")
  showScheme()
  dark.addEventListener("click", () => {
    const scheme = document.documentElement.dataset.mdColorScheme === "slate" ? "default" : "slate"
    document.documentElement.dataset.mdColorScheme = scheme
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
      document.documentElement.dataset.mdColorScheme = localStorage.getItem(schemeKey) ?? document.documentElement.dataset.mdColorScheme
    } catch {
      // As it was, then.
    }
    showScheme()
  })

  // A notice holds between its days, both included, by the reader's own calendar. It is hidden until that is known.
  for (const incident of document.querySelectorAll(".incident")) {
    const now = new Date()
    const day = [now.getFullYear(), now.getMonth() + 1, now.getDate()].map((part) => String(part).padStart(2, "0")).join("-")
    incident.hidden = day < incident.dataset.from || day > incident.dataset.until
  }

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

  // The same step, or the same results, in the other language, where there is one.
  const language = document.querySelector("[data-language-switch]")
  for (const event of language ? ["pointerdown", "focus", "click"] : []) {
    language.addEventListener(event, () => (language.hash = location.hash), { capture: true })
  }
})()
