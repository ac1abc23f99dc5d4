// Speaks to the worker as a page does, with a network that fails or is slow.
//
//   node protocol.mjs FOLDER < {"inPage": false, "failing": {name: times}, "slow": {name: ms}, "queries": […]}
//
// Prints the messages that each query got, in their order: [[message, …], …].
import fs from "node:fs"
import path from "node:path"
import vm from "node:vm"

const folder = process.argv[2]
const { inPage, failing, slow, queries } = JSON.parse(fs.readFileSync(0, "utf8"))
const origin = "http://search.test/"
const wait = ms => new Promise(resolve => setTimeout(resolve, ms))
const listeners = []
let receive = () => {}

const script = fs.readdirSync(path.join(folder, "search")).find(name => name.startsWith("worker."))
const text = name => fs.readFileSync(path.join(folder, "search", name), "utf8")

async function read(url) {
  const file = path.basename(new URL(url).pathname)
  const [name] = file.split(".")
  await wait(slow[name] || 0)
  if (failing[name]-- > 0)
    throw new Error(`no ${name}`)
  return text(file)
}

const run = (text, url) => vm.runInContext(text, world, { filename: url })
const world = vm.createContext({
  console: { ...console, warn() {} },
  URL, setTimeout, performance,
  fetch: async url => {
    const text = await read(url)
    return { ok: true, text: async () => text }
  },
})
world.self = world
if (inPage) {
  const append = script => read(script.src).then(text => run(text, script.src)).then(script.onload, script.onerror)
  world.document = {
    currentScript: { src: `${origin}search/${script}` }, createElement: () => ({}), head: { append },
  }
} else {
  Object.assign(world, {
    location: { href: `${origin}search/${script}` },
    addEventListener: (_, listener) => listeners.push(listener),
    postMessage: message => receive(message),
    importScripts: () => {},
  })
}
run(text(script), script)
if (inPage) {
  run(text("files.js"), "files.js")
  world.faqSearch.begin(origin)
} else {
  listeners.forEach(listener => listener({ data: { home: origin, files: text("files.js") } }))
}

const complete = message => message.error || !message.late
async function ask(query, id) {
  const got = []
  await new Promise(resolve => {
    receive = message => got.push(message) && complete(message) && resolve()
    if (inPage)
      world.faqSearch.answer(query, receive).then(receive, () => receive({ error: true }))
    else
      listeners.forEach(listener => listener({ data: { id, query } }))
  })
  return got
}

const answers = []
for (const query of queries)
  answers.push(await ask(query, answers.length + 7))
process.stdout.write(JSON.stringify(answers))
