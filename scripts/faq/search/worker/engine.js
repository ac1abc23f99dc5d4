// A query in, documents and what to show for them out. Knows nothing of workers, files or pages.
(function (faq) {
  "use strict"

  const MOST_ANSWERS = 10
  const MOST_REFERENCES = 5
  const MOST_SUBJECTS = 3
  // How many are looked through for what stands in quotes.
  const MOST_CHECKED = 30
  // A match this much weaker than the best one is not shown.
  const WEAKEST = 0.4
  // The share of a query that an answer must cover: less the more words the query has, or if a message fits.
  const TRUST = { least: 0.755, words: 0.25, mostWords: 12, message: 0.25 }

  faq.Engine = class {
    constructor(core) {
      this.core = core
      this.vocabulary = new faq.Vocabulary(core)
      this.reader = new faq.Reader(this.vocabulary)
      this.ranking = new faq.Ranking(core)
    }

    // { groups, found: documents in their order, subjects: categories nearest to the query, best first }
    answer(query) {
      const groups = this.reader.read(query)
      const ranked = this.ranking.rank(groups, query)
      const answers = ranked.filter(({ document }) => document < this.core.answers)
      const references = ranked.filter(({ document }) => document >= this.core.answers)
      const shown = answers.length && trusted(answers[0], groups.length)
        ? answers.filter(({ score }) => score >= WEAKEST * answers[0].score) : []
      const also = references.filter(({ whole }) => whole)
      const phrases = quoted(query)
      return {
        groups,
        found: [...shown.slice(0, phrases ? MOST_CHECKED : MOST_ANSWERS), ...also.slice(0, MOST_REFERENCES)],
        subjects: this.subjects(answers),
        quoted: phrases,
      }
    }

    // Documents that hold what stands in quotes come first; when nothing else was asked, they come alone.
    // `shown` gives what a document shows: its place, title, roles and passages.
    exact({ found, quoted }, shown) {
      if (!quoted)
        return found
      const holding = found.filter(({ document }) => {
        const [, title, , passages] = shown(document)
        const texts = [title, ...passages].map(text => ` ${faq.words(text).join(" ")} `)
        return quoted.phrases.every(phrase => texts.some(text => text.includes(` ${phrase} `)))
      })
      const others = quoted.alone && holding.length ? [] : found.filter(other => !holding.includes(other))
      return [...holding, ...others].slice(0, MOST_ANSWERS)
    }

    // What Material's result list shows, one group a document.
    items(answer, shown) {
      const marker = new faq.Marker(this.vocabulary, answer.groups)
      let least = Infinity
      return this.exact(answer, shown).map(({ document, score }) => {
        const [location, title, roles, passages] = shown(document)
        least = Math.min(least, score)
        return [{
          location,
          title: marker.mark(title),
          text: marker.snippet(passages),
          tags: roles.map(role => this.core.roles[role]),
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
  function trusted({ coverage, share, whole }, words) {
    const message = share >= 0.75 ? TRUST.message : 0
    const counted = Math.log(Math.min(TRUST.mostWords, Math.max(1, words)))
    return whole || coverage + TRUST.words * counted + message >= TRUST.least
  }

  // Phrases of several words in quotes.
  function quoted(query) {
    const pattern = /["“”„«»]([^"“”„«»]+)["“”„«»]/g
    const phrases = [...query.matchAll(pattern)].map(([, text]) => faq.words(text))
      .filter(words => words.length > 1).map(words => words.join(" "))
    return phrases.length ? { phrases, alone: !faq.words(query.replace(pattern, " ")).length } : null
  }
})(self.faq = self.faq || {})
