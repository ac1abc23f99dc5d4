// Runs a search worker as a page does, outside a browser: ours, or with a setup Material's own.
//
//   node worker.mjs FOLDER SCRIPT [WITHOUT…] < {"setup": …, "queries": […]} > {"load": ms, "answers": […]}
//
// FOLDER is what the worker may fetch from, SCRIPT its file in there. Each WITHOUT is an expression that is run in
// the worker before it answers, to take an ingredient out.
import fs from "node:fs"
import path from "node:path"
import vm from "node:vm"

const [folder, script, ...without] = process.argv.slice(2)
const { setup, queries } = JSON.parse(fs.readFileSync(0, "utf8"))
const origin = "http://search.test/"
const listeners = []
let receive = () => {}

const read = url => fs.readFileSync(path.join(folder, new URL(url, origin + script).pathname), "utf8")
let warned = 0
const worker = vm.createContext({
  console: { ...console, warn: () => warned++ },
  URL, setTimeout, performance,
  location: { href: origin + script },
  addEventListener: (_, listener) => listeners.push(listener),
  postMessage: message => receive(message),
  importScripts: (...urls) => urls.forEach(url => vm.runInContext(read(url), worker, { filename: url })),
  fetch: async url => ({ ok: true, text: async () => read(url) }),
})
worker.self = worker
vm.runInContext(read(origin + script), worker, { filename: script })
without.forEach(expression => vm.runInContext(expression, worker))

// Ours wants to know its files, then answers { id, query }; Material's wants to be set up, and has a message of its own for each step.
function ask(message) {
  return new Promise(resolve => {
    receive = answer => answer.late || resolve(answer)
    listeners.forEach(listener => listener({ data: message }))
  })
}

// Milliseconds of the processor, which other programs do not lengthen.
function spent() {
  const { user, system } = process.threadCpuUsage()
  return (user + system) / 1000
}

const began = performance.now()
if (setup)
  await ask({ type: 0, data: setup })
else
  listeners.forEach(listener => listener({ data: { home: origin, files: read(`${origin}search/files.js`) } }))
const question = query => setup ? { type: 2, data: query } : { id: 1, query }
await ask(question("x"))
const load = performance.now() - began
const answers = []
for (const query of queries) {
  const start = spent()
  warned = 0
  const answer = await ask(question(query))
  answers.push({ time: spent() - start, failed: warned > 0 || Boolean(answer.error), answer })
}
process.stdout.write(JSON.stringify({ load, answers }))
