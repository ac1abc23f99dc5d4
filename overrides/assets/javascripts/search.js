// The search box: a combobox whose popup is a named dialog with a list of links that take the focus in turn.
//
// It asks scripts/faq/search/worker/, which finds; here is only what a reader sees and does. Results are shown in one of three
// places: a panel under the box (the whole screen on a phone), the page itself (all results), or, where the box is
// declared "inline", under the box without a panel.
//
// What is asked never leaves the device. All results are a state of the same page: `#q=…`, which no server sees; what
// is long or looks like a secret stays in history.state alone.
(() => {
  "use strict"

  const box = document.querySelector("[data-search]")
  if (!box) return

  const words = box.dataset
  const inline = words.search === "inline"
  const onDisk = location.protocol === "file:"
  const home = new URL(words.home, location)
  const { worker: code, files } = document.querySelector("script[data-worker]").dataset
  const input = box.querySelector("input")
  const output = box.querySelector("#search-result")
  const status = output.querySelector("[role=status]")
  const shown = output.querySelector("[data-search-shown]")
  const article = document.querySelector("main > article")
  const phone = matchMedia("(max-width: 47.99em)")
  const title = document.title

  const STOPS = "a[data-answer], a[data-near], a[data-reference]"
  const LONGEST_IN_ADDRESS = 100
  // Milliseconds: how long the answer to other words stays in sight, until no answer is a failure, between two tries.
  const STALE = 150
  const PATIENCE = 15000
  const PAUSES = [2000, 5000, 15000, 30000]

  // What this script makes of the box, which says so itself.
  const COMBOBOX = {
    role: "combobox", "aria-autocomplete": "none", "aria-controls": output.id, "aria-expanded": false, "aria-haspopup": "dialog",
    autocapitalize: "off", autocomplete: "off", autocorrect: "off", enterkeyhint: "search", spellcheck: false,
  }
  for (const [name, value] of Object.entries(COMBOBOX)) input.setAttribute(name, value)

  // Where results are shown now: "" (nowhere), "panel" or "page", which then has a section of its own.
  let place = ""
  let section = null

  // ---- From one page to the next, in this tab only ---------------------------------------------------------------

  // Other sites on the same origin keep things of their own.
  const site = `faq:${document.documentElement.dataset.site}`
  const TERMS = `${site}:terms`
  const CARRIED = `${site}:carried`

  function keep(name, value) {
    try {
      sessionStorage.setItem(name, JSON.stringify(value))
    } catch {
      // Without storage nothing is marked, and nothing carried.
    }
  }

  function peek(name) {
    try {
      return JSON.parse(sessionStorage.getItem(name))
    } catch {
      return null
    }
  }

  function take(name) {
    const value = peek(name)
    if (value) sessionStorage.removeItem(name)
    return value
  }

  // ---- Asking --------------------------------------------------------------------------------------------------

  let worker = null
  let asked = ""
  let id = 0
  // Of the query `id`: whether it was answered, what to do then, and an answer that waits for a finger to lift.
  let answered = true
  let then = null
  let held = null
  let pressed = false
  let failures = 0
  let timers = []

  const later = (work, pause) => timers.push(setTimeout(work, pause))

  function forgetTimers() {
    timers.forEach(clearTimeout)
    timers = []
  }

  function load(address) {
    const script = document.createElement("script")
    script.src = address
    return new Promise((resolve, reject) => {
      script.onload = resolve
      script.onerror = () => reject(new Error(address))
      document.head.append(script)
    })
  }

  async function found(asked) {
    const response = await asked
    if (!response.ok) throw new Error(`${response.status} ${response.url}`)
    return response
  }

  // A page from disk may start no worker: there, the same script answers in the page.
  async function start() {
    if (onDisk) {
      await load(code)
      await load(files)
      self.faqSearch.begin(home.href)
      return { postMessage: askInPage, terminate() {} }
    }
    // A page that is opened with a question has begun already: see partials/scheme.js.
    const begun = self.faqSearchBegun || {}
    self.faqSearchBegun = null
    const made = begun.worker || new Worker(code)
    made.onmessage = ({ data }) => receive(data)
    made.onerror = fail
    if (begun.broken) begun.broken.then(fail)
    try {
      await hand(made, begun.list)
    } catch (error) {
      made.terminate()
      throw error
    }
    return made
  }

  // Tells the worker the names of its files, which change with what is in them, so that none is out of date. What comes
  // at once is fetched here, while the worker's own script is still on its way.
  async function hand(made, begun) {
    const response = await found((await begun) || fetch(files, { cache: "no-cache" }))
    const list = await response.text()
    const { atOnce } = JSON.parse(list.slice(list.indexOf("{"), list.lastIndexOf("}") + 1))
    const named = atOnce.map((address) => [address.split("/").pop().split(".")[0], new URL(address, new URL(files, location))])
    made.postMessage({ home: home.href, files: list, coming: named.map(([name]) => name) })
    for (const [name, address] of named) {
      found(fetch(address)).then((part) => part.arrayBuffer())
        .then((data) => made.postMessage({ name, data }, [data]), () => made.postMessage({ name }))
    }
  }

  function askInPage({ id: mine, query }) {
    const pass = (answer) => receive({ id: mine, ...answer })
    self.faqSearch.answer(query, pass).then(pass, () => pass({ error: true }))
  }

  // A promise of the worker, which begins to load what it needs.
  function connect() {
    if (worker) return worker
    worker = start()
    worker.catch(fail)
    return worker
  }

  function drop() {
    if (worker) worker.then((old) => old.terminate()).catch(() => {})
    worker = null
  }

  const current = () => input.value.trim()

  function ask() {
    const query = current()
    if (query === asked && !failures) return
    forgetTimers()
    failures = 0
    send(query)
  }

  function send(query) {
    asked = query
    id += 1
    held = null
    const mine = id
    if (!query) {
      answered = true
      showBlank()
      return
    }
    answered = false
    output.setAttribute("aria-busy", "true")
    // What is still in sight answers other words: it can be read for a moment, not taken.
    for (const link of shown.querySelectorAll("a")) {
      for (const name of ["answer", "near", "reference"]) delete link.dataset[name]
      link.dataset.stale = ""
    }
    if (!shown.firstChild) say(words.loading)
    later(() => mine === id && !answered && clear(words.loading), STALE)
    post(query)
  }

  function post(query) {
    const mine = id
    later(() => mine === id && !answered && fail(), PATIENCE)
    connect().then((connected) => mine === id && connected.postMessage({ id: mine, query })).catch(() => {})
  }

  function receive(answer) {
    if (answer.id !== id || !asked) return
    if (answer.error) fail()
    else if (pressed) held = answer
    else showAnswer(answer)
  }

  // Says so, offers the list of answers, and tries again: by itself, when the network is back, and on request.
  function fail() {
    if (!asked) return drop()
    forgetTimers()
    answered = true
    then = null
    failures += 1
    output.removeAttribute("aria-busy")
    drop()
    if (!shown.querySelector("[data-search-again]")) {
      clear(words.failed)
      append(part("search-failed"))
      append(part("search-blank"))
    }
    later(again, PAUSES[Math.min(failures, PAUSES.length) - 1])
  }

  function again() {
    forgetTimers()
    id += 1
    answered = false
    post(asked)
  }

  // ---- Showing -------------------------------------------------------------------------------------------------

  const part = (name) => document.getElementById(name).content.cloneNode(true)
  const append = (node) => shown.append(node)

  function element(name, className, ...children) {
    const made = document.createElement(name)
    if (className) made.className = className
    made.append(...children)
    return made
  }

  function say(text) {
    if (status.textContent !== text) status.textContent = text
  }

  function clear(text) {
    while (shown.firstChild) shown.firstChild.remove()
    say(text)
  }

  function showBlank() {
    output.removeAttribute("aria-busy")
    clear("")
    append(part("search-blank"))
  }

  // Text with its marks, which are pairs of places in it.
  function marked(text, marks) {
    const made = document.createDocumentFragment()
    let last = 0
    for (const [start, end] of marks || []) {
      made.append(text.slice(last, start), element("mark", "", text.slice(start, end)))
      last = end
    }
    made.append(text.slice(last))
    return made
  }

  // On disk no server turns a folder into its page.
  function address(url) {
    const found = new URL(url, home)
    if (onDisk) found.pathname = found.pathname.replace(/\/$/, "/index.html")
    return found.href
  }

  function link(url, kind, terms, ...children) {
    const made = element("a", "", ...children)
    made.href = address(url)
    if (kind) made.setAttribute(`data-${kind}`, "")
    made.addEventListener("click", (event) => follow(event, made, terms))
    return made
  }

  // Whether the screen's message is what was asked for: a third of it at least, or a code for the number that was typed.
  function isMatched(message, marks) {
    const length = marks.reduce((sum, [start, end]) => sum + end - start, 0)
    return Boolean(message) && (length >= message.length / 3 || (/^[\dx]+$/i.test(message) && /\d/.test(asked)))
  }

  function answerItem(answer, kind) {
    const { url, entry, question, message, role, step, snippet, terms } = answer
    const main = link(url, kind, terms)
    main.dataset.entry = entry
    const item = element("li", "hit", main)
    if (isMatched(message, answer.messageMarks))
      main.append(element("code", "hit__message", marked(message, answer.messageMarks)), " ")
    main.append(element("span", "hit__title", marked(question, answer.questionMarks)))
    if (role) item.append(element("p", "hit__turn", `${words.turn}: `, element("strong", "", role)))
    if (step) {
      const direct = link(`${url}#${step.id}`, "", terms, element("span", "visually-hidden", `${words.step}: `))
      direct.append(marked(snippet || step.text, snippet ? answer.snippetMarks : []))
      direct.dataset.step = step.id
      item.append(element("p", "hit__step", direct))
    } else if (snippet) {
      item.append(element("p", "hit__text", marked(snippet, answer.snippetMarks)))
    }
    return item
  }

  function referenceItem({ url, title: name, titleMarks, kind, snippet, snippetMarks }) {
    const terms = titleMarks.map(([start, end]) => name.slice(start, end))
    const main = link(url, "reference", terms, element("span", "hit__title", marked(name, titleMarks)))
    const item = element("li", "hit hit--reference", main)
    item.append(" ", element("span", "tag", words[kind] || words.page))
    if (snippet) item.append(element("p", "hit__text", marked(snippet, snippetMarks)))
    return item
  }

  function help(categories) {
    const made = part("search-help")
    const nearest = made.querySelector("[data-categories]")
    for (const category of categories) {
      const item = element("li", "", link(category.url, "", null, category.title))
      nearest.querySelector("ul").append(item)
    }
    nearest.hidden = !categories.length
    made.querySelector("[data-query]").textContent = asked
    // Copied by the script that serves every such control.
    made.querySelector("[data-copy]").dataset.copy = asked
    return made
  }

  // The first answer to a query replaces what was shown; what comes later is added below it, and nothing moves.
  function showAnswer({ tier, answers = [], references = [], categories = [] }) {
    const first = !answered || failures > 0
    if (first) clear("")
    forgetTimers()
    failures = 0
    answered = true
    output.removeAttribute("aria-busy")
    const known = new Set([...shown.querySelectorAll(STOPS)].map(({ href }) => href))
    const fresh = ({ url }) => !known.has(address(url))
    const items = [
      ...answers.filter(fresh).map((answer) => answerItem(answer, tier === "near" ? "near" : "answer")),
      ...references.filter(fresh).map(referenceItem),
    ]
    if (items.length) append(element("ol", "hits", ...items))
    if (first && tier !== "sure") append(help(categories))
    const count = shown.querySelectorAll(STOPS).length
    if (tier === "near") say(words.near)
    else if (!count || tier === "none") say(words.none)
    else say(count === 1 ? words.one : words.many.replace("#", count))
    const work = then
    then = null
    if (work) work()
  }

  // An answer to the words in the box is there now or will be: `work` is done then.
  function whenAnswered(work) {
    ask()
    if (answered) work()
    else then = work
  }

  // ---- The panel -----------------------------------------------------------------------------------------------

  const isOpen = () => place === "panel"

  // Everything but the box is out of reach while the box fills the screen.
  function setAside(aside) {
    for (let part = box; part !== document.body; part = part.parentElement) {
      for (const other of part.parentElement.children) {
        if (other !== part && !other.matches("script, template, [role=status]")) other.inert = aside
      }
    }
  }

  function open() {
    connect()
    if (inline || place) return
    place = "panel"
    box.classList.add("search--open")
    document.documentElement.classList.add("has-search")
    input.setAttribute("aria-expanded", "true")
    if (phone.matches) {
      setAside(true)
      // Back leaves the box, as it leaves everything else that fills the screen.
      if (state().show !== "panel") remember({ show: "panel", pushed: true }, location.href, true)
    }
    ask()
    if (!asked) showBlank()
  }

  function shut() {
    if (!isOpen()) return
    place = ""
    box.classList.remove("search--open")
    document.documentElement.classList.remove("has-search")
    input.setAttribute("aria-expanded", "false")
    setAside(false)
  }

  function close() {
    if (!isOpen()) return
    const { show, pushed } = state()
    shut()
    if (show !== "panel") return
    if (pushed) history.back()
    else remember(undefined)
  }

  phone.addListener(({ matches }) => isOpen() && setAside(matches))

  // ---- All results, and the history ----------------------------------------------------------------------------

  const state = () => (history.state && history.state.search) || {}
  const plain = () => location.href.split("#")[0]

  // A number of nine digits and more is a person's or a company's.
  function shareable(query) {
    return query.length <= LONGEST_IN_ADDRESS && !/[\n\r@]/.test(query) && !/(?:\d[\s.-]?){9}/.test(query) &&
      !self.faqHoldsSecret(query)
  }

  function addressed() {
    const found = /^#q=(.*)$/.exec(location.hash)
    return found ? new URLSearchParams(`q=${found[1]}`).get("q").trim() : ""
  }

  function remember(search, url = location.href, push = false) {
    try {
      history[push ? "pushState" : "replaceState"]({ ...history.state, search }, "", url)
    } catch {
      // Some browsers refuse this for a page from disk; then Back leads to the page before.
    }
  }

  // All results become a state of this page, a new one or the present one.
  function putInAddress(isNew) {
    const query = current()
    const open = shareable(query)
    const url = open ? `${plain()}#q=${encodeURIComponent(query)}` : plain()
    remember({ show: "page", query: open ? undefined : query }, url, isNew)
    document.title = open ? `${query} – ${title}` : title
  }

  function showPage() {
    shut()
    place = "page"
    if (!inline && !section) {
      for (const other of article.parentElement.children) other.hidden = !other.contains(box)
      article.before(document.getElementById("search-page").content.cloneNode(true))
      section = article.previousElementSibling
      const heading = section.querySelector("h1")
      // A page has one heading of the first level at a time.
      if (box.closest(".hero")) heading.outerHTML = heading.outerHTML.replace(/h1/g, "h2")
      section.append(output)
      section.querySelector("[data-results-close]").addEventListener("click", closePage)
      output.setAttribute("role", "group")
    }
    ask()
  }

  function leavePage() {
    if (place !== "page") return
    place = ""
    document.title = title
    if (inline) return
    box.querySelector(".search__field").after(output)
    output.setAttribute("role", "dialog")
    section.remove()
    section = null
    for (const other of article.parentElement.children) other.hidden = false
  }

  function closePage() {
    input.value = ""
    remember(undefined, plain())
    restore()
    document.querySelector("main").focus({ preventScroll: true })
  }

  // However it is written: F002, f2, f-02.
  const NUMBER = /^f-?0*(\d{1,5})$/i

  // The link to the answer whose number is in the box.
  function numbered() {
    const [, number] = NUMBER.exec(current()) || []
    return number && shown.querySelector(`a[data-entry="F${number.padStart(3, "0")}"]`)
  }

  // A number is an address: it leads to its answer. Any other words show all their results.
  function enter() {
    if (!NUMBER.test(current())) showAll()
    else whenAnswered(() => (numbered() ? numbered().click() : showAll()))
  }

  function showAll() {
    if (!current()) {
      input.focus()
      return
    }
    const before = state()
    if (place !== "page") {
      const push = !(before.show === "panel" && before.pushed)
      if (push) remember({ ...before, show: undefined, scroll: scrollY })
      putInAddress(push)
      showPage()
      if (!inline) scrollTo(0, 0)
      if (!inline && matchMedia("(pointer: coarse)").matches) document.getElementById("search-title").focus()
    } else if (current() !== (addressed() || before.query)) {
      putInAddress(true)
      ask()
    }
  }

  // What the address and the history say is what the page shows.
  function restore() {
    const { show, query, chosen, scroll } = state()
    const wanted = addressed() || (show === "page" && query)
    const left = place === "page" && !wanted
    shut()
    if (wanted) {
      input.value = wanted
      showPage()
      document.title = addressed() ? `${wanted} – ${title}` : title
    } else {
      leavePage()
      if (query) input.value = query
      if (show === "panel" && query) {
        open()
      } else if (left) {
        const target = document.getElementById(decodeURIComponent(location.hash.slice(1)))
        if (scroll === undefined && target) target.scrollIntoView()
        else scrollTo(0, scroll || 0)
      }
    }
    if (chosen && (wanted || isOpen())) {
      whenAnswered(() => {
        const link = [...shown.querySelectorAll("a")].find(({ href }) => href === chosen)
        if (link) link.focus()
      })
    }
  }

  let syncing = 0

  function follow(event, chosen, terms) {
    if (chosen.dataset.stale !== undefined) {
      event.preventDefault()
      return
    }
    if (event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return
    keep(TERMS, { page: page(chosen.href), terms: terms || [] })
    clearTimeout(syncing)
    if (place === "page") putInAddress(false)
    else remember({ ...state(), show: "panel", query: asked })
    remember({ ...state(), chosen: chosen.href })
  }

  // ---- The words on the page a result led to --------------------------------------------------------------------

  const page = (url) => url.split("#")[0]

  function takeTerms() {
    const { page: wanted, terms = [] } = peek(TERMS) || {}
    return wanted === page(location.href) ? take(TERMS) && terms : []
  }

  function texts(root) {
    const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT)
    const found = []
    while (walker.nextNode()) {
      const { currentNode: node } = walker
      if (!node.parentElement.closest("script, style, template, noscript, form, nav, aside, [hidden], .visually-hidden, [data-found]"))
        found.push(node)
    }
    return found
  }

  function markTerms() {
    const terms = takeTerms()
    const article = document.querySelector("main article")
    if (!terms.length || !article || document.querySelector("[data-found]")) return
    const escaped = terms.map((term) => term.replace(/[.*+?^${}()|[\]\\]/g, "\\$&").replace(/\s+/g, "[\\s_-]+"))
    escaped.sort((one, other) => other.length - one.length)
    const one = `(?:${escaped.join("|")})(?![\\p{L}\\p{N}])`
    // Neighbours are one mark: "kata sandi".
    const pattern = new RegExp(`(^|[^\\p{L}\\p{N}])(${one}(?:[\\s-]${one})*)`, "iu")
    const marks = []
    for (const text of texts(article)) {
      let rest = text
      for (let found = pattern.exec(rest.data); found; found = pattern.exec(rest.data)) {
        const word = rest.splitText(found.index + found[1].length)
        rest = word.splitText(found[2].length)
        const mark = element("mark", "")
        word.replaceWith(mark)
        mark.append(word)
        marks.push(mark)
      }
    }
    if (!marks.length) return
    article.prepend(part("search-marks"))
    const bar = article.querySelector("[data-found]")
    bar.querySelector("button").addEventListener("click", () => {
      bar.remove()
      for (const mark of marks) {
        const parent = mark.parentNode
        mark.replaceWith(...mark.childNodes)
        parent.normalize()
      }
      const main = document.querySelector("main")
      main.focus({ preventScroll: true })
    })
  }

  // ---- Keys and fingers ------------------------------------------------------------------------------------------

  const stops = () => [...shown.querySelectorAll("a:not([data-step]), button")]

  function focusStop(at) {
    const all = stops()
    if (all.length) all[(at + all.length) % all.length].focus()
  }

  input.addEventListener("input", () => {
    then = null
    if (current() || phone.matches) open()
    else close()
    ask()
    if (place !== "page" || inline) return
    clearTimeout(syncing)
    syncing = setTimeout(() => place === "page" && current() && putInAddress(false), 500)
  })

  input.addEventListener("focus", () => {
    connect()
    if (current()) open()
  })
  input.addEventListener("pointerenter", connect, { once: true, passive: true })
  input.addEventListener("click", () => (phone.matches || current()) && open())

  input.addEventListener("keydown", (event) => {
    // 229: the key belongs to a word that is being composed. (isComposing is also true for Enter on a phone's keyboard.)
    if (event.keyCode === 229) return
    const { key } = event
    if (key === "Enter") {
      event.preventDefault()
      enter()
    } else if (key === "ArrowDown" || key === "ArrowUp") {
      event.preventDefault()
      open()
      whenAnswered(() => focusStop(key === "ArrowDown" ? 0 : -1))
    }
  })

  output.addEventListener("keydown", (event) => {
    const { key, target } = event
    if (event.ctrlKey || event.metaKey || event.altKey) return
    const all = stops()
    const hit = target.closest(".hit")
    const at = all.indexOf(hit ? hit.querySelector("a") : target)
    if (key === "ArrowDown") focusStop(Math.min(at + 1, all.length - 1))
    else if (key === "ArrowUp" && at > 0) focusStop(at - 1)
    else if (key === "ArrowUp") input.focus()
    else if (key === "Home") focusStop(0)
    else if (key === "End") focusStop(-1)
    else {
      // Whoever goes on typing is in the box again, and no letter is lost.
      if ((key.length === 1 && key !== " ") || key === "Backspace") input.focus()
      return
    }
    event.preventDefault()
  })

  document.addEventListener("keydown", (event) => {
    if (event.key !== "Escape" || !isOpen()) return
    event.preventDefault()
    input.focus()
    close()
  })

  // Leaving the box closes its panel, by a press elsewhere or by Tab.
  const isOurs = (node) => box.contains(node) || output.contains(node)
  document.addEventListener("pointerdown", ({ target }) => isOurs(target) || close())
  document.addEventListener("focusin", ({ target }) => isOurs(target) || close())

  // No answer takes another's place under a finger.
  output.addEventListener("pointerdown", () => (pressed = true), { passive: true })
  for (const event of ["pointerup", "pointercancel"]) {
    addEventListener(event, () => {
      pressed = false
      // After the click that this press may become.
      setTimeout(() => {
        if (held && held.id === id) showAnswer(held)
        held = null
      })
    }, { passive: true })
  }
  // The keyboard on a screen gives way to the list.
  output.addEventListener("touchmove", () => document.activeElement === input && isOpen() && input.blur(), { passive: true })

  box.querySelector("[data-search-all]").addEventListener("click", enter)
  box.querySelector("[data-search-back]").addEventListener("click", () => {
    close()
    input.blur()
  })
  output.addEventListener("click", ({ target }) => target.closest("[data-search-again]") && again())
  addEventListener("online", () => failures && again())

  const SLASH = `${site}:slash`
  const slash = document.querySelector("[data-slash]")

  function slashWanted() {
    try {
      return localStorage.getItem(SLASH) !== "off"
    } catch {
      return true
    }
  }

  if (slash) {
    slash.checked = slashWanted()
    slash.addEventListener("change", () => {
      try {
        localStorage.setItem(SLASH, slash.checked ? "on" : "off")
      } catch {
        // Without storage the choice holds for this page.
      }
    })
  }
  document.addEventListener("keydown", (event) => {
    const { activeElement: focused, body, documentElement } = document
    if (event.key !== "/" || event.ctrlKey || event.metaKey || event.altKey || event.repeat) return
    if ((focused && focused !== body && focused !== documentElement) || (slash && !slash.checked)) return
    event.preventDefault()
    input.focus()
  })

  // ---- Arriving ------------------------------------------------------------------------------------------------

  // The address bar may bring ?q=…: it becomes the fragment before anything else can read it.
  const brought = new URLSearchParams(location.search).get("q")
  if (brought !== null) {
    const url = new URL(location)
    url.searchParams.delete("q")
    remember(undefined, url.href)
    input.value = brought
    if (current()) putInAddress(false)
  }
  const carried = take(CARRIED)
  if (carried) remember(carried)
  addEventListener("popstate", () => {
    restore()
    markTerms()
  })
  addEventListener("pageshow", ({ persisted }) => persisted && slash && (slash.checked = slashWanted()))
  restore()
  // A number that the address bar brings is an address too, but not on the way back.
  const [arrival] = performance.getEntriesByType("navigation")
  if (addressed() && arrival && arrival.type === "navigate")
    whenAnswered(() => numbered() && location.replace(numbered().href))
  document.addEventListener("DOMContentLoaded", markTerms)

  // Results that have no address go along to the other language, and so do words that were only typed.
  const language = document.querySelector("[data-language-switch]")
  if (language) {
    let wasOpen = false
    // Before the press, being outside, closes the panel.
    language.addEventListener("pointerdown", () => (wasOpen = isOpen()))
    language.addEventListener("click", ({ ctrlKey, metaKey, shiftKey }) => {
      if (ctrlKey || metaKey || shiftKey || addressed() || !current()) return
      keep(CARRIED, place === "page" ? state() : { show: wasOpen ? "panel" : "typed", query: current() })
    })
  }
})()
