// Keeps the site readable without a network. The build puts `edition` before this script:
//   name   the digest of everything below
//   files  path -> digest of every page and of every file that pages load
//   first  the paths to fetch at once: all of them while the site is small
//
// One cache holds one edition, and every answer is compared with its digest, so that pages, scripts and search
// index of two editions never meet. A new edition is fetched beside the old one and takes over as a whole.
"use strict"

const ROOT = new URL("./", location)
// Other sites on the same origin keep caches too; a path ends in a slash, so no prefix begins another's.
const PREFIX = `faq:${ROOT.pathname}:`
const CACHE = PREFIX + edition.name
const MOST_READ = 300
const AT_ONCE = 6

// Pages that came from a newer edition than ours: everything they load comes from the network too.
const newer = new Set()

const address = (path) => new URL(path, ROOT).href

// The path below the site's root, without query and index.html; null for other places.
function pathOf(url) {
  const { origin, pathname } = new URL(url)
  if (origin !== ROOT.origin || !pathname.startsWith(ROOT.pathname)) return null
  return pathname.slice(ROOT.pathname.length).replace(/(^|\/)index\.html$/, "$1")
}

async function digest(response) {
  const hash = await crypto.subtle.digest("SHA-256", await response.clone().arrayBuffer())
  return [...new Uint8Array(hash).slice(0, 6)].map((byte) => byte.toString(16).padStart(2, "0")).join("")
}

const isOurs = async (response, path) => response.ok && (await digest(response)) === edition.files[path]

async function olderCaches() {
  const names = (await caches.keys()).filter((name) => name.startsWith(PREFIX) && name !== CACHE)
  return Promise.all(names.map((name) => caches.open(name)))
}

// Unchanged files move over from the older edition; the rest is fetched.
async function keep(path, cache, older) {
  if (await cache.match(address(path))) return
  for (const place of older) {
    const kept = await place.match(address(path))
    if (kept && (await isOurs(kept, path))) return cache.put(address(path), kept)
  }
  const response = await fetch(address(path), { cache: "no-cache" })
  if (!(await isOurs(response, path))) throw new Error(`${path} belongs to another edition`)
  await cache.put(address(path), response)
}

async function inTurn(paths, work) {
  const queue = [...paths]
  const worker = async () => {
    while (queue.length) await work(queue.shift())
  }
  await Promise.all(Array.from({ length: AT_ONCE }, worker))
}

async function install() {
  const [cache, older] = await Promise.all([caches.open(CACHE), olderCaches()])
  await inTurn(edition.first, (path) => keep(path, cache, older))
  const read = (await Promise.all(older.map((place) => place.keys()))).flat().map(({ url }) => pathOf(url))
  // What was read before stays readable, if it can be had now.
  await inTurn(new Set(read.filter((path) => path in edition.files)), (path) => keep(path, cache, older).catch(() => {}))
}

async function forgetOlder() {
  const names = await caches.keys()
  await Promise.all(names.filter((name) => name.startsWith(PREFIX) && name !== CACHE).map((name) => caches.delete(name)))
}

async function trim(cache) {
  const first = new Set(edition.first)
  const read = (await cache.keys()).filter(({ url }) => !first.has(pathOf(url)))
  await Promise.all(read.slice(0, Math.max(0, read.length - MOST_READ)).map((request) => cache.delete(request)))
}

async function notFound(path) {
  const page = await (await caches.open(CACHE)).match(address(path.startsWith("en/") ? "en/404.html" : "404.html"))
  return page ? new Response(page.body, { status: 404, headers: page.headers }) : Response.error()
}

async function fromNetwork(event, path) {
  const response = await fetch(event.request)
  if (await isOurs(response, path)) {
    const cache = await caches.open(CACHE)
    await cache.put(address(path), response.clone())
    event.waitUntil(trim(cache))
  } else if (response.ok) {
    newer.add(event.resultingClientId || event.clientId)
    event.waitUntil(registration.update().catch(() => {}))
  }
  return response
}

async function answer(event, path) {
  const kept = await (await caches.open(CACHE)).match(address(path))
  if (kept) return kept
  try {
    return await fromNetwork(event, path)
  } catch {
    return event.request.mode === "navigate" ? notFound(path) : Response.error()
  }
}

async function answerUnknown(event, path) {
  try {
    return await fetch(event.request)
  } catch {
    return `${path}/` in edition.files ? Response.redirect(address(`${path}/`)) : notFound(path)
  }
}

addEventListener("install", (event) => event.waitUntil(install()))
addEventListener("activate", (event) => event.waitUntil(forgetOlder()))
addEventListener("message", (event) => {
  if (event.data.takeOver) skipWaiting()
  const path = event.data.read && pathOf(event.data.read)
  if (path in edition.files) event.waitUntil(caches.open(CACHE).then((cache) => keep(path, cache, [])).catch(() => {}))
})
addEventListener("fetch", (event) => {
  const { request } = event
  const path = pathOf(request.url)
  if (request.method !== "GET" || path === null || newer.has(event.clientId)) return
  if (path in edition.files) event.respondWith(answer(event, path))
  else if (request.mode === "navigate") event.respondWith(answerUnknown(event, path))
})
