// A query in, documents and what to show for them out. Knows nothing of workers, files or pages.
(function (faq) {
  "use strict"

  const MOST_ANSWERS = 20
  const MOST_REFERENCES = 5
  const MOST_SUBJECTS = 3
  const MOST_CHECKED = 30
  // A match this much weaker than the best one is not shown.
  const WEAKEST = 0.25
  // The share of a query that an answer must cover, lower the more words the query has, higher for a mere reference.
  const TRUST = { answer: 0.65, reference: 0.85, words: 0.2, symptom: 0.3 }

  faq.Engine = class {
    constructor(core) {
      this.core = core
      this.vocabulary = new faq.Vocabulary(core)
      this.reader = new faq.Reader(this.vocabulary)
      this.ranking = new faq.Ranking(core)
    }

    // { groups, found: documents in their order, subjects: categories nearest to the query, best first }
    answer(query) {
      const reading = this.reader.read(query)
      const ranked = this.ranking.rank(reading, query)
      const answers = ranked.filter(({ document }) => document < this.core.answers)
      const references = ranked.filter(({ document }) => document >= this.core.answers)
      const words = reading.groups.filter(({ word }) => !/\d/.test(word)).length
      const shown = answers.length && trusted(answers[0], words, TRUST.answer)
        ? answers.filter(({ score }) => score >= WEAKEST * answers[0].score).slice(0, MOST_ANSWERS) : []
      const also = references.filter(found => found.whole && trusted(found, words, TRUST.reference))
      return {
        groups: reading.groups,
        found: [...shown, ...also.slice(0, MOST_REFERENCES)],
        subjects: this.subjects(answers),
        quoted: quoted(query),
      }
    }

    // Documents that hold what stands in quotes come first; when nothing else was asked, they come alone.
    exact({ found, quoted }, passages) {
      if (!quoted)
        return found
      const holds = ({ document }) => quoted.phrases.every(phrase =>
        [this.core.titles[document], ...passages(document) || []]
          .some(text => ` ${faq.words(text).join(" ")} `.includes(` ${phrase} `)))
      const holding = found.slice(0, MOST_CHECKED).filter(holds)
      if (!holding.length)
        return found
      return quoted.alone ? holding : [...holding, ...found.filter(other => !holding.includes(other))]
    }

    // What Material's result list shows, one group a document.
    items({ groups, found }, passages) {
      const marker = new faq.Marker(this.vocabulary, groups)
      let least = Infinity
      return found.map(({ document, score }) => {
        least = Math.min(least, score)
        return [{
          location: this.core.places[document],
          title: marker.mark(this.core.titles[document]),
          text: marker.snippet(passages(document) || []),
          tags: (this.core.actors[document] || []).map(role => this.core.roles[role]),
          score: least,
          terms: {},
        }]
      })
    }

    subjects(answers) {
      const scores = this.core.categories.map(() => 0)
      for (const { document, score } of answers)
        scores[this.core.subjects[document]] += score
      return this.core.categories.map(([location, title], at) => ({ location, title, score: scores[at] }))
        .sort((one, other) => other.score - one.score).slice(0, MOST_SUBJECTS)
        .map(({ location, title }) => ({ location, title }))
    }
  }

  // A weak match is no answer.
  function trusted({ coverage, share, whole }, words, least) {
    const covered = coverage + TRUST.words * Math.log(Math.max(1, words)) + (share >= 0.75 ? TRUST.symptom : 0)
    return whole || covered >= least
  }

  // Phrases of several words in quotes.
  function quoted(query) {
    const pattern = /["“”„«»]([^"“”„«»]+)["“”„«»]/g
    const phrases = [...query.matchAll(pattern)].map(([, text]) => faq.words(text))
      .filter(words => words.length > 1).map(words => words.join(" "))
    return phrases.length ? { phrases, alone: !faq.words(query.replace(pattern, " ")).length } : null
  }
})(self.faq = self.faq || {})
