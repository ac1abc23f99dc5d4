// Keeps the site readable without a network. The build puts `edition` before this script:
//   name      the digest of all that it names
//   headers   what a host sends with a page, for the copies kept here
//   apart     how addresses begin that no reader needs, so that no pack holds them
//   kept      language -> {packs, files, whole}: `packs` hold pages (path -> HTML), the first those that every reader
//             needs; of a large site the others only name theirs; `files` are what these pages load; `whole` where the first pack holds every page
//
// With a network, pages come from the host: a reader who can get the new answer never gets the old one. Scripts, styles and
// index files carry their digest in their name, so a page of any edition gets its own and no other's. What is kept
// serves without a network, or where the host is slow or failing.
"use strict"

const ROOT = new URL("./", location)
// Other sites on the same origin keep caches too; a path ends in a slash, so no prefix begins another's.
const PREFIX = `faq:${ROOT.pathname}:`
const CACHE = PREFIX + edition.name
const MEMORY = `${PREFIX}memory`
const HASHED = /\.[0-9a-f]{10}\.[a-z0-9]+$/
// How long a host may take before a kept copy is shown instead, in milliseconds.
const PATIENCE = 4000
const MOST_READ = 300
const AT_ONCE = 2

const address = (path) => new URL(path, ROOT).href
const languageOf = (path) => (/^en(\/|$)/.test(path) && "en" in edition.kept ? "en" : Object.keys(edition.kept)[0])

// The path below the site's root, without query and index.html; null for other places.
function pathOf(url) {
  const { origin, pathname } = new URL(url)
  if (origin !== ROOT.origin || !pathname.startsWith(ROOT.pathname)) return null
  return pathname.slice(ROOT.pathname.length).replace(/(^|\/)index\.html$/, "$1")
}

// What outlives an edition: {languages, all, reached, edition, before}.
async function remembered() {
  const kept = await (await caches.open(MEMORY)).match(address("memory"))
  return { languages: [], all: false, reached: 0, edition: "", before: "", ...(kept && (await kept.json())) }
}

let remembering = Promise.resolve()
function remember(change) {
  remembering = remembering.then(async () => {
    if (hasLeft) return
    const memory = { ...(await remembered()), ...change }
    await (await caches.open(MEMORY)).put(address("memory"), new Response(JSON.stringify(memory)))
  }).catch(() => {})
  return remembering
}

async function olderCaches() {
  const names = (await caches.keys()).filter((name) => name.startsWith(PREFIX) && name !== CACHE && name !== MEMORY)
  return Promise.all(names.map((name) => caches.open(name)))
}

// This edition's copy; where it has none, that of the edition before, whose pages and scripts fit each other as well.
async function find(path) {
  for (const cache of [await caches.open(CACHE), ...(await olderCaches())]) {
    const kept = await cache.match(address(path), { ignoreSearch: true })
    if (kept) return kept
  }
  return undefined
}

// --- Keeping ---------------------------------------------------------------------------------------------------

const isFrugal = () => {
  const { saveData, type, effectiveType } = navigator.connection ?? {}
  return Boolean(saveData) || type === "cellular" || /2g$/.test(effectiveType ?? "")
}

async function fetched(path) {
  const fresh = HASHED.test(path) ? "default" : "no-cache"
  const response = await fetch(address(path), { cache: fresh, priority: "low" })
  if (!response.ok) throw new Error(`${response.status} ${path}`)
  return response
}

async function keepPack(path, cache) {
  if (await cache.match(address(path))) return
  const pages = await (await fetched(path)).json()
  const headers = { "Content-Type": "text/html; charset=utf-8", ...edition.headers }
  // Of a large site, a pack names its pages and their digests instead of holding them.
  if (Array.isArray(pages)) for (const [page] of pages) await cache.put(address(page), await fetched(page))
  else for (const [page, html] of Object.entries(pages)) await cache.put(address(page), new Response(html, { headers }))
  // Only its name: that it has been unpacked.
  await cache.put(address(path), new Response(""))
}

async function keepFile(path, cache, older) {
  if (await cache.match(address(path))) return
  for (const place of HASHED.test(path) ? older : []) {
    const kept = await place.match(address(path))
    if (kept) return cache.put(address(path), kept)
  }
  await cache.put(address(path), await fetched(path))
}

// Pages and files of one language, few at once so that the reader's own requests come first.
async function keep(language, all, tell) {
  const [cache, older] = await Promise.all([caches.open(CACHE), olderCaches()])
  const { packs, files } = edition.kept[language]
  const wanted = all ? packs : packs.slice(0, 1)
  const of = wanted.length + files.length
  let done = 0
  const next = async (work, path, ...more) => {
    await work(path, cache, ...more)
    tell({ done: ++done, of })
  }
  for (const pack of wanted) await next(keepPack, pack)
  const queue = [...files]
  const one = async () => {
    while (queue.length) await next(keepFile, queue.shift(), older)
  }
  await Promise.all(Array.from({ length: AT_ONCE }, one))
}

const isKept = async (language, all) => {
  const cache = await caches.open(CACHE)
  const { packs, files } = edition.kept[language]
  const wanted = [...(all ? packs : packs.slice(0, 1)), ...files]
  return (await Promise.all(wanted.map((path) => cache.match(address(path))))).every(Boolean)
}

async function keepFor(client, { language, all }) {
  if (!(language in edition.kept)) return
  const memory = await remembered()
  try {
    await keep(language, all || memory.all, (progress) => client.postMessage({ keeping: progress }))
    await remember({ languages: [...new Set([...memory.languages, language])], all: all || memory.all })
    client.postMessage({ kept: true })
  } catch {
    // No room, or no network: what has come stays, and the next visit goes on from there.
    client.postMessage({ kept: false })
  }
}

// A page that was read is kept, unless all pages are: newest last, and of many only the newest.
async function keepRead(path, response) {
  const { packs, whole } = edition.kept[languageOf(path)]
  if (hasLeft) return
  const cache = await caches.open(CACHE)
  const inPack = whole && (await cache.match(address(packs[0])))
  if (inPack || (await remembered()).all) return
  await cache.delete(address(path))
  await cache.put(address(path), response)
  const read = (await cache.keys()).filter(({ url }) => /^(en\/)?(faq|f)\/./.test(pathOf(url)))
  await Promise.all(read.slice(0, Math.max(0, read.length - MOST_READ)).map((request) => cache.delete(request)))
}

// --- Answering -------------------------------------------------------------------------------------------------

// Anything that the host says, even "not found", is how things are today.
async function fromHost(event, patience) {
  const late = new Promise((_, reject) => patience && setTimeout(() => reject(new Error("late")), patience))
  const answer = fetch(event.request, { cache: "no-cache" })
  const response = await Promise.race([answer, late])
  event.waitUntil(remember({ reached: Date.now() }).then(leaveIfGone).catch(() => {}))
  return response
}

async function page(event, path) {
  const kept = await find(path)
  try {
    const response = await fromHost(event, kept ? PATIENCE : 0)
    if (response.ok) event.waitUntil(keepRead(path, response.clone()).catch(() => {}))
    if (response.status < 500 || !kept) return response
  } catch {
    // No network, or too slow.
  }
  return kept ?? missing(path)
}

async function missing(path) {
  if (await find(`${path}/`)) return Response.redirect(address(`${path}/`))
  const language = languageOf(path)
  const folder = language === "en" ? "en/" : ""
  const { whole } = edition.kept[language]
  const apart = edition.apart.some((start) => path.slice(folder.length).startsWith(start))
  const complete = !apart && (whole || (await remembered()).all) && (await isKept(language, true))
  // Only who has every page can say that there is no such page.
  const page = (complete && (await find(`${folder}404.html`))) || (await find(`${folder}offline.html`)) ||
    (await find("offline.html")) || (await find("en/offline.html"))
  return page ? new Response(page.body, { status: complete ? 404 : 503, headers: page.headers }) : Response.error()
}

// The name says what is in the file: once kept, it need not be asked for again.
async function fixed(event, path) {
  const kept = await find(path)
  if (kept) return kept
  const response = await fetch(event.request)
  if (response.ok) {
    const copy = response.clone()
    event.waitUntil(keepFixed(path, copy).catch(() => {}))
  }
  return response
}

async function keepFixed(path, response) {
  if (!hasLeft) await (await caches.open(CACHE)).put(address(path), response)
}

async function current(event, path) {
  try {
    return await fetch(event.request)
  } catch {
    return (await find(path)) ?? Response.error()
  }
}

// --- Leaving ---------------------------------------------------------------------------------------------------

// A host that no longer has this script, or hands out another site for it, has no use for what is kept here.
async function leaveIfGone() {
  const asked = fetch(address("sw.js"), { method: "HEAD", cache: "no-store", redirect: "manual" })
  const { type, status, ok, headers } = await asked
  const other = ok && !/javascript/.test(headers.get("Content-Type") ?? "")
  if (type === "opaqueredirect" || status === 404 || status === 410 || other) await leave()
}

// Pages that are open stay controlled until they close; nothing may be kept for them again.
let hasLeft = false

async function leave() {
  hasLeft = true
  await Promise.all([registration.unregister(), remembering])
  const names = await caches.keys()
  await Promise.all(names.filter((name) => name.startsWith(PREFIX)).map((name) => caches.delete(name)))
}

// --- Editions --------------------------------------------------------------------------------------------------

// What was kept of the edition before is kept of this one before it takes over; on a metered line, later.
async function install() {
  const memory = await remembered()
  if (!isFrugal()) {
    for (const language of memory.languages) {
      if (language in edition.kept) await keep(language, memory.all, () => {})
    }
  }
  await skipWaiting()
}

// Open pages stay as they are. Those whose page reads differently now get a message; the edition before stays for the
// scripts that they may still load.
async function activate() {
  const memory = await remembered()
  const before = memory.edition === edition.name ? memory.before : memory.edition
  await remember({ edition: edition.name, before })
  const wanted = new Set([CACHE, MEMORY, PREFIX + before])
  const names = (await caches.keys()).filter((name) => name.startsWith(PREFIX) && !wanted.has(name))
  await Promise.all(names.map((name) => caches.delete(name)))
  await clients.claim()
  if (!before || before === edition.name) return
  const [old, now] = await Promise.all([caches.open(PREFIX + before), caches.open(CACHE)])
  for (const client of await clients.matchAll({ type: "window" })) {
    const [was, is] = await Promise.all([old, now].map((cache) => cache.match(address(pathOf(client.url) ?? ""))))
    if (was && is && (await was.text()) !== (await is.text())) client.postMessage({ newer: true })
  }
}

async function tellState(client) {
  const path = pathOf(client.url)
  const { reached, all } = await remembered()
  const here = await (await caches.open(CACHE)).match(address(path), { ignoreSearch: true })
  const complete = await isKept(languageOf(path), true)
  client.postMessage({ state: { reached, all: complete && all, older: !here && Boolean(await find(path)) } })
}

addEventListener("install", (event) => event.waitUntil(install()))
addEventListener("activate", (event) => event.waitUntil(activate()))
addEventListener("message", (event) => {
  const { data, source } = event
  if (hasLeft) return
  if (data.leave) event.waitUntil(leave())
  if (data.ask) event.waitUntil(tellState(source))
  if (data.keep) event.waitUntil(keepFor(source, data.keep))
  const read = data.read && pathOf(data.read)
  if (typeof read === "string") event.waitUntil(fetched(read).then((response) => keepRead(read, response)).catch(() => {}))
})
addEventListener("fetch", (event) => {
  const { request } = event
  const path = pathOf(request.url)
  if (hasLeft || request.method !== "GET" || path === null || path === "sw.js") return
  if (request.mode === "navigate") event.respondWith(page(event, path))
  else if (HASHED.test(path)) event.respondWith(fixed(event, path))
  else if (Object.values(edition.kept).some(({ files }) => files.includes(path))) event.respondWith(current(event, path))
})
