// Which documents answer best. lunr says how strongly each text speaks for each word of the question; a document
// is worth what its best question, variant or message and its running text bring together.
(function (faq) {
  "use strict"

  // Found by measuring: docs/adr/ and `make search-report`. What the word itself counts beside its concepts; where one
  // word that a text says strongly stops outweighing others; what a phrase counts by its parts.
  const EXACT = 0.2
  const CONCEPT = 0.8
  const SATURATION = 40
  const PARTS = 0.6
  // What the other heads of a document count where its best one is silent, and a word that is not meant.
  const OTHERS = 0.6
  const UNMEANT = 0.5
  // What a head that has every word of the question counts more.
  const COMPLETE = 0.25
  // A question becomes a message between so many words: there running text counts more, and what many heads say together
  // counts nothing. One word alone names a subject, which running text mentions in passing: it counts half, in two words
  // two thirds. What every message has counts less by these shares, the first in a question of at least FEW words, the
  // other in a message.
  const QUESTION = 5
  const MESSAGE = 25
  const EVERYDAY = [0.2, 0.6]
  const FEW = 3
  const READ = 2.25
  // What an unknown word weighs beside one that a single document has, and how strongly a document must say a word to
  // cover it: a strength of 0.5 is reached at HALF times the word's rarity.
  const UNKNOWN = 0.7
  const COVERS = 0.625
  const HALF = 4
  // What a screen message, a code and a message word for word add.
  const SCREEN = 10
  const CODE = 60
  const LITERAL = 1000
  // What a code of the screen follows: one that the site does not know is missed, any other number is not.
  const CODED = /^(?:kode|code|galat|err?or)$/
  // A guess weighs less than this: it finds, but proves nothing.
  const SURE = 0.81
  // A number that an answer's masks exclude leaves it this little.
  const EXCLUDED = 0.3

  // How many documents may hold a word for all of them to be looked at.
  const MANY = 1000

  const saturated = score => score / (1 + score / SATURATION)

  faq.Scores = class {
    constructor(core, vocabulary) {
      this.size = core.size
      this.asked = new faq.Texts(core.asked, vocabulary)
      this.read = null
      this.messages = new faq.Messages(core, vocabulary)
      this.vocabulary = vocabulary
      this.everyday = new Set(core.everyday)
      this.headOf = heads(this.asked)
      this.remembered = new Map()
      this.holding = new Map()
    }

    refine(rest) {
      this.read = new faq.Texts(rest, this.vocabulary)
      this.remembered.clear()
      this.holding.clear()
    }

    // The token of a term and those of the concepts it belongs to, with what each counts.
    tokens(term) {
      const concepts = this.vocabulary.conceptsOf.get(term) || []
      const weight = CONCEPT / Math.sqrt(concepts.length)
      return [
        [term, concepts.length ? EXACT : 1],
        ...concepts.map(concept => [this.vocabulary.size + concept, weight]),
      ]
    }

    // The documents that hold a term or a word of its meaning.
    holders(term) {
      if (!this.holding.has(term)) {
        const found = new Set()
        for (const texts of [this.asked, this.read])
          for (const [token] of texts ? this.tokens(term) : [])
            texts.token(token).texts.forEach(text => found.add(texts.documentOf[text]))
        this.holding.set(term, found)
      }
      return this.holding.get(term)
    }

    // lunr's scores for a term and its concepts: text -> score. lunr counts the texts that hold a token; here documents
    // count, or an answer with many variants would make its own words common.
    ask(texts, term, near) {
      const boosts = this.tokens(term)
      const clauses = boosts.filter(([token]) => texts.token(token).documents).map(([token, boost]) => {
        const { documents, rarity } = texts.token(token)
        return [token, boost * faq.rarity(documents, this.size) / rarity]
      })
      const strong = near && clauses.map(([token]) => texts.strongest(token, MANY))
      const wanted = near && (text => near.has(texts.documentOf[text]) || strong.some(among => among.has(text)))
      // lunr divides by the length of the question, which is ours to keep.
      const length = Math.hypot(...clauses.map(([, boost]) => boost)) / Math.hypot(...boosts.map(([, boost]) => boost))
      return texts.ask(clauses, wanted).map(({ ref, score }) => [+ref, score * length])
    }

    // What one term brings by head and by document. Of more than MANY documents those alone are asked that are `near`,
    // since rarer words found them, or that hold the term most strongly: then a word of every answer takes no longer.
    said(term, near) {
      const many = this.holders(term).size > MANY
      if (!many && this.remembered.has(term))
        return this.remembered.get(term)
      const heads = new Map()
      const bodies = new Map()
      for (const [text, score] of this.ask(this.asked, term, many && near)) {
        const head = this.headOf[text]
        if (head < 0)
          add(bodies, this.asked.documentOf[text], score)
        else
          add(heads, head, score)
      }
      for (const [text, score] of this.read ? this.ask(this.read, term, many && near) : [])
        add(bodies, this.read.documentOf[text], score)
      if (!many)
        this.remembered.set(term, { heads, bodies })
      return { heads, bodies }
    }

    // What one word brings: the best of what it may stand for counts, for a phrase also its parts together.
    word({ terms, parts = [] }, bodyBoost, near) {
      const found = { heads: new Map(), bodies: new Map() }
      const together = { heads: new Map(), bodies: new Map() }
      const keep = (said, weight) => {
        keepBest(found.heads, said.heads, weight)
        keepBest(found.bodies, said.bodies, weight * bodyBoost)
      }
      for (const [term, weight] of terms)
        keep(this.said(term, near), weight)
      for (const term of parts) {
        const { heads, bodies } = this.said(term, near)
        addAll(together.heads, heads)
        addAll(together.bodies, bodies)
      }
      keep(together, PARTS)
      return found
    }

    // What the scores say of each document, best first: { document, score, spoken: the score of its words alone,
    // coverage: the share of the question's weight that it answers, whole: it has every word or the code,
    // share: of a message, literal: the message that the question holds word for word, excluded: by a number }.
    rank(groups, gist, query) {
      const long = Math.min(1, Math.max(0, (groups.length - QUESTION) / (MESSAGE - QUESTION)))
      const words = this.weighed(groups, long)
      const total = words.reduce((sum, { cost }) => sum + cost, 0)
      const judged = new Map()
      const of = document => {
        if (!judged.has(document))
          judged.set(document, { document, score: 0, spoken: 0, coverage: 0, whole: false, share: 0, literal: "", excluded: false })
        return judged.get(document)
      }
      for (const [document, said] of this.byDocument(words))
        Object.assign(of(document), judge(said, words, total, OTHERS * (1 - long)))
      this.addMessages(of, groups, gist, query)
      return [...judged.values()].filter(({ score }) => score > 0)
        .sort((one, other) => other.score - one.score || one.document - other.document)
    }

    // The words of the question: where each is said, how rare it is, what it counts and what missing it costs.
    weighed(groups, long) {
      const most = Math.log(1 + this.size)
      const isCode = at => at > 0 && /^\d{4,6}$/.test(groups[at].word) && CODED.test(groups[at - 1].word)
      const everyday = groups.length < FEW ? 1 : 1 - EVERYDAY[0] - long * (EVERYDAY[1] - EVERYDAY[0])
      const isEveryday = terms => [...terms.keys()].some(term => this.everyday.has(term))
      const words = groups.map(({ word, terms, parts = [], unmeant }, at) => {
        const holders = new Set([...terms.keys(), ...parts].flatMap(term => [...this.holders(term)]))
        const rarity = faq.rarity(holders.size, this.size)
        return {
          holders, rarity,
          sure: Math.max(...terms.values()) > SURE,
          weight: unmeant ? -UNMEANT : isEveryday(terms) ? everyday : 1,
          cost: unmeant ? 0 : holders.size ? rarity : /\d/.test(word) && !isCode(at) ? 0 : UNKNOWN * most,
        }
      })
      const bodies = long * READ + (1 - long) * groups.length / (groups.length + 1)
      const near = new Set()
      const rarest = words.map((_, at) => at).sort((one, other) => words[one].holders.size - words[other].holders.size)
      for (const at of rarest) {
        Object.assign(words[at], this.word(groups[at], bodies, near))
        if (words[at].holders.size <= MANY)
          words[at].holders.forEach(document => near.add(document))
      }
      return words
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

    addMessages(of, groups, gist, query) {
      const sequence = groups.map(({ terms }) => terms.keys().next().value).filter(term => term !== undefined)
      const weigh = term => faq.rarity(this.holders(term).size, this.size)
      for (const [document, { strength, share }] of this.messages.matching(sequence, weigh)) {
        const one = of(document)
        one.score += SCREEN * strength
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
        if (one.literal)
          continue
        for (const name of ["score", "spoken", "coverage"])
          one[name] *= EXCLUDED
        Object.assign(one, { whole: false, excluded: true })
      }
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

  function addAll(sums, values) {
    for (const [key, value] of values)
      add(sums, key, value)
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
    const meant = words.map((_, at) => at).filter(at => words[at].weight > 0)
    let best = { score: -Infinity }
    for (const held of heads.size ? heads.values() : [new Map()]) {
      const values = new Map(around)
      for (const [at, value] of held)
        values.set(at, Math.max(around.get(at), value + (bodies.get(at) || 0)))
      let score = 0
      for (const [at, value] of values)
        score += words[at].weight * saturated(value)
      if (meant.length > 1 && meant.every(at => held.has(at)))
        score *= 1 + COMPLETE
      if (score > best.score)
        best = { score, values }
    }
    let covered = 0
    let sure = 0
    for (const [at, value] of best.values) {
      const { rarity, cost } = words[at]
      covered += cost && rarity * Math.min(1, value / (value + HALF * rarity) / COVERS)
      sure += words[at].sure && words[at].weight > 0 ? 1 : 0
    }
    return {
      score: best.score, spoken: best.score,
      coverage: total ? Math.min(1, covered / total) : 0,
      whole: words.length > 0 && sure === words.filter(({ weight }) => weight > 0).length,
    }
  }
})(self.faq = self.faq || {})
