// MiniSearch over the same fields with the same weights: what an ordinary library finds without knowing Indonesian.
//
//   node minisearch.mjs FOLDER < {"fields": {name: boost}, "documents": […], "queries": […]} > {"load": ms, …}
//
// A document has an `id`, the address of its page, and a text for each field.
import fs from "node:fs"
import path from "node:path"
import { pathToFileURL } from "node:url"

const module = path.join(process.argv[2], "dist", "es", "index.js")
const { default: MiniSearch } = await import(pathToFileURL(module).href)
const { fields, documents, queries } = JSON.parse(fs.readFileSync(0, "utf8"))
const settings = { fields: Object.keys(fields), searchOptions: { boost: fields, prefix: true, fuzzy: 0.2 } }
const made = new MiniSearch(settings)
made.addAll(documents)
const index = JSON.stringify(made)

const began = performance.now()
const search = MiniSearch.loadJSON(index, settings)
const load = performance.now() - began
const answers = queries.map(query => {
  const start = process.threadCpuUsage().user
  const found = search.search(query).slice(0, 10).map(({ id }) => ({ url: id }))
  const answer = { tier: found.length ? "sure" : "none", answers: found }
  return { time: (process.threadCpuUsage().user - start) / 1000, failed: false, answer }
})
process.stdout.write(JSON.stringify({ load, answers, index }))
