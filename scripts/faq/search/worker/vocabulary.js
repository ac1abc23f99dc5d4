// The words that the site knows, as the worker keeps them.
(function (faq) {
  "use strict"

  faq.Vocabulary = class {
    constructor(core) {
      this.forms = faq.unpackForms(core.forms)
      this.sorted = [...this.forms.keys()]
      this.spellings = faq.unpackSpellings(core.spellings)
      this.ignored = new Set(core.ignored.split(" "))
      this.size = core.terms
      this.concepts = faq.unpackConcepts(core.concepts)
      this.conceptsOf = new Map()
      this.concepts.forEach((terms, concept) => terms.forEach(term =>
        this.conceptsOf.set(term, [...this.conceptsOf.get(term) || [], concept])))
      this.phrases = new Map()
      for (const form of this.sorted)
        if (form.includes("_")) {
          const phrase = form.split("_")
          this.phrases.set(phrase[0], [...this.phrases.get(phrase[0]) || [], phrase])
        }
      for (const phrases of this.phrases.values())
        phrases.sort((one, another) => another.length - one.length)
    }

    // The phrase that begins here, the longest one, or undefined.
    phraseAt(words, at) {
      return (this.phrases.get(words[at]) || [])
        .find(phrase => phrase.every((word, offset) => words[at + offset] === word))
    }

    // The term of a word as written, or undefined.
    term(word) {
      const term = this.forms.get(word)
      if (term !== -1)
        return term
      const root = [...faq.indonesianRoots(word), ...faq.englishRoots(word)].find(form => this.forms.has(form))
      this.forms.set(word, this.term(root))
      return this.forms.get(word)
    }

    // Shortened forms that no text has but that may be typed, or be the root of what is typed. Worked out when a word
    // is first unknown: that is quicker than to wait for them.
    get roots() {
      const found = new Map()
      for (const [form, term] of this.forms) {
        const roots = /^[a-z]+$/.test(form) ? [...faq.indonesianRoots(form), ...faq.englishRoots(form)] : []
        if (!roots.some(root => this.forms.has(root)))
          roots.filter(root => root.length > 3 && !found.has(root)).forEach(root => found.set(root, term))
      }
      Object.defineProperty(this, "roots", { value: found })
      return found
    }

    // The term of a word after taking affixes off, or undefined.
    rooted(word) {
      const roots = [...faq.indonesianRoots(word), ...faq.englishRoots(word)]
      const known = [word, ...roots].find(form => this.forms.has(form))
      return known === undefined ? this.roots.get([word, ...roots].find(form => this.roots.has(form))) : this.term(known)
    }

    // Terms of the same meaning.
    meaning(term) {
      return (this.conceptsOf.get(term) || []).flatMap(concept => this.concepts[concept])
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
