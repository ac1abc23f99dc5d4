// The search worker behind Material's search box. It answers SETUP at once; then it fetches the engine and the core
// of the index, which answer alone, and after them what refines answers and fills snippets.
(function () {
  "use strict"

  const SETUP = 0
  const READY = 1
  const QUERY = 2
  const RESULT = 3
  // How long a first answer waits to become a complete one, in milliseconds.
  const PATIENCE = 250

  // From disk, the page runs this file in a frame, where a script element has the address.
  const script = typeof document === "undefined" ? self.location.href : document.querySelector("script[src]").src
  const folder = new URL(".", script)
  const onDisk = folder.protocol === "file:"
  const arrived = new Map()
  const loading = new Map()
  let edition = ""
  let newest = 0

  self.searchFile = (name, value) => arrived.set(name, value)

  const address = name => `${folder}${name}.js?${edition}`
  const patience = () => new Promise(resolve => setTimeout(resolve, PATIENCE))

  async function fetched(name) {
    if (onDisk) {
      await importScripts(address(name))
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
    await importScripts(address("engine"))
    return new self.faq.Engine(await core)
  })

  const loadRest = engine => once("rest", async () => {
    engine.ranking.refine(await fetched("rest"))
    arrived.delete("rest")
  })

  const fileWith = (engine, number) => `shown-${Math.floor(number / engine.core.perFile)}`
  const shown = engine => number => arrived.get(fileWith(engine, number))[number % engine.core.perFile]

  // On disk no server turns a folder into its page.
  const fileOf = location => location.replace(/(^|\/)(?=#|$)/, "$1index.html")

  async function result(engine, query) {
    const answer = engine.answer(query)
    const files = new Set(answer.found.map(({ document: number }) => fileWith(engine, number)))
    await Promise.all([...files].map(name => once(name, () => fetched(name))))
    const items = engine.items(answer, shown(engine))
    const { subjects } = answer
    if (onDisk)
      [...items.flat(), ...subjects].forEach(linked => linked.location = fileOf(linked.location))
    return { type: RESULT, data: { items, query, nothing: items.length ? null : { subjects } } }
  }

  // Answers with what has come after a while, and once more if the rest came later and nobody asked anything else.
  async function ask(query, send) {
    const mine = ++newest
    let waited = false
    const late = patience().then(() => waited = true)
    const engine = await loadEngine()
    const refined = () => loadRest(engine).catch(error => console.warn("search:", error))
    const tell = async () => {
      const found = mine === newest && await result(engine, query)
      if (mine === newest)
        send(found)
    }
    if (!waited)
      await Promise.race([refined(), late])
    await tell()
    if (waited && mine === newest) {
      await refined()
      await tell()
    }
  }

  // A query never throws: the worst case is an honest "nothing".
  async function handle({ type, data }, send) {
    if (type === SETUP) {
      edition = data?.config?.edition || ""
      send({ type: READY })
      // The page starts this worker when somebody turns to the search box: what it needs can come while they type.
      loadEngine().then(engine => newest || loadRest(engine)).catch(() => {})
    } else if (type === QUERY) {
      const query = String(data ?? "")
      if (!query.trim())
        return send({ type: RESULT, data: { items: [], query, nothing: null } })
      try {
        await ask(query, send)
      } catch (error) {
        console.warn("search:", error)
        send({ type: RESULT, data: { items: [], query, nothing: { subjects: [] } } })
      }
    }
    return undefined
  }

  addEventListener("message", event => handle(event.data, message => postMessage(message)))
})()
