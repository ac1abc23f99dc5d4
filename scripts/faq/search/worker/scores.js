// Which documents answer best. lunr says how strongly each text speaks for each word of the question; a document
// is worth what its best question, variant or message and its running text bring together.
(function (faq) {
  "use strict"
  faq.K = { BODY: 1, BODYLONG: 2, SHORT: 1, GUESSLONG: 1 }

  // Found by measuring: docs/adr/ and `make search-report`. What the word itself counts beside its concepts, and
  // where one word that a text says strongly stops to outweigh others.
  faq.K.EXACT = 0.35
  faq.K.CONCEPT = 0.65
  faq.K.SATURATION = 40
  faq.K.OTHER_HEADS = 0.4
  faq.K.POWER = 0.5
  faq.K.LAMLONG = 0
  faq.K.LO = 10
  faq.K.HI = 25
  // What an unknown word weighs beside one that a single document has; how much a message adds; at what strength
  // a document covers a word.
  faq.K.UNKNOWN = 0.7
  faq.K.MESSAGE = 9
  faq.K.CODE = 60
  faq.K.LITERAL = 1000
  faq.K.HALF = 4
  faq.K.COVERS = 1 / 1.6
  // A guess weighs less than this: it finds, but proves nothing.
  faq.K.SURE = 0.81
  // A number that an answer's masks exclude leaves it this little.
  faq.K.EXCLUDED = 0.3

  const saturated = score => score / (1 + score / faq.K.SATURATION)

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
        const boosts = concepts.length ? [[term, faq.K.EXACT], ...concepts.map(token => [token, faq.K.CONCEPT / Math.sqrt(concepts.length)])] : [[term, 1]]
        const norm = Math.hypot(...boosts.map(([, boost]) => boost))
        // lunr counts the texts that hold a token; an answer with many variants must not make its own words common.
        const scores = texts => {
          if (!texts)
            return new Map()
          const clauses = boosts.map(([token, boost]) => {
            const { documents, rarity } = texts.token(token)
            return [token, documents ? boost * this.rarityOf(documents) / rarity : boost]
          })
          const length = Math.hypot(...clauses.filter(([token]) => texts.postings[token]).map(([, boost]) => boost))
          return new Map(texts.ask(clauses).map(({ ref, score }) => [+ref, score * length / norm]))
        }
        this.remembered.set(term, { asked: scores(this.asked), read: scores(this.read) })
      }
      return this.remembered.get(term)
    }

    // What one word brings, by head and by document: the best of what it may stand for counts.
    word(terms, bodyBoost) {
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
          add(bodies, this.read.documentOf[text], bodyBoost * score)
        keepBest(found.heads, heads, weight)
        keepBest(found.bodies, bodies, weight)
      }
      return found
    }

    // What the scores say of each document, best first: { document, score, spoken: the score of its words alone,
    // coverage: the share of the question's weight that it answers, whole: it has every word or the code,
    // share: of a message, literal: the message that the question holds word for word }.
    rank(groups, gist, query) {
      const long = Math.min(1, Math.max(0, (groups.length - faq.K.LO) / (faq.K.HI - faq.K.LO)))
      const words = groups.map(({ word, terms }) => this.weighed(word, terms, long))
      const total = words.reduce((sum, { cost }) => sum + cost, 0)
      const judged = new Map()
      const of = document => {
        if (!judged.has(document))
          judged.set(document, { document, score: 0, spoken: 0, coverage: 0, whole: false, share: 0, literal: "" })
        return judged.get(document)
      }
      for (const [document, said] of this.byDocument(words))
        Object.assign(of(document), judge(said, words, total, faq.K.OTHER_HEADS * (1 - long)))
      this.addMessages(of, groups, gist, query)
      return [...judged.values()].filter(({ score }) => score > 0)
        .sort((one, other) => other.score - one.score || one.document - other.document)
    }

    // A word of the question: where it is said, how rare it is, what it counts and what missing it costs.
    weighed(word, terms, long) {
      const said = this.word(terms, 1 + (faq.K.BODYLONG - 1) * long)
      const documents = new Set(said.bodies.keys())
      for (const head of said.heads.keys())
        documents.add(this.headOf.documents[head])
      const most = Math.log(1 + this.size)
      const rarity = this.rarityOf(documents.size)
      return {
        ...said, rarity,
        sure: Math.max(...terms.values()) > faq.K.SURE,
        weight: Math.min(1, rarity / most) ** (faq.K.POWER * long),
        cost: documents.size ? rarity : /\d/.test(word) ? 0 : faq.K.UNKNOWN * most,
      }
    }

    // What each document says of the words: { bodies: word -> score, heads: head -> word -> score }.
    byDocument(words) {
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
      return found
    }

    rarityOf(documents) {
      return Math.log(1 + (this.size - documents + 0.5) / (documents + 0.5))
    }

    addMessages(of, groups, gist, query) {
      const sequence = groups.map(({ terms }) => terms.keys().next().value).filter(term => term !== undefined)
      const weigh = term => this.rarity(term)
      for (const [document, { strength, share }] of this.messages.matching(sequence, weigh)) {
        const one = of(document)
        one.score += faq.K.MESSAGE * strength
        one.share = share
      }
      for (const [document, { message, weight }] of this.messages.literal(query)) {
        const one = of(document)
        one.score += faq.K.LITERAL + weight
        one.whole = true
        one.literal = message
      }
      const { fitting, excluded } = this.messages.numbers(gist)
      for (const document of fitting) {
        const one = of(document)
        one.score += faq.K.CODE
        one.whole = true
      }
      for (const document of excluded) {
        const one = of(document)
        if (!one.literal)
          Object.assign(one, { score: one.score * faq.K.EXCLUDED, coverage: one.coverage * faq.K.EXCLUDED, whole: false })
      }
    }

    // How rare a term is among the documents, its concepts included.
    rarity(term) {
      const { asked, read } = this.term(term)
      const documents = new Set([
        ...[...asked.keys()].map(text => this.asked.documentOf[text]),
        ...[...read.keys()].map(text => this.read.documentOf[text]),
      ])
      return this.rarityOf(documents.size)
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

  // The best head counts; where it is silent, what the other heads say counts in part.
  function judge({ bodies, heads }, words, total, others) {
    const around = new Map(bodies)
    for (const held of heads.values())
      for (const [at, value] of held)
        around.set(at, Math.max(around.get(at) || 0, others * value + (bodies.get(at) || 0)))
    let best = { score: -1 }
    for (const held of heads.size ? heads.values() : [new Map()]) {
      const values = new Map(around)
      for (const [at, value] of held)
        values.set(at, Math.max(around.get(at), value + (bodies.get(at) || 0)))
      let score = 0
      for (const [at, value] of values)
        score += words[at].weight * saturated(value)
      if (score > best.score)
        best = { score, values }
    }
    const anywhere = new Map(around)
    for (const held of heads.values())
      for (const [at, value] of held)
        anywhere.set(at, Math.max(anywhere.get(at), value))
    let covered = 0, covered2 = 0
    let sure = 0
    for (const [at, value] of anywhere) {
      const strength = value / words[at].rarity
      covered += words[at].rarity * Math.min(1, strength / (strength + faq.K.HALF) / faq.K.COVERS)
      const s2 = (best.values.get(at)||0) / words[at].rarity
      covered2 += words[at].rarity * Math.min(1, s2 / (s2 + faq.K.HALF) / faq.K.COVERS)
      sure += words[at].sure ? 1 : 0
    }
    return {
      score: best.score, spoken: best.score,
      coverage: total ? Math.min(1, covered / total) : 0,
      cov2: total ? Math.min(1, covered2 / total) : 0, total, possible: words.reduce((x, {cost, weight}) => x + weight * cost, 0),
      whole: words.length > 0 && sure === words.length,
    }
  }
})(self.faq = self.faq || {})
