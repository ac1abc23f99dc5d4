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
//   late          true where the rest of the index is still missing: a second message for the same id follows with
//                 late: false, in which answers and references begin with those of the first, in the same order
// All texts are plain text; marks are [start, end] offsets in the text beside them, for slice().
(function () {
  "use strict"

  // How long a first answer waits to become a complete one, in milliseconds.
  const PATIENCE = 250
  const EDITION = "edition"

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

  const loadEngine = () => once("engine", async () => {
    const core = once("core", () => fetched("core"))
    await run("engine")
    return new self.faq.Engine(await core)
  })

  const loadRest = engine => once("rest", async () => {
    engine.refine(await fetched("rest"))
    arrived.delete("rest")
  })

  const fileWith = (engine, number) => `shown-${Math.floor(number / engine.core.perFile)}`
  const shown = engine => number => arrived.get(fileWith(engine, number))[number % engine.core.perFile]

  // On disk no server turns a folder into its page.
  const fileOf = url => url.replace(/(^|\/)(?=#|$)/, "$1index.html")

  async function result(engine, found, late) {
    const files = new Set([...found.answers, ...found.references].map(({ document: number }) => fileWith(engine, number)))
    await Promise.all([...files].map(name => once(name, () => fetched(name))))
    const all = { ...engine.result(found, shown(engine)), late }
    if (onDisk)
      [...all.answers, ...all.references, ...all.categories].forEach(linked => linked.url = fileOf(linked.url))
    return all
  }

  // What was shown keeps its place: what is new comes below.
  function appended(first, then) {
    const below = list => {
      const before = first[list].map(({ url }) => url)
      return [...first[list], ...then[list].filter(({ url }) => !before.includes(url))]
    }
    return { ...then, tier: first.tier, answers: below("answers"), references: below("references") }
  }

  // The first answer; a sure one does not wait for the rest of the index for long, and `more` gets the whole one.
  async function answer(query, more = () => {}) {
    const mine = ++newest
    const waited = patience()
    const engine = await loadEngine()
    const refined = loadRest(engine)
    if (!query.trim()) {
      refined.catch(() => {})
      return { tier: "none", answers: [], references: [], categories: [], late: false }
    }
    const inTime = await Promise.race([refined.catch(() => "failed"), waited])
    if (inTime) {
      // Without the rest only a sure answer is one; what fails here fails below.
      const found = engine.answer(query)
      if (found.tier === "sure") {
        const first = await result(engine, found, inTime === "waited")
        if (inTime === "failed")
          return first
        refined.then(() => mine === newest && result(engine, engine.answer(query), false))
          .then(then => then && mine === newest && more(appended(first, then)))
          .catch(() => mine === newest && more({ ...first, late: false }))
        return first
      }
      await refined
    }
    return result(engine, engine.answer(query), false)
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
