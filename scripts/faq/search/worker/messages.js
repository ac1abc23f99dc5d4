// What the screen said: whole messages pasted with anything around them, code numbers, and numbers of answers.
(function (faq) {
  "use strict"

  const NUMBERS = /(?<![a-z0-9])[0-9]+(?![a-z0-9])/g
  const IDS = /(?<![a-z0-9])([a-z])-?0*([0-9]+)(?![a-z0-9])/g
  // A message of fewer words counts as pasted only where nothing is around it.
  const TELLING = 3

  faq.Messages = class {
    constructor(core, vocabulary) {
      this.messages = core.messages.map(([text, documents]) => {
        const words = text.split(" ")
        return { text, words, documents, terms: words.map(word => vocabulary.term(word)).filter(term => term !== undefined) }
      })
      this.byTerm = new Map()
      this.messages.forEach(({ terms }, number) => {
        for (const term of new Set(terms))
          this.byTerm.set(term, [...this.byTerm.get(term) || [], number])
      })
      // 403, 502: a number of a message is as good as a code.
      this.numbered = new Map()
      for (const { words, documents } of this.messages)
        for (const number of words.filter(word => /^[0-9]{3,5}$/.test(word)))
          this.numbered.set(number, [...this.numbered.get(number) || [], ...documents])
      this.codes = core.codes.map(([mask, documents]) => ({
        documents,
        digits: mask.toLowerCase().replace(/[^0-9x]/g, ""),
      }))
      this.ids = new Map(core.ids.split(" ").map((id, document) => [plainId(id), document]))
    }

    // Documents that the query's numbers speak for or against: `fitting` a mask or being the number of an answer,
    // `excluded` where masks of as many digits or fewer fit none of them. A number being typed is a beginning.
    numbers(query) {
      const text = faq.fold(query)
      const numbers = text.match(NUMBERS) || []
      const begun = /[0-9]$/.test(text) ? numbers[numbers.length - 1] : undefined
      const fits = ({ digits }, number) => number.length === digits.length && begins(digits, number)
      const fitting = new Set()
      const against = new Set()
      for (const code of this.codes) {
        const fit = numbers.some(number => fits(code, number))
          || begun && begun.length < code.digits.length && begins(code.digits, begun)
        const other = !fit && numbers.some(number => number.length >= 3)
        for (const document of code.documents)
          if (fit)
            fitting.add(document)
          else if (other)
            against.add(document)
      }
      for (const number of numbers)
        (this.numbered.get(number) || []).forEach(document => fitting.add(document))
      for (const [, letter, number] of text.matchAll(IDS)) {
        const document = this.ids.get(letter + number)
        if (document !== undefined)
          fitting.add(document)
      }
      return { fitting, excluded: [...against].filter(document => !fitting.has(document)) }
    }

    // Messages that are in the query word for word: { message, weight: their count of words } by document.
    literal(query) {
      const text = ` ${faq.words(query).join(" ")} `
      const parts = new Set(query.split(/[\n\r]|["“”„«»]/).map(part => faq.words(part).join(" ")))
      const found = new Map()
      for (const { text: message, words, documents } of this.messages) {
        const inside = words.length >= TELLING && text.includes(` ${message} `)
        if (!inside && !parts.has(message))
          continue
        for (const document of documents)
          if (words.length > (found.get(document)?.weight || 0))
            found.set(document, { message, weight: words.length })
      }
      return found
    }

    // How much of its best message each document finds in the query: { share, strength } by document.
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

  const plainId = id => faq.fold(id).replace(/^([a-z])0*/, "$1")

  const begins = (mask, number) => [...number].every((digit, at) => mask[at] === "x" || mask[at] === digit)

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
