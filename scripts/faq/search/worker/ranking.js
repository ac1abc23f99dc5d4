// Which documents answer best: those whose words weigh most, and those that hold a message or a code as it is.
(function (faq) {
  "use strict"

  // Found by measuring: docs/adr/ and `make search-report`. What an unknown word weighs beside one that a single
  // document has; how much a message and a code add; how strongly a document must hold a word to cover it.
  const UNKNOWN = 0.7
  const MESSAGE = 0.9
  const CODE = 6
  const COVERS = 1 / 1.6
  // A guess weighs less than this: it finds, but proves nothing.
  const SURE = 0.81
  const blank = () => ({ sum: 0, covered: 0, hits: 0, symptom: 0, share: 0, coded: false })

  function judged(document, { sum, covered, hits, symptom, share, coded }, total, words) {
    const coverage = total ? Math.min(1, covered / total) : 0
    const score = sum + symptom
    return { document, score, coverage, share, whole: coded || words > 0 && hits === words }
  }

  faq.Ranking = class {
    constructor(core) {
      this.size = core.size
      this.core = core.postings.split(" ")
      this.rest = null
      this.symptoms = new faq.Symptoms(core)
    }

    refine(rest) {
      this.rest = rest.split(" ")
    }

    // Strength by document for one term: what the texts read adds to what people ask.
    term(term) {
      const found = new Map()
      faq.eachPosting(this.core[term] || "", (document, strength) => found.set(document, strength))
      if (this.rest)
        faq.eachPosting(this.rest[term] || "", (document, strength) => {
          const before = found.get(document) || 0
          found.set(document, before + (1 - before) * strength)
        })
      return found
    }

    group(terms) {
      const found = new Map()
      for (const [term, weight] of terms)
        for (const [document, strength] of this.term(term))
          if (weight * strength > (found.get(document) || 0))
            found.set(document, weight * strength)
      return found
    }

    // Rare words decide; `sum` counts a document by how strongly it holds the word.
    rarity(found) {
      let sum = 0
      for (const strength of found.values())
        sum += strength
      return Math.log(1 + (this.size - sum + 0.5) / (sum + 0.5))
    }

    // [{ document, score, coverage, share of a message, whole: has every word or the code }], best first.
    rank(groups, query) {
      const weighed = groups.map(({ terms }) => {
        const found = this.group(terms)
        return { found, rarity: found.size ? this.rarity(found) : 0, sure: Math.max(...terms.values()) > SURE }
      })
      const unknown = UNKNOWN * Math.log(1 + this.size)
      const total = weighed.reduce((sum, { found, rarity }, at) =>
        sum + (found.size ? rarity : /\d/.test(groups[at].word) ? 0 : unknown), 0)
      const scores = new Map()
      for (const { found, rarity, sure } of weighed)
        for (const [document, strength] of found) {
          const score = scores.get(document) || blank()
          score.hits += sure ? 1 : 0
          score.sum += rarity * strength
          score.covered += rarity * Math.min(1, strength / COVERS)
          scores.set(document, score)
        }
      this.addSymptoms(scores, groups, query)
      return [...scores].map(([document, score]) => judged(document, score, total, groups.length))
        .sort((one, other) => other.score - one.score || one.document - other.document)
    }

    addSymptoms(scores, groups, query) {
      const sequence = groups.map(({ terms }) => terms.keys().next().value).filter(term => term !== undefined)
      const weigh = term => this.rarity(this.term(term))
      for (const [document, { strength, share }] of this.symptoms.matching(sequence, weigh)) {
        const score = scores.get(document) || blank()
        scores.set(document, { ...score, symptom: MESSAGE * strength, share })
      }
      for (const document of this.symptoms.withCode(query)) {
        const score = scores.get(document) || blank()
        scores.set(document, { ...score, symptom: score.symptom + CODE, coded: true })
      }
    }
  }
})(self.faq = self.faq || {})
