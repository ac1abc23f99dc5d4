// A query in, what to show for it out. Knows nothing of workers and files.
(function (faq) {
  "use strict"

  const MOST_ANSWERS = 10
  const MOST_NEAR = 3
  const MOST_REFERENCES = 5
  const MOST_CATEGORIES = 3
  // How many are looked through for what is in quotes.
  const MOST_CHECKED = 30
  // A match this much weaker than the best one is not shown.
  const WEAKEST = 0.65
  // What makes an answer sure: how strongly it speaks of the question and which share of it it covers, measured by how
  // many words there are. Fitted so that 85 of 100 questions that nothing answers get no sure answer.
  const TRUST = { coverage: 1.5, words: 3.2, least: 3.7 }

  faq.Engine = class {
    constructor(core) {
      this.core = core
      this.vocabulary = new faq.Vocabulary(core)
      this.reader = new faq.Reader(this.vocabulary)
      this.scores = new faq.Scores(core, this.vocabulary)
    }

    refine(rest) {
      this.scores.refine(rest)
    }

    // { tier, answers, references: as the scores judged them, best first; groups: the words that were read;
    // categories: nearest to the query; quoted }
    answer(query) {
      const gist = faq.gist(query, word => this.vocabulary.forms.has(word))
      const groups = this.reader.read(gist)
      const ranked = this.scores.rank(groups, gist, query)
      const answers = ranked.filter(({ document }) => document < this.core.answers)
      const references = ranked.filter(({ document, whole }) => document >= this.core.answers && whole)
      const phrases = quoted(query)
      const sure = answers.length > 0 && trusted(answers[0], groups.length, this.core.size)
      const least = sure ? WEAKEST * strongest(answers) : 0
      const shown = sure ? answers.filter(({ score }) => score >= least) : answers.slice(0, MOST_NEAR)
      return {
        tier: sure ? "sure" : shown.length ? "near" : "none",
        answers: shown.slice(0, phrases ? MOST_CHECKED : MOST_ANSWERS),
        references: references.slice(0, MOST_REFERENCES),
        categories: this.categories(answers),
        groups,
        quoted: phrases,
      }
    }

    // What the page shows, as worker.js describes it; `shown` gives what is known of a document.
    result({ tier, answers, references, categories, groups, quoted: phrases }, shown) {
      const marker = new faq.Marker(this.vocabulary, groups)
      return {
        tier,
        answers: exact(answers, phrases, shown).map(({ document, literal }) =>
          marker.answer(shown(document), this.core.roles, literal)),
        references: references.map(({ document }) => marker.reference(shown(document))),
        categories,
      }
    }

    categories(answers) {
      const scores = this.core.categories.map(() => 0)
      for (const { document, score } of answers)
        scores[this.core.subjects[document]] += score
      return this.core.categories.map(([url, title], at) => ({ url, title, score: scores[at] }))
        .sort((one, other) => other.score - one.score).slice(0, MOST_CATEGORIES)
        .map(({ url, title }) => ({ url, title }))
    }
  }

  // The best score without what a literal message or a code adds: beside them nothing could be shown.
  function strongest(answers) {
    return answers.reduce((most, { spoken }) => Math.max(most, spoken), 0) || answers[0].score
  }

  // A weak match is no answer.
  function trusted({ coverage, spoken, whole }, words, size) {
    const strength = spoken / Math.log(1 + size)
    return whole || strength + TRUST.coverage * coverage >= TRUST.least + TRUST.words * Math.log(Math.max(1, words))
  }

  // Phrases of several words in quotes.
  function quoted(query) {
    const pattern = /["“”„«»]([^"“”„«»]+)["“”„«»]/g
    const phrases = [...query.matchAll(pattern)].map(([, text]) => faq.words(text))
      .filter(words => words.length > 1).map(words => words.join(" "))
    return phrases.length ? { phrases, alone: !faq.words(query.replace(pattern, " ")).length } : null
  }

  // Documents that hold what is in quotes come first; when nothing else was asked, they come alone.
  function exact(found, phrases, shown) {
    if (!phrases)
      return found
    const holding = found.filter(({ document }) => {
      const { title, passages = [], steps = [], messages = [] } = shown(document)
      const texts = [title, ...messages, ...passages, ...steps.map(([, , text]) => text)]
        .map(text => ` ${faq.words(text).join(" ")} `)
      return phrases.phrases.every(phrase => texts.some(text => text.includes(` ${phrase} `)))
    })
    const others = phrases.alone && holding.length ? [] : found.filter(other => !holding.includes(other))
    return [...holding, ...others].slice(0, MOST_ANSWERS)
  }
})(self.faq = self.faq || {})
