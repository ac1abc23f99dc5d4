// The words that the site knows, as the worker keeps them.
(function (faq) {
  "use strict"

  faq.Vocabulary = class {
    constructor(core) {
      this.forms = faq.unpackForms(core.forms)
      this.sorted = [...this.forms.keys()]
      this.roots = faq.unpackForms(core.roots)
      this.spellings = faq.unpackSpellings(core.spellings)
      this.ignored = new Set(core.ignored.split(" "))
      this.phrases = new Map()
      for (const form of this.sorted)
        if (form.includes("_")) {
          const phrase = form.split("_")
          this.phrases.set(phrase[0], [...this.phrases.get(phrase[0]) || [], phrase])
        }
      for (const phrases of this.phrases.values())
        phrases.sort((one, another) => another.length - one.length)
    }

    // The term of a word as written, or undefined.
    term(word) {
      return this.forms.get(word)
    }

    // The term of a word after taking affixes off, or undefined.
    rooted(word) {
      const roots = [...faq.indonesianRoots(word), ...faq.englishRoots(word)]
      for (const known of [this.forms, this.roots]) {
        if (known.has(word))
          return known.get(word)
        const root = roots.find(form => known.has(form) && form.length > 2)
        if (root !== undefined)
          return known.get(root)
      }
      return undefined
    }

    // Known words that begin with these letters.
    beginning(letters, most) {
      let low = 0
      let high = this.sorted.length
      while (low < high) {
        const middle = (low + high) >> 1
        if (this.sorted[middle] < letters)
          low = middle + 1
        else
          high = middle
      }
      const found = []
      while (low < this.sorted.length && found.length < most && this.sorted[low].startsWith(letters))
        found.push(this.sorted[low++])
      return found
    }
  }
})(self.faq = self.faq || {})
