// lunr over the texts of the site: what people ask, or what they read. scripts/faq/search/texts.py packed its index.
// A query touches few tokens, so that only theirs are unpacked, when they are first asked for.
(function (faq) {
  "use strict"

  // Tokens are looked up as they are: no wildcards, no edits.
  const AS_WRITTEN = { intersect: asked => asked }
  const NO_METADATA = Object.freeze({})

  faq.Texts = class {
    constructor({ fields, most, texts, postings }) {
      this.fields = fields.map(([name]) => name)
      this.boosts = fields.map(([, boost]) => boost * most)
      this.postings = postings.split(" ")
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
    }

    // { posting, scores: [["field/text", score]], rarity } as lunr's index has them for one token, and the count of
    // documents that hold it.
    token(token) {
      if (!this.unpacked.has(token)) {
        const posting = { _index: token }
        this.fields.forEach(field => posting[field] = {})
        const scores = []
        const documents = new Set()
        faq.eachPosting(this.postings[token] || "", (text, strength) => {
          const field = this.fieldOf[text]
          documents.add(this.documentOf[text])
          posting[this.fields[field]][text] = NO_METADATA
          scores.push([`${this.fields[field]}/${text}`, this.boosts[field] * strength])
        })
        const rarity = lunr.idf(posting, this.fieldOf.length)
        scores.forEach(entry => entry[1] *= rarity)
        this.unpacked.set(token, { posting, scores, rarity, documents: documents.size })
      }
      return this.unpacked.get(token)
    }

    // lunr's results for clauses [token, boost]: [{ ref: the number of a text, score }].
    ask(clauses) {
      const invertedIndex = {}
      const fieldVectors = {}
      const held = clauses.filter(([token]) => this.postings[token])
      if (!held.length)
        return []
      for (const [token] of [...held].sort(([one], [other]) => one - other)) {
        const { posting, scores } = this.token(token)
        invertedIndex[token] = posting
        for (const [key, score] of scores)
          (fieldVectors[key] = fieldVectors[key] || new lunr.Vector()).elements.push(token, score)
      }
      const index = new lunr.Index({ invertedIndex, fieldVectors, tokenSet: AS_WRITTEN, fields: this.fields })
      return index.query(query => held.forEach(([token, boost]) =>
        query.clause({ term: `${token}`, boost, usePipeline: false })))
    }
  }
})(self.faq = self.faq || {})
