// Says when there is no network, when the host has been silent for long, and when there is a newer edition; keeps the
// site on this device once the page has come to rest. It never reloads a page that someone may be writing in.
(() => {
  "use strict"

  const DAY = 24 * 3600 * 1000
  const SILENT_DAYS = 14
  const ASK_AGAIN = 3600 * 1000
  // Reading and searching come first: nothing is fetched before the reader has been still for so long.
  const STILL = 4000

  const place = document.querySelector("[data-offline]")
  const words = place.dataset
  const root = new URL(document.documentElement.dataset.site, location)
  const language = document.documentElement.lang

  // --- Notices: the weightiest that was not dismissed -------------------------------------------------------

  const ORDER = ["silent", "older", "gone", "newer"]
  const notices = new Map()
  const dismissed = new Set()
  // That there is no network is said once, not on every page that is then read; other sites on the origin say it too.
  const GONE = `faq:${document.documentElement.dataset.site}:gone`

  function session(use) {
    try {
      return use(sessionStorage)
    } catch {
      return null // Said again, then.
    }
  }

  function button(label, work) {
    const made = document.createElement("button")
    made.type = "button"
    made.className = "button"
    made.textContent = label
    made.addEventListener("click", work)
    return made
  }

  function show() {
    const kind = ORDER.find((name) => notices.has(name) && !dismissed.has(name))
    if (!kind) return place.replaceChildren()
    const dismiss = button(words.close, () => {
      dismissed.add(kind)
      if (kind === "gone") session((kept) => kept.setItem(GONE, "1"))
      show()
    })
    dismiss.dataset.dismiss = kind
    place.replaceChildren(notices.get(kind), " ", ...(kind === "newer" ? [button(words.reload, () => location.reload()), " "] : []), dismiss)
  }

  function notice(kind, text) {
    if (text) notices.set(kind, text)
    else {
      notices.delete(kind)
      dismissed.delete(kind)
    }
    show()
  }

  function tellNetwork() {
    if (navigator.onLine) session((kept) => kept.removeItem(GONE))
    notice("gone", navigator.onLine ? "" : words.gone)
  }
  if (session((kept) => kept.getItem(GONE))) dismissed.add("gone")
  addEventListener("online", tellNetwork)
  addEventListener("offline", tellNetwork)
  tellNetwork()

  if (!/^https?:$/.test(location.protocol) || !("serviceWorker" in navigator)) return
  const { serviceWorker } = navigator

  // --- What the worker says ------------------------------------------------------------------------------------

  const keeping = document.querySelector("[data-keep]")
  const keepButton = keeping?.querySelector("button")
  const say = (text) => keeping?.querySelector("[role=status]").replaceChildren(text)

  function tellState({ reached, all, older }) {
    const silent = reached && Date.now() - reached > SILENT_DAYS * DAY
    const date = new Date(reached).toLocaleDateString(language === "en" ? "en-GB" : language, { dateStyle: "long" })
    notice("silent", silent ? words.silent.replace("{date}", date) : "")
    notice("older", older ? words.older : "")
    if (all) tellKept(true)
  }

  function tellKept(done) {
    if (!keeping) return
    keepButton.disabled = false
    keepButton.hidden = done
    say(done ? keeping.dataset.done : keeping.dataset.failed)
  }

  let asked = false
  serviceWorker.addEventListener("message", ({ data }) => {
    if (data.state) tellState(data.state)
    if (data.newer) notice("newer", words.newer)
    if (!asked) return
    if (data.keeping) {
      const { done, of } = data.keeping
      say(keeping.dataset.progress.replace("{done}", done).replace("{of}", of))
    }
    if ("kept" in data) tellKept(data.kept)
  })

  // --- Keeping -------------------------------------------------------------------------------------------------

  const { saveData, type, effectiveType } = navigator.connection ?? {}
  const spares = Boolean(saveData) || /2g$/.test(effectiveType ?? "")
  const isMetered = spares || type === "cellular"

  async function register() {
    await serviceWorker.register(new URL("sw.js", root), { updateViaCache: "none" })
    return (await serviceWorker.ready).active
  }

  async function keepAll() {
    asked = true
    keepButton.disabled = true
    say("…")
    try {
      const worker = await register()
      worker.postMessage({ keep: { language, all: true } })
    } catch {
      tellKept(false)
    }
  }

  // From the first moment without work on, but not while someone is scrolling or typing.
  function whenStill(work) {
    const idle = self.requestIdleCallback ?? setTimeout
    let timer = 0
    const events = ["keydown", "pointerdown", "input", "scroll"]
    const again = () => {
      clearTimeout(timer)
      timer = setTimeout(() => idle(begin), STILL)
    }
    const begin = () => {
      for (const event of events) removeEventListener(event, again, true)
      work()
    }
    for (const event of events) addEventListener(event, again, { capture: true, passive: true })
    again()
  }

  async function start() {
    const read = !serviceWorker.controller
    try {
      const worker = await register()
      if (!isMetered) worker.postMessage({ keep: { language, all: false } })
      if (read) worker.postMessage({ read: location.href })
    } catch {
      // Storage refused or full: the site works, only not without a network.
    }
  }

  async function forget() {
    const registration = await serviceWorker.getRegistration(root)
    // A worker further up the same origin is another site's.
    if (registration?.scope !== root.href) return
    registration.active?.postMessage({ leave: true })
    await registration.unregister()
  }

  // A tab that stays open for days asks as well.
  let last = Date.now()
  document.addEventListener("visibilitychange", async () => {
    if (document.hidden || Date.now() - last < ASK_AGAIN) return
    last = Date.now()
    const registration = await serviceWorker.getRegistration(root)
    registration?.update().catch(() => {})
  })

  // What the installed site is called. Named in the page, its icon would come before the first words.
  function describe() {
    const link = document.createElement("link")
    link.rel = "manifest"
    link.href = new URL(language === "en" ? "en/manifest.webmanifest" : "manifest.webmanifest", root)
    document.head.append(link)
  }

  function begin() {
    // Who saves data gets nothing beyond the page, unless the button is pressed.
    if (!spares) describe()
    if (words.forget) return forget()
    if (keeping) {
      keeping.hidden = false
      keepButton.addEventListener("click", keepAll)
    }
    serviceWorker.controller?.postMessage({ ask: true })
    if (!spares) whenStill(start)
  }

  // Not before the page is finished.
  if (document.readyState === "complete") begin()
  else addEventListener("load", begin)
})()
