// How a result looks: its title and the passage that speaks most of what was asked, with marks.
(function (faq) {
  "use strict"

  const WORD = /[\p{L}\p{N}]+/gu
  const LONGEST = 180
  const BEFORE = 60
  const ESCAPES = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "'": "&#39;" }

  const escape = text => text.replace(/[&<>"']/g, char => ESCAPES[char])

  faq.Marker = class {
    constructor(vocabulary, groups) {
      this.vocabulary = vocabulary
      this.terms = new Map()
      groups.forEach(({ terms }, number) => {
        for (const [term, weight] of terms)
          if (weight > 0.5 && !this.terms.has(term))
            this.terms.set(term, number)
      })
    }

    // The number of the asked word that this written word answers, or undefined.
    asked(word) {
      return this.terms.get(this.vocabulary.term(faq.fold(word)))
    }

    // HTML with the words that were asked for in <mark>.
    mark(text) {
      let html = ""
      let last = 0
      for (const { 0: word, index } of text.matchAll(WORD)) {
        if (this.asked(word) === undefined)
          continue
        html += `${escape(text.slice(last, index))}<mark>${escape(word)}</mark>`
        last = index + word.length
      }
      return html + escape(text.slice(last))
    }

    // The passage with most of the asked words, cut around the first of them; the first one if none has any.
    snippet(passages) {
      let best = { count: -1, text: "", at: 0 }
      for (const text of passages) {
        const found = [...text.matchAll(WORD)].filter(({ 0: word }) => this.asked(word) !== undefined)
        const count = new Set(found.map(({ 0: word }) => this.asked(word))).size
        if (count > best.count)
          best = { count, text, at: found.length ? found[0].index : 0 }
      }
      return this.mark(cut(best.text, best.at))
    }
  }

  function cut(text, at) {
    if (text.length <= LONGEST)
      return text
    const start = at < LONGEST - BEFORE ? 0 : text.indexOf(" ", at - BEFORE) + 1
    const end = start + LONGEST < text.length ? text.lastIndexOf(" ", start + LONGEST) : text.length
    const piece = text.slice(start, end > start ? end : start + LONGEST)
    return `${start ? "… " : ""}${piece}${start + piece.length < text.length ? " …" : ""}`
  }
})(self.faq = self.faq || {})
