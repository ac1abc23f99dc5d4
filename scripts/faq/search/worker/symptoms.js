// What the screen said: whole messages pasted with anything around them, and code numbers.
(function (faq) {
  "use strict"

  const DIGITS = /(?<![0-9])[0-9]+(?![0-9])/g

  faq.Symptoms = class {
    constructor(core) {
      this.messages = core.symptoms.map(([terms, documents]) => ({ terms, documents }))
      this.byTerm = new Map()
      this.messages.forEach(({ terms }, number) => {
        for (const term of new Set(terms))
          this.byTerm.set(term, [...this.byTerm.get(term) || [], number])
      })
      this.codes = core.codes.map(([mask, documents]) => ({
        documents,
        pattern: new RegExp(`^${mask.toLowerCase().replace(/[^0-9x]/g, "").replace(/x/g, "[0-9]")}$`),
      }))
    }

    // Documents whose code mask one of the numbers fits; a longer or shorter number never does.
    withCode(query) {
      const numbers = faq.fold(query).match(DIGITS) || []
      return new Set(this.codes.filter(({ pattern }) => numbers.some(number => pattern.test(number)))
        .flatMap(({ documents }) => documents))
    }

    // How much of its best message each document finds in the query: { share, weight } by document.
    matching(sequence, weigh) {
      const places = new Map(sequence.map((term, at) => [term, at]))
      const best = new Map()
      const numbers = new Set(sequence.flatMap(term => this.byTerm.get(term) || []))
      for (const number of numbers) {
        const { terms, documents } = this.messages[number]
        const found = compare(terms, places, sequence, weigh)
        for (const document of documents)
          if (found.strength > (best.get(document)?.strength || 0))
            best.set(document, found)
      }
      return best
    }
  }

  function compare(terms, places, sequence, weigh) {
    let all = 0
    let matched = 0
    let pairs = 0
    terms.forEach((term, at) => {
      const weight = weigh(term)
      all += weight
      if (!places.has(term))
        return
      matched += weight
      if (at && sequence.some((other, place) => other === term && sequence[place - 1] === terms[at - 1]))
        pairs++
    })
    const order = terms.length > 1 ? pairs / (terms.length - 1) : 1
    const share = all ? matched / all : 0
    return { share, strength: share * share * (0.4 + 0.6 * order) * matched * terms.length / (terms.length + 2) }
  }
})(self.faq = self.faq || {})
