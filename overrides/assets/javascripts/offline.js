// Says when there is no network, keeps the site on this device, and offers a newer edition when one has arrived.
(() => {
  "use strict"

  const place = document.querySelector("[data-offline]")
  const words = place.dataset
  const root = new URL(words.root, location)

  function tell(text, ...more) {
    place.replaceChildren(...(text ? [text, ...more] : []))
  }

  const tellNetwork = () => tell(navigator.onLine ? "" : words.gone)
  addEventListener("online", tellNetwork)
  addEventListener("offline", tellNetwork)
  if (!navigator.onLine) tellNetwork()

  if (!/^https?:$/.test(location.protocol) || !("serviceWorker" in navigator)) return
  const { serviceWorker } = navigator

  // Someone in the middle of a report decides for themselves when to reload.
  const isWriting = () =>
    [...document.querySelectorAll("[data-report] [data-field]")].some((field) => field.value !== field.defaultValue)

  function offer(worker) {
    const button = document.createElement("button")
    button.type = "button"
    button.className = "button"
    button.textContent = words.reload
    button.addEventListener("click", () => {
      if (worker.state === "installed") worker.postMessage({ takeOver: true })
      else location.reload()
    })
    tell(words.newer, " ", button)
  }

  function watch(registration) {
    const { waiting, installing, active } = registration
    if (waiting && serviceWorker.controller) offer(waiting)
    if (installing) watchInstalling(installing)
    registration.addEventListener("updatefound", () => watchInstalling(registration.installing))
    if (active && !serviceWorker.controller) active.postMessage({ read: location.href })
  }

  function watchInstalling(worker) {
    worker.addEventListener("statechange", () => {
      if (worker.state === "installed" && serviceWorker.controller) offer(worker)
      if (worker.state === "activated" && !serviceWorker.controller) worker.postMessage({ read: location.href })
    })
  }

  // The new edition has taken over: this page is of the old one.
  serviceWorker.addEventListener("controllerchange", () => {
    if (isWriting()) offer(serviceWorker.controller)
    else location.reload()
  })

  async function start() {
    if (words.preview) {
      const registration = await serviceWorker.getRegistration(root)
      // A worker further up the same origin is another site's.
      if (registration?.scope === root.href) await registration.unregister()
      return
    }
    try {
      watch(await serviceWorker.register(new URL("sw.js", root)))
    } catch {
      // Storage refused or full: the site works, only not without a network.
    }
  }

  // Not before the page is finished: reading comes first.
  if (document.readyState === "complete") start()
  else addEventListener("load", start)
})()
