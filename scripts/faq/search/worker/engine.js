// From a query to what is shown for it, without workers and files.
(function (faq) {
  "use strict"

  const MOST_ANSWERS = 10
  const MOST_NEAR = 3
  const MOST_REFERENCES = 5
  const MOST_CATEGORIES = 3
  // How many are looked through for what is in quotes.
  const MOST_CHECKED = 30
  // A match that is so much weaker than the best one is not shown.
  const WEAKEST = 0.65
  // What makes an answer sure: how strongly it speaks of the question and which share of it it covers, measured by how
  // many words there are. Fitted by a logistic regression, so that of questions that nothing answers 90 in 100 get no sure
  // answer, of those close to the subject 80.
  const TRUST = { coverage: 3, words: 2.4, least: 7.65 }

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
    // categories: the numbers of those nearest to the query; quoted }
    answer(query) {
      const gist = faq.gist(query, word => this.vocabulary.forms.has(word))
      const groups = this.reader.read(gist)
      const ranked = this.scores.rank(groups, gist, query)
      const answers = ranked.filter(({ document }) => document < this.core.answers)
      const references = ranked.filter(({ document, whole }) => document >= this.core.answers && whole)
      const phrases = quoted(query)
      const sure = answers.length > 0 && trusted(answers[0], groups.length, this.core.size)
      const least = sure ? WEAKEST * strongest(answers) : 0
      // What a number in the query rules out comes last.
      const near = [false, true].flatMap(excluded => answers.filter(answer => answer.excluded === excluded))
      const shown = sure ? answers.filter(({ score }) => score >= least) : near.slice(0, MOST_NEAR)
      return {
        tier: sure ? "sure" : shown.length ? "near" : "none",
        answers: shown.slice(0, phrases ? MOST_CHECKED : MOST_ANSWERS),
        references: references.slice(0, MOST_REFERENCES),
        categories: this.nearest(answers),
        groups,
        quoted: phrases,
      }
    }

    // What the page shows, as worker.js describes it; `shown` gives what is known of a document, `labels` are address and
    // title of each category.
    result({ tier, answers, references, categories, groups, quoted: phrases }, shown, labels) {
      const marker = new faq.Marker(this.vocabulary, groups)
      return {
        tier,
        answers: exact(answers, phrases, shown).map(({ document, literal }) =>
          marker.answer(shown(document), literal)),
        references: references.map(({ document }) => marker.reference(shown(document))),
        categories: categories.map(number => ({ url: labels[number][0], title: labels[number][1] })),
      }
    }

    // The numbers of the categories that the best answers are in.
    nearest(answers) {
      const scores = new Map(this.core.subjects.map(number => [number, 0]))
      for (const { document, score } of answers)
        scores.set(this.core.subjects[document], scores.get(this.core.subjects[document]) + score)
      return [...scores].sort(([, one], [, other]) => other - one).slice(0, MOST_CATEGORIES).map(([number]) => number)
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
      const texts = [title, ...messages, ...passages, ...steps.map(([, text]) => text)]
        .map(text => ` ${faq.words(text).join(" ")} `)
      return phrases.phrases.every(phrase => texts.some(text => text.includes(` ${phrase} `)))
    })
    const others = phrases.alone && holding.length ? [] : found.filter(other => !holding.includes(other))
    return [...holding, ...others].slice(0, MOST_ANSWERS)
  }
})(self.faq = self.faq || {})
