// The search. Everything it needs is beside this file: lunr and the engine, the core of the index, which answers
// alone, and after them what refines answers and what the results show.
//
// As a worker:   new Worker("search/worker.js"); postMessage({ id, query }); the answer comes as a message.
// As a script:   <script src="search/worker.js">, where a page from disk may start no worker:
//                faqSearch.answer(query, more) -> Promise of the answer without `id`; `more` gets what comes later.
// Warming up:    postMessage({ id, query: "" }) or faqSearch.answer("") starts loading; the answer is tier "none".
//
// Page -> worker: { id, query }   a string of any length. A newer question takes the place of an older one, which
//                 may then stay without an answer.
// Worker -> page: { id, error: true }   something could not be loaded; the next question tries again.
//                 { id, tier, answers, references, categories, late }
//   tier          "sure": answers. "near": at most three near misses. "none": no word of the query is known.
//   answers       [{ url, entry, question, message, role, roles, step, snippet, terms,
//                    questionMarks, messageMarks, snippetMarks }], the best first
//     url         of the page, relative to the language's root; from disk with its index.html
//     entry       the answer's number, F002
//     message     the literal message or code mask nearest to the query, or ""
//     role, roles labels: who acts first, and all who act
//     step        { id, text } of the step that speaks most of what was asked, or null; `url#id` leads there
//     snippet     a piece of that step or of the background
//     terms       words of the answer that were asked for, in lower case, to be marked on its page
//   references    [{ url, title, kind, snippet, titleMarks, snippetMarks }]; kind: "term", "procedure", "page"
//   categories    [{ url, title }], the nearest first: the way on where nothing answers
//   late          true where the rest of the index or of what is shown is still on its way: a second message for the
//                 same id follows with late: false, whose answers and references begin with those of the first
// All texts are plain text; marks are [start, end] offsets in the text beside them, for slice().
(function () {
  "use strict"

  // How long a first answer waits to become a complete one, in milliseconds.
  const PATIENCE = 250
  // How many files a browser fetches from one server at the same time.
  const AT_A_TIME = 6
  const UNANSWERED = new Promise(() => {})
  // Put here at build: what changes with every file, and which files are so small that they come beside the core.
  const EDITION = "edition"
  const AT_ONCE = "at once"

  const inPage = typeof importScripts === "undefined"
  const folder = new URL(".", typeof document === "undefined" ? self.location.href : document.currentScript.src)
  const onDisk = folder.protocol === "file:"
  const arrived = new Map()
  const loading = new Map()
  let newest = 0

  self.searchFile = (name, value) => arrived.set(name, value)

  const address = name => `${folder}${name}.js?${EDITION}`
  const patience = () => new Promise(resolve => setTimeout(() => resolve("waited"), PATIENCE))

  function run(name) {
    if (!inPage)
      return Promise.resolve(importScripts(address(name)))
    return new Promise((resolve, reject) => {
      const script = document.createElement("script")
      script.src = address(name)
      script.onload = resolve
      script.onerror = () => reject(new Error(name))
      document.head.append(script)
    })
  }

  async function fetched(name) {
    if (onDisk) {
      await run(name)
    } else {
      const response = await fetch(address(name))
      if (!response.ok)
        throw new Error(`${response.status} ${name}`)
      const text = await response.text()
      arrived.set(name, JSON.parse(text.slice(text.indexOf(",") + 1, text.lastIndexOf(")"))))
    }
    return arrived.get(name)
  }

  // Each step is taken once; one that failed is taken again when it is next needed.
  function once(name, step) {
    if (!loading.has(name))
      loading.set(name, step().catch(error => {
        loading.delete(name)
        throw error
      }))
    return loading.get(name)
  }

  const file = name => once(`${name}.js`, () => fetched(name))

  const loadEngine = () => once("engine", async () => {
    const core = once("core", () => fetched("core"))
    AT_ONCE.split(" ").filter(Boolean).forEach(name => file(name).catch(() => {}))
    await run("engine")
    return new self.faq.Engine(await core)
  })

  const loadRest = engine => once("rest", async () => {
    engine.refine(await file("rest"))
    arrived.delete("rest")
  })

  const fileWith = (engine, number) => `shown-${Math.floor(number / engine.core.perFile)}`
  const shown = engine => number => arrived.get(fileWith(engine, number))[number % engine.core.perFile]

  // On disk no server turns a folder into its page.
  const fileOf = url => url.replace(/(^|\/)(?=#|$)/, "$1index.html")

  const filesOf = (engine, { answers, references }) =>
    new Set([...answers, ...references].map(({ document: number }) => fileWith(engine, number)))

  async function result(engine, found, late) {
    await Promise.all([...filesOf(engine, found)].map(file))
    const all = { ...engine.result(found, shown(engine)), late }
    if (onDisk)
      [...all.answers, ...all.references, ...all.categories].forEach(linked => linked.url = fileOf(linked.url))
    return all
  }

  // As many of the best answers as a browser fetches files at a time.
  function best(engine, found) {
    const missing = [...filesOf(engine, found)].filter(name => !arrived.has(name))
    return missing.length > AT_A_TIME
      ? { ...found, answers: found.answers.slice(0, AT_A_TIME - 1), references: [] } : found
  }

  // What was shown keeps its place: what is new comes below.
  function appended(first, then) {
    const below = list => {
      const before = first[list].map(({ url }) => url)
      return [...first[list], ...then[list].filter(({ url }) => !before.includes(url))]
    }
    return { ...then, tier: first.tier, answers: below("answers"), references: below("references") }
  }

  // The first answer, which is complete or, if `late`, followed by a complete one for `more`: a sure answer waits
  // neither for the rest of the index for long nor for what the last results show.
  async function answer(query, more = () => {}) {
    const mine = ++newest
    const stale = () => mine !== newest
    const waited = patience()
    const engine = await loadEngine()
    const refined = loadRest(engine)
    refined.catch(() => {})
    // Whoever types on has asked something else by now: what waits in the queue is heard first.
    await new Promise(resolve => setTimeout(resolve))
    if (stale())
      return UNANSWERED
    if (!query.trim())
      return { tier: "none", answers: [], references: [], categories: [], late: false }
    const inTime = await Promise.race([refined.then(() => "whole", () => "failed"), waited])
    if (stale())
      return UNANSWERED
    let found = engine.answer(query)
    // Without the rest only a sure answer is one; what failed here fails once more.
    if (inTime !== "whole" && found.tier !== "sure") {
      await refined
      found = engine.answer(query)
    }
    const few = best(engine, found)
    const late = few !== found || inTime === "waited" && found.tier === "sure"
    const first = await result(engine, few, late)
    if (late)
      refined.catch(() => {}).then(() => !stale() && result(engine, engine.answer(query), false))
        .then(then => then && !stale() && more(appended(first, then)))
        .catch(() => !stale() && more({ ...first, late: false }))
    return stale() ? UNANSWERED : first
  }

  self.faqSearch = { answer }
  if (inPage)
    return
  addEventListener("message", async ({ data }) => {
    const { id, query } = data
    try {
      postMessage({ id, ...await answer(String(query ?? ""), later => postMessage({ id, ...later })) })
    } catch (error) {
      console.warn("search:", error)
      postMessage({ id, error: true })
    }
  })
})()
