// Which documents answer best. lunr says how strongly each text speaks for each word of the question; a document
// is worth what its best question, variant or message and its running text bring together.
(function (faq) {
  "use strict"

  // Found by measuring: docs/adr/ and `make search-report`. What the word itself counts beside its concepts, and
  // where one word that a text says strongly stops to outweigh others.
  const EXACT = 0.4
  const CONCEPT = 0.6
  const SATURATION = 20
  const OTHER_HEADS = 0.4
  const POWER = 1
  const LAMLONG = 0
  const LO=8
  const HI=16
  // What an unknown word weighs beside one that a single document has; how much a message adds; at what strength
  // a document covers a word.
  const UNKNOWN = 0.7
  const MESSAGE = 9
  const CODE = 60
  const LITERAL = 1000
  const HALF = 4
  const COVERS = 1 / 1.6
  // A guess weighs less than this: it finds, but proves nothing.
  const SURE = 0.81
  // A number that an answer's masks exclude leaves it this little.
  const EXCLUDED = 0.3

  const saturated = score => score / (1 + score / SATURATION)

  faq.Scores = class {
    constructor(core, vocabulary) {
      this.size = core.size
      this.terms = core.terms
      this.asked = new faq.Texts(core.asked)
      this.read = null
      this.messages = new faq.Messages(core, vocabulary)
      this.conceptsOf = new Map()
      core.concepts.forEach((terms, concept) => terms.forEach(term =>
        this.conceptsOf.set(term, [...this.conceptsOf.get(term) || [], core.terms + concept])))
      this.headOf = heads(this.asked)
      this.remembered = new Map()
    }

    refine(rest) {
      this.read = new faq.Texts(rest)
      this.remembered.clear()
    }

    // What one term brings: { asked, read }, each text -> score.
    term(term) {
      if (!this.remembered.has(term)) {
        const concepts = this.conceptsOf.get(term) || []
        const boosts = concepts.length ? [[term, EXACT], ...concepts.map(token => [token, CONCEPT / Math.sqrt(concepts.length)])] : [[term, 1]]
        const norm = Math.hypot(...boosts.map(([, boost]) => boost))
        // lunr counts the texts that hold a token; an answer with many variants must not make its own words common.
        const scores = texts => {
          if (!texts)
            return new Map()
          const clauses = boosts.map(([token, boost]) => {
            const { documents, rarity } = texts.token(token)
            return [token, documents ? boost * Math.log(1 + (this.size - documents + 0.5) / (documents + 0.5)) / rarity : boost]
          })
          const length = Math.hypot(...clauses.filter(([token]) => texts.postings[token]).map(([, boost]) => boost))
          return new Map(texts.ask(clauses).map(({ ref, score }) => [+ref, score * length / norm]))
        }
        this.remembered.set(term, { asked: scores(this.asked), read: scores(this.read) })
      }
      return this.remembered.get(term)
    }

    // What one word brings, by head and by document: the best of what it may stand for counts.
    word(terms) {
      const found = { heads: new Map(), bodies: new Map() }
      for (const [term, weight] of terms) {
        const heads = new Map()
        const bodies = new Map()
        const { asked, read } = this.term(term)
        for (const [text, score] of asked) {
          const head = this.headOf[text]
          if (head < 0)
            add(bodies, this.asked.documentOf[text], score)
          else
            add(heads, head, score)
        }
        for (const [text, score] of read)
          add(bodies, this.read.documentOf[text], score)
        keepBest(found.heads, heads, weight)
        keepBest(found.bodies, bodies, weight)
      }
      return found
    }

    // [{ document, score, coverage, whole: has every word or the code, literal: the message it was asked by }], best first.
    rank(groups, gist, query) {
      const words = groups.map(({ word, terms }) => ({ word, sure: Math.max(...terms.values()) > SURE, ...this.word(terms) }))
      const found = new Map()
      const of = document => {
        if (!found.has(document))
          found.set(document, { bodies: new Map(), heads: new Map() })
        return found.get(document)
      }
      words.forEach(({ heads, bodies }, at) => {
        for (const [document, score] of bodies)
          of(document).bodies.set(at, score)
        for (const [head, score] of heads) {
          const { heads: known } = of(this.headOf.documents[head])
          if (!known.has(head))
            known.set(head, new Map())
          known.get(head).set(at, score)
        }
      })
      const strengths = words.map(() => new Map())
      const sums = new Map()
      const long = Math.min(1, Math.max(0, (words.length - LO) / (HI - LO)))
      const others = OTHER_HEADS * (1 - long) + LAMLONG * long
      const rare = words.map(({ heads, bodies }) => {
        const n = new Set([...bodies.keys(), ...[...heads.keys()].map(head => this.headOf.documents[head])]).size
        return Math.log(1 + (this.size - n + 0.5) / (n + 0.5)) / Math.log(1 + this.size)
      })
      const weights = rare.map(r => Math.min(1, r) ** (POWER * long))
      for (const [document, { bodies, heads }] of found) {
        // What the other heads say counts in part, where the best one is silent.
        const around = new Map(bodies)
        for (const held of heads.values())
          for (const [at, value] of held)
            around.set(at, Math.max(around.get(at) || 0, others * value + (bodies.get(at) || 0)))
        const base = total(around, weights)
        let best = base
        for (const held of heads.values()) {
          let score = base
          for (const [at, value] of held)
            score += weights[at] * (saturated(Math.max(value + (bodies.get(at) || 0), around.get(at))) - saturated(around.get(at)))
          best = Math.max(best, score)
        }
        sums.set(document, best)
        for (const held of [bodies, ...heads.values()])
          for (const [at, value] of held)
            strengths[at].set(document, Math.max(strengths[at].get(document) || 0, value))
      }
      return this.judged(words, strengths, sums, groups, gist, query)
    }

    judged(words, strengths, sums, groups, gist, query) {
      const unknown = UNKNOWN * Math.log(1 + this.size)
      const rarities = strengths.map(by => by.size ? Math.log(1 + (this.size - by.size + 0.5) / (by.size + 0.5)) : 0)
      const all = words.reduce((sum, { word }, at) =>
        sum + (strengths[at].size ? rarities[at] : /\d/.test(word) ? 0 : unknown), 0)
      const judged = new Map()
      const of = document => {
        if (!judged.has(document))
          judged.set(document, { document, score: sums.get(document) || 0, covered: 0, hits: 0, share: 0, whole: false, literal: "", spoken: 0 })
        return judged.get(document)
      }
      for (const document of sums.keys())
        of(document)
      strengths.forEach((by, at) => {
        for (const [document, value] of by) {
          const strength = value / rarities[at] / (value / rarities[at] + HALF)
          of(document).covered += rarities[at] * Math.min(1, strength / COVERS)
          of(document).hits += words[at].sure ? 1 : 0
        }
      })
      for (const one of judged.values()) {
        one.coverage = all ? Math.min(1, one.covered / all) : 0
        one.whole = words.length > 0 && one.hits === words.length
      }
      for (const one of judged.values())
        one.spoken = one.score
      this.addMessages(of, groups, gist, query)
      return [...judged.values()].filter(({ score }) => score > 0).sort((one, other) => other.score - one.score || one.document - other.document)
    }

    addMessages(of, groups, gist, query) {
      const sequence = groups.map(({ terms }) => terms.keys().next().value).filter(term => term !== undefined)
      const weigh = term => this.rarity(term)
      for (const [document, { strength, share }] of this.messages.matching(sequence, weigh)) {
        const one = of(document)
        one.score += MESSAGE * strength
        one.share = share
      }
      for (const [document, { message, weight }] of this.messages.literal(query)) {
        const one = of(document)
        one.score += LITERAL + weight
        one.whole = true
        one.literal = message
      }
      const { fitting, excluded } = this.messages.numbers(gist)
      for (const document of fitting) {
        const one = of(document)
        one.score += CODE
        one.whole = true
      }
      for (const document of excluded) {
        const one = of(document)
        if (!one.literal)
          Object.assign(one, { score: one.score * EXCLUDED, coverage: one.coverage * EXCLUDED, whole: false })
      }
    }

    // How rare a term is among the documents, its concepts included.
    rarity(term) {
      const { asked, read } = this.term(term)
      const documents = new Set([
        ...[...asked.keys()].map(text => this.asked.documentOf[text]),
        ...[...read.keys()].map(text => this.read.documentOf[text]),
      ])
      return Math.log(1 + (this.size - documents.size + 0.5) / (documents.size + 0.5))
    }
  }

  // The texts of what people ask are heads, each of its own; a question in both languages is one. -1: no head.
  function heads({ fields, fieldOf, documentOf }) {
    const questions = new Map()
    const headOf = []
    headOf.documents = []
    fieldOf.forEach((field, text) => {
      const name = fields[field]
      const document = documentOf[text]
      const question = name.endsWith("question")
      if (name === "label")
        return headOf.push(-1)
      if (!question || !questions.has(document))
        headOf.documents.push(document)
      const head = question && questions.has(document) ? questions.get(document) : headOf.documents.length - 1
      if (question)
        questions.set(document, head)
      return headOf.push(head)
    })
    return headOf
  }

  function add(sums, key, value) {
    sums.set(key, (sums.get(key) || 0) + value)
  }

  function keepBest(best, found, weight) {
    for (const [key, value] of found)
      if (weight * value > (best.get(key) || 0))
        best.set(key, weight * value)
  }

  function total(scores, weights) {
    let sum = 0
    for (const [at, score] of scores)
      sum += weights[at] * saturated(score)
    return sum
  }
})(self.faq = self.faq || {})
