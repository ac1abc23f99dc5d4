// How a result looks: its question, the message and the step that speak most of what was asked, and where to mark them.
(function (faq) {
  "use strict"

  const WORD = /[\p{L}\p{N}]+/gu
  const LONGEST = 180
  const BEFORE = 60

  faq.Marker = class {
    constructor(vocabulary, groups) {
      this.vocabulary = vocabulary
      this.terms = new Map()
      const mark = (term, number) => this.terms.has(term) || this.terms.set(term, number)
      const meant = groups.filter(({ unmeant }) => !unmeant)
      meant.forEach(({ terms, parts = [] }, number) => {
        const sure = [...terms].filter(([, weight]) => weight > 0.5).map(([term]) => term)
        ;[...sure, ...parts].forEach(term => mark(term, number))
      })
      meant.forEach(({ terms }, number) => {
        for (const term of terms.keys())
          vocabulary.meaning(term).forEach(other => mark(other, number))
      })
    }

    answer({ url, entry, title, messages = [], first = "", steps = [], passages = [] }, literal) {
      const message = messages.find(text => literal && faq.words(text).join(" ") === literal)
        || this.best(messages).text
      const step = this.best(steps.map(([, text]) => text))
      const passage = this.best(passages)
      // What to do says more than the background, which is shown where no step speaks of what was asked.
      const chosen = step.count || !passage.count ? step : passage
      const cut = chosen.text ? extract(chosen.text, chosen.at) : ""
      const at = chosen === step && step.count > 0 ? steps.find(([, text]) => text === step.text) : null
      return {
        url, entry,
        question: title, questionMarks: this.marks(title),
        message, messageMarks: this.marks(message),
        role: first,
        step: at && { id: at[0], text: at[1] },
        snippet: cut, snippetMarks: this.marks(cut),
        terms: this.asked([title, ...messages, ...steps.map(([, text]) => text), ...passages]),
      }
    }

    reference({ url, title, kind, passages = [] }) {
      const best = this.best(passages)
      const snippet = extract(best.text || passages[0] || "", best.at)
      return { url, title, kind, titleMarks: this.marks(title), snippet, snippetMarks: this.marks(snippet) }
    }

    // The words and phrases of a text that answer what was asked: { start, end, number }, `number` that of the asked word.
    // A phrase that the site knows counts as a whole: all of "kata sandi", although "kata" says nothing alone.
    hits(text) {
      const found = [...text.matchAll(WORD)]
      const words = found.map(([word]) => faq.fold(word))
      const hits = []
      for (let at = 0; at < words.length;) {
        const phrase = this.vocabulary.phraseAt(words, at) || [words[at]]
        const last = found[at + phrase.length - 1]
        const number = [phrase.join("_"), ...phrase].map(word => this.terms.get(this.vocabulary.term(word)))
          .find(asked => asked !== undefined)
        if (number !== undefined)
          hits.push({ start: found[at].index, end: last.index + last[0].length, number })
        at += phrase.length
      }
      return hits
    }

    // [start, end] of what was asked for; neighbours are marked together.
    marks(text) {
      const marks = []
      for (const { start, end } of this.hits(text)) {
        const last = marks[marks.length - 1]
        if (last && /^[\s-]$/.test(text.slice(last[1], start)))
          last[1] = end
        else
          marks.push([start, end])
      }
      return marks
    }

    // The words and phrases of these texts that answer what was asked, as they are written, in lower case.
    asked(texts) {
      const written = text => this.hits(text).map(({ start, end }) => text.slice(start, end).toLowerCase())
      return [...new Set(texts.flatMap(written))]
    }

    // The text with most of the asked words, and where the first of them is.
    best(texts) {
      let best = { count: 0, text: "", at: 0 }
      for (const text of texts) {
        const hits = this.hits(text)
        const count = new Set(hits.map(({ number }) => number)).size
        if (count > best.count)
          best = { count, text, at: hits[0].start }
      }
      return best.text || !texts.length ? best : { ...best, text: texts[0] }
    }
  }

  function extract(text, at) {
    if (text.length <= LONGEST)
      return text
    const start = at < LONGEST - BEFORE ? 0 : text.indexOf(" ", at - BEFORE) + 1
    const end = start + LONGEST < text.length ? text.lastIndexOf(" ", start + LONGEST) : text.length
    const piece = text.slice(start, end > start ? end : start + LONGEST)
    return `${start ? "… " : ""}${piece}${start + piece.length < text.length ? " …" : ""}`
  }
})(self.faq = self.faq || {})
