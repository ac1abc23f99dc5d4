// A page from disk may start no worker. There, a hidden frame runs the search's script instead, as Material's own
// shim does; it comes before Material's script and is loaded on file:// only.
(function () {
  "use strict"

  self.Worker = class extends EventTarget {
    constructor(address) {
      super()
      const frame = document.createElement("iframe")
      frame.hidden = true
      frame.title = ""
      document.body.append(frame)
      this.inside = frame.contentWindow
      this.ready = this.prepare(`${address}`)
    }

    prepare(address) {
      const { inside } = this
      inside.postMessage = data => this.dispatchEvent(new MessageEvent("message", { data }))
      inside.importScripts = (...addresses) =>
        addresses.reduce((before, next) => before.then(() => this.load(next)), Promise.resolve())
      return this.load(address)
    }

    load(address) {
      const script = this.inside.document.createElement("script")
      script.src = address
      return new Promise((resolve, reject) => {
        script.onload = resolve
        script.onerror = () => reject(new Error(address))
        this.inside.document.body.append(script)
      })
    }

    postMessage(data) {
      this.ready.then(() => this.inside.dispatchEvent(new MessageEvent("message", { data })))
    }

    terminate() {
      this.inside.frameElement.remove()
    }
  }
})()
