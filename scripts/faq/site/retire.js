// Ends what an earlier sw.js of this site began: it forgets the kept copies and goes. Open pages stay as they are; the
// next one comes from the host.
"use strict"

const PREFIX = `faq:${new URL("./", location).pathname}:`

async function leave() {
  const names = await caches.keys()
  await Promise.all(names.filter((name) => name.startsWith(PREFIX)).map((name) => caches.delete(name)))
  await registration.unregister()
}

addEventListener("install", () => skipWaiting())
addEventListener("activate", (event) => event.waitUntil(leave()))
addEventListener("message", ({ data }) => data.leave && leave())
