// lunr over the texts of the site: what people ask, or what they read. scripts/faq/search/texts.py packed its index.
// A question touches few tokens, so that lunr gets an index of these alone.
(function (faq) {
  "use strict"

  const ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_"
  const HALF = 32
  const VALUES = new Uint8Array(128)
  for (let value = 0; value < ALPHABET.length; value++)
    VALUES[ALPHABET.charCodeAt(value)] = value
  const SIGNS = "!#$%&'()*+,./:;<=>?@[]^`{|}~"
  const MORE = new Uint8Array(128)
  for (let value = 0; value < SIGNS.length; value++)
    MORE[SIGNS.charCodeAt(value)] = value + 1

  faq.letterValue = letter => VALUES[letter.charCodeAt(0)]

  // Sorted words, each with the count of letters it shares with the one before, and its term, -1 for that of its root.
  faq.unpackForms = packed => {
    const forms = new Map()
    const pattern = /([A-Z])([a-z0-9_]*)(?:\.([a-z0-9]+)|(!))?/g
    let last = ""
    let highest = -1
    for (const [, shared, rest, number, derived] of packed.matchAll(pattern)) {
      last = last.slice(0, shared.charCodeAt(0) - 65) + rest
      forms.set(last, derived ? -1 : number === undefined ? ++highest : parseInt(number, 36))
    }
    return forms
  }

  // Groups of terms as gaps from one to the next.
  faq.unpackConcepts = packed => (packed ? packed.split(" ") : []).map(gaps => {
    let term = 0
    return gaps.split(".").map(gap => term += parseInt(gap, 36))
  })

  // "gbs tidak bisa|imel email": what is written, then what is meant.
  faq.unpackSpellings = packed => new Map((packed ? packed.split("|") : []).map(pair => {
    const [written, ...meant] = pair.split(" ")
    return [written, meant]
  }))

  // Calls visit(text, how often it holds the term) for each posting.
  faq.eachPosting = (packed, visit) => {
    let number = -1
    for (let at = 0; at < packed.length;) {
      let gap = 0
      let scale = 1
      let digit = VALUES[packed.charCodeAt(at++)]
      while (digit >= HALF) {
        gap += (digit - HALF) * scale
        scale *= HALF
        digit = VALUES[packed.charCodeAt(at++)]
      }
      number += gap + digit * scale + 1
      let times = 1
      for (let more; more = MORE[packed.charCodeAt(at)]; at++)
        times += more
      visit(number, times)
    }
  }

  // Tokens are looked up as they are: no wildcards, no edits.
  const AS_WRITTEN = { intersect: asked => asked }
  const NO_METADATA = Object.freeze({})

  // How rare something is that so many of all hold, as lunr has it.
  faq.rarity = (holding, all) => Math.log(1 + Math.abs((all - holding + 0.5) / (holding + 0.5)))

  const mean = numbers => numbers.reduce((sum, number) => sum + number, 0) / numbers.length

  faq.Texts = class {
    constructor({ fields, k1, b, texts, postings }, { size, concepts }) {
      this.fields = fields.map(([name]) => name)
      this.boosts = fields.map(([, boost]) => boost * (k1 + 1))
      this.postings = postings.split(" ")
      this.terms = size
      this.concepts = concepts
      this.unpacked = new Map()
      // By text: the number of its field and of its document.
      this.fieldOf = []
      this.documentOf = []
      texts.split(" ").forEach((letters, document) => {
        for (const letter of letters) {
          this.fieldOf.push(faq.letterValue(letter))
          this.documentOf.push(document)
        }
      })
      const lengths = this.lengths()
      const means = this.fields.map((_, field) => mean(lengths.filter((_, text) => this.fieldOf[text] === field)))
      // By text: how often it must hold a token for half of the most that the token can say.
      this.halves = lengths.map((length, text) => k1 * (1 - b + b * length / means[this.fieldOf[text]]))
    }

    // By text: how many tokens it has, those of its terms and of their concepts.
    lengths() {
      const tokens = new Uint8Array(this.terms).fill(1)
      this.concepts.forEach(terms => terms.forEach(term => tokens[term]++))
      const lengths = new Float64Array(this.fieldOf.length)
      this.postings.forEach((packed, term) =>
        faq.eachPosting(packed, (text, times) => lengths[text] += times * tokens[term]))
      return lengths
    }

    // What holds a token: { texts, strengths: from 0 to 1 for each of them, rarity, documents: how many }.
    token(token) {
      if (!this.unpacked.has(token)) {
        const held = token < this.terms ? this.packed(token) : this.concept(token)
        const documents = new Set(held.texts.map(text => this.documentOf[text]))
        const rarity = faq.rarity(held.texts.length, this.fieldOf.length)
        this.unpacked.set(token, { ...held, rarity, documents: documents.size })
      }
      return this.unpacked.get(token)
    }

    packed(token) {
      const texts = []
      const strengths = []
      faq.eachPosting(this.postings[token] || "", (text, times) => {
        texts.push(text)
        strengths.push(times / (times + this.halves[text]))
      })
      return { texts, strengths }
    }

    // A concept is held by whatever holds one of its terms. BM25's strength of n occurrences is n / (n + c), c being
    // the same for all words of a text: so its odds, n / c, add up.
    concept(token) {
      const odds = new Map()
      const terms = this.concepts[token - this.terms].map(term => this.token(term))
      for (const { texts, strengths } of terms)
        texts.forEach((text, at) => odds.set(text, (odds.get(text) || 0) + strengths[at] / (1 - strengths[at])))
      const texts = [...odds.keys()].sort((one, other) => one - other)
      return { texts, strengths: texts.map(text => 1 - 1 / (1 + odds.get(text))) }
    }

    // The texts that hold a token most strongly, about `most` of them.
    strongest(token, most) {
      const held = this.token(token)
      if (!held.strongest) {
        const order = held.texts.map((_, at) => at).sort((one, other) => held.strengths[other] - held.strengths[one])
        held.strongest = new Set(order.slice(0, most).map(at => held.texts[at]))
      }
      return held.strongest
    }

    // lunr's results for clauses [token, boost]: [{ ref: the number of a text, score }]; of those texts alone that
    // `wanted` keeps, if it is given.
    ask(clauses, wanted) {
      const invertedIndex = {}
      const fieldVectors = {}
      const held = clauses.filter(([token]) => this.token(token).texts.length)
      if (!held.length)
        return []
      for (const [token] of [...held].sort(([one], [other]) => one - other)) {
        const { texts, strengths, rarity } = this.token(token)
        const posting = { _index: token }
        this.fields.forEach(field => posting[field] = {})
        texts.forEach((text, at) => {
          if (wanted && !wanted(text))
            return
          const field = this.fieldOf[text]
          const key = `${this.fields[field]}/${text}`
          posting[this.fields[field]][text] = NO_METADATA
          const vector = fieldVectors[key] = fieldVectors[key] || new lunr.Vector()
          vector.elements.push(token, this.boosts[field] * rarity * strengths[at])
        })
        invertedIndex[token] = posting
      }
      const index = new lunr.Index({ invertedIndex, fieldVectors, tokenSet: AS_WRITTEN, fields: this.fields })
      return index.query(query => held.forEach(([token, boost]) =>
        query.clause({ term: `${token}`, boost, usePipeline: false })))
    }
  }
})(self.faq = self.faq || {})
