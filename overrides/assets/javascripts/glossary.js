// Explains a glossary term where an answer first uses it: a button opens a note beside it. The note is the browser's
// own popover: Escape or a press elsewhere closes it, and the focus goes back to the term.
(() => {
  "use strict"

  const source = document.getElementById("glossary-terms")
  if (!("popover" in HTMLElement.prototype)) return

  const OUTSIDE = "a, button, code, pre, h1, h2, h3, h4, .badge"
  const places = document.querySelectorAll(".step__text, .body")
  const escaped = (text) => text.replace(/[.*+?^${}()|[\]\\]/g, "\\$&")

  // The first text node that holds `word` as a whole word, and where it begins there.
  function find(word) {
    const pattern = new RegExp(`(?<![\\p{L}\\p{N}])${escaped(word)}(?![\\p{L}\\p{N}])`, "iu")
    for (const place of places) {
      const walker = document.createTreeWalker(place, NodeFilter.SHOW_TEXT)
      while (walker.nextNode()) {
        const found = !walker.currentNode.parentElement.closest(OUTSIDE) && pattern.exec(walker.currentNode.data)
        if (found) return [walker.currentNode, found.index]
      }
    }
    return null
  }

  function note(term, id) {
    const box = document.createElement("div")
    box.className = "term-note"
    box.id = id
    box.popover = "auto"
    const name = document.createElement("p")
    name.append(term.querySelector("a").cloneNode(true))
    const text = document.createElement("p")
    text.textContent = term.querySelector("span").textContent
    box.append(name, text)
    return box
  }

  // Below the term, inside the window. Older browsers have no anchors for this.
  function lay(box, button) {
    const { left, bottom, top } = button.getBoundingClientRect()
    const room = document.documentElement.clientWidth - box.offsetWidth - 8
    const below = bottom + 6
    const fits = below + box.offsetHeight <= window.innerHeight
    box.style.left = `${Math.max(8, Math.min(left, room))}px`
    box.style.top = `${fits ? below : Math.max(8, top - box.offsetHeight - 6)}px`
  }

  // A browser may break a line before and after a button; here only where it may without one.
  function keepTogether(button) {
    const { previousSibling: before, nextSibling: after } = button
    const line = document.createElement("span")
    line.className = "term-line"
    button.replaceWith(line)
    line.append(button)
    const { index } = /\S*$/u.exec(before.data)
    if (index < before.length) line.prepend(before.splitText(index))
    const [end] = /^\S*/u.exec(after.data)
    if (!end) return
    after.splitText(end.length)
    line.append(after)
  }

  function explain(term) {
    const found = find(term.dataset.word)
    if (!found) return
    const [node, at] = found
    const written = node.splitText(at)
    written.splitText(term.dataset.word.length)
    const button = document.createElement("button")
    button.type = "button"
    button.className = "term"
    written.replaceWith(button)
    button.append(written)
    keepTogether(button)
    const box = note(term, `istilah-${term.dataset.word.toLowerCase().replace(/\W+/g, "-")}`)
    // Beside the term, so that the next press of Tab goes into the note; a paragraph cannot hold it.
    button.closest("p, li, td, dd")?.after(box)
    button.popoverTargetElement = box
    box.addEventListener("toggle", ({ newState }) => newState === "open" && lay(box, button))
    window.addEventListener("scroll", () => box.matches(":popover-open") && lay(box, button), { passive: true })
  }

  // This reads every word of the answer, which a reader need not wait for.
  setTimeout(() => source.content.querySelectorAll("dfn").forEach(explain))
})()
