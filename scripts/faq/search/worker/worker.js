// The search as a page speaks to it. The index is in files beside this script and below the root of the page's language:
// its core answers alone, its rest refines, and what the results show comes in files of its own.
//
// As a worker:   new Worker("search/worker.….js"); postMessage({ home, files, coming }); then postMessage({ id, query }),
//                whose answer comes as a message.
// As a script:   <script src="search/worker.….js">, where a page from disk may start no worker, then
//                <script src="search/files.js">; faqSearch.begin(home); faqSearch.answer(query, more) -> Promise of the
//                answer without `id`; `more` gets what comes later.
//   home         the address of the root of the page's language
//   files        the text of search/files.js there, which says what the other files are called
//   coming       the names of files that the page fetches itself, while this script is still on its way: each follows as
//                { name, data }, whose `data` are its bytes, or undefined where it could not be fetched
//
// Page -> worker: { id, query }   a string of any length. A newer question takes the place of an older one, which
//                 may then stay without an answer.
// Worker -> page: { id, error: true }   something could not be loaded. Where a newer edition has taken the place of the
//                 files, they are gone: only a new worker with the present `files` answers again.
//                 { id, tier, answers, references, categories, late }
//   tier          "sure": answers. "near": at most three near misses. "none": no word of the query is known.
//   answers       [{ url, entry, question, message, role, step, snippet, terms,
//                    questionMarks, messageMarks, snippetMarks }], the best first
//     url         of the page, relative to `home`; from disk with its index.html
//     entry       the answer's number, F002
//     message     the literal message or code mask nearest to the query, or ""
//     role        the label of the role whose move it is
//     step        { id, text } of the step that speaks most of what was asked, or null; `url#id` leads there
//     snippet     a piece of that step or of the background
//     terms       words of the answer that were asked for, in lower case, to be marked on its page
//   references    [{ url, title, kind, snippet, titleMarks, snippetMarks }]; kind: "term", "procedure", "page"
//   categories    [{ url, title }], the nearest first: the way on where nothing answers
//   late          true where the rest of the index or of what is shown is still on its way: a second message for the
//                 same id follows with late: false, whose answers and references begin with those of the first
// All texts are plain text; marks are [start, end] offsets in the text beside them, for slice().
(function (faq) {
  "use strict"

  // How long a first answer waits to become a complete one, in milliseconds.
  const PATIENCE = 250
  // How many files a browser fetches from one server at the same time.
  const AT_A_TIME = 6
  const UNANSWERED = new Promise(() => {})

  const inPage = typeof importScripts === "undefined"
  const folder = new URL(".", typeof document === "undefined" ? self.location.href : document.currentScript.src)
  const onDisk = folder.protocol === "file:"
  const arrived = new Map()
  const loading = new Map()
  // By name of what the page fetches: a promise of its bytes, and what keeps that promise.
  const coming = new Map()
  let home
  let files
  let newest = 0

  self.searchFile = (name, value) => arrived.set(name, value)

  function address(name) {
    const [, number] = name.split("-")
    return number ? new URL(`search/${name}.${files.shown[number]}.js`, home) : new URL(`${name}.${files[name]}.js`, folder)
  }

  const pause = (milliseconds, result) => new Promise(resolve => setTimeout(resolve, milliseconds, result))
  const nameOf = address => address.split("/").pop().split(".")[0]
  const value = text => JSON.parse(text.slice(text.indexOf(",") + 1, text.lastIndexOf(")")))

  function run(name) {
    return new Promise((resolve, reject) => {
      const script = document.createElement("script")
      script.src = address(name)
      script.onload = resolve
      script.onerror = () => reject(new Error(name))
      document.head.append(script)
    })
  }

  async function fetched(name) {
    const { bytes } = coming.get(name) || {}
    const data = await bytes
    coming.delete(name)
    if (data) {
      arrived.set(name, value(new TextDecoder().decode(data)))
    } else if (onDisk) {
      await run(name)
    } else {
      const response = await fetch(address(name))
      if (!response.ok)
        throw new Error(`${response.status} ${name}`)
      arrived.set(name, value(await response.text()))
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

  const file = name => once(name, () => fetched(name))

  const loadEngine = () => once("engine", async () => {
    files.atOnce.forEach(address => file(nameOf(address)).catch(() => {}))
    return new faq.Engine(await file("core"))
  })

  const loadRest = engine => once("refined", async () => {
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
    const all = { ...engine.result(found, shown(engine), files.categories), late }
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

  // From now on answers can be asked for. Loads what they need; whoever has asked already gets what is shown first.
  function begin(root, names = arrived.get("files"), handed = []) {
    home = root
    files = names
    for (const name of handed) {
      const kept = {}
      kept.bytes = new Promise(resolve => kept.keep = resolve)
      coming.set(name, kept)
    }
    loadEngine().then(engine => newest || loadRest(engine)).catch(() => {})
  }

  // The first answer, which is complete or, if `late`, followed by a complete one for `more`: a sure answer waits
  // neither for the rest of the index for long nor for what the last results show.
  async function answer(query, more = () => {}) {
    const mine = ++newest
    const stale = () => mine !== newest
    const due = performance.now() + PATIENCE
    const engine = await loadEngine()
    // Whoever types on has asked something else by now: what waits in the queue is heard first.
    await pause(0)
    if (stale())
      return UNANSWERED
    // What was long waited for does not share the line with the rest, which comes when it is shown.
    const left = due - performance.now()
    const inTime = left > 0 || loading.has("rest")
      ? await Promise.race([loadRest(engine).then(() => "whole", () => "failed"), pause(left, "waited")]) : "waited"
    if (stale())
      return UNANSWERED
    let found = engine.answer(query)
    // Without the rest only a sure answer is one; what failed here fails once more.
    if (inTime !== "whole" && found.tier !== "sure") {
      await loadRest(engine)
      found = engine.answer(query)
    }
    const few = best(engine, found)
    const late = few !== found || inTime === "waited" && found.tier === "sure"
    const first = await result(engine, few, late)
    if (late)
      loadRest(engine).catch(() => {}).then(() => !stale() && result(engine, engine.answer(query), false))
        .then(then => then && !stale() && more(appended(first, then)))
        .catch(() => !stale() && more({ ...first, late: false }))
    return stale() ? UNANSWERED : first
  }

  self.faqSearch = { begin, answer }
  if (inPage)
    return
  addEventListener("message", async ({ data }) => {
    const { id, query } = data
    if (data.files)
      return begin(data.home, value(data.files), data.coming)
    if (data.name)
      return coming.has(data.name) && coming.get(data.name).keep(data.data)
    try {
      postMessage({ id, ...await answer(String(query), later => postMessage({ id, ...later })) })
    } catch (error) {
      console.warn("search:", error)
      postMessage({ id, error: true })
    }
  })
})(self.faq = self.faq || {})
