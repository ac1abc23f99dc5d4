// What a query asks for: groups of terms, one group for each word that carries meaning.
(function (faq) {
  "use strict"

  const LONGEST = 20000
  const MOST_WORDS = 80
  const MOST_BEGINNINGS = 40
  // Guessing takes longest: a query has so many words guessed, and none longer than this.
  const MOST_GUESSED = 16
  const LONGEST_GUESSED = 24
  const QUICK = ["written", "affixes", "doubled"]
  // A long message says enough: there, what is far from every known word is a name, and no guess.
  const WORDY = 25
  const CAREFUL = [...QUICK, "typo", "split", "bare"]
  // "bukan kata sandi": what follows is what is not meant. Other negations change what happens, not what is meant.
  const EXCLUDING = "bukan"

  faq.Reader = class {
    constructor(vocabulary) {
      this.vocabulary = vocabulary
      this.guesses = new faq.Guesses(vocabulary)
      this.remembered = new Map()
      this.rememberedInMessages = new Map()
    }

    // [{ word, terms: Map term -> weight, parts, unmeant }]: `terms` are what the word may stand for, none if it is
    // unknown; `parts` are the terms that a phrase consists of; `unmeant` are words that the answer should not be about.
    read(query) {
      const text = query.slice(0, LONGEST)
      this.guessed = 0
      const all = faq.words(text)
      this.wordy = all.length > WORDY
      const written = this.telling(all)
      const unfinished = /[\p{L}\p{N}]$/u.test(text) ? written.at(-1) : undefined
      const groups = []
      const words = this.respelt(this.joined(written))
      for (let at = 0; at < words.length && groups.length < MOST_WORDS;) {
        const phrase = this.vocabulary.phraseAt(words, at)
        const found = phrase ? [this.phraseGroup(phrase)]
          : this.wordGroups(words[at], at === words.length - 1 && words[at] === unfinished)
        if (words[at - 1] === EXCLUDING)
          found.forEach(group => group.unmeant = true)
        groups.push(...found)
        at += phrase ? phrase.length : 1
      }
      return this.distinct(groups)
    }

    // What tells something in a long paste, wherever it stands: the first of each word that the site knows.
    telling(written) {
      if (written.length <= MOST_WORDS)
        return written
      return [...new Set(written)].filter(word => this.vocabulary.forms.has(word))
    }

    // Neighbours that the site writes in one word are one word.
    joined(written) {
      const { forms, ignored } = this.vocabulary
      const words = []
      for (let at = 0; at < written.length; at++) {
        const [word, next] = [written[at], written[at + 1]]
        const rare = [word, next].some(part => !forms.has(part) || part.length < 4)
        if (rare && forms.has(word + next) && !ignored.has(next) && !this.vocabulary.phraseAt(written, at)) {
          words.push(word + next)
          at++
        } else {
          words.push(word)
        }
      }
      return words
    }

    // Spellings that are no words of the site, replaced by what they stand for.
    respelt(words) {
      const { forms, ignored, spellings } = this.vocabulary
      return words.flatMap(word => forms.has(word) || ignored.has(word) ? word : spellings.get(word) || word)
    }

    phraseGroup(phrase) {
      const { vocabulary } = this
      const known = phrase.filter(word => !vocabulary.ignored.has(word)).map(word => vocabulary.term(word))
      return {
        word: phrase.join(" "),
        terms: new Map([[vocabulary.term(phrase.join("_")), 1]]),
        parts: [...new Set(known)].filter(term => term !== undefined),
      }
    }

    wordGroups(word, unfinished) {
      if (this.vocabulary.ignored.has(word) || /^[a-z]$/.test(word))
        return []
      const begun = unfinished ? this.beginnings(word) : new Map()
      const known = this.vocabulary.forms.has(word) || !begun.size ? this.resolve(word) : undefined
      if (!known)
        return [{ word, terms: begun }]
      const groups = known.map(terms => ({ word, terms: new Map(terms) }))
      for (const [term, weight] of begun)
        if (!groups[0].terms.has(term))
          groups[0].terms.set(term, 0.5 * weight)
      return groups
    }

    // Groups of terms for a finished word, or nothing; what was found is remembered.
    resolve(word) {
      const known = this.wordy ? this.rememberedInMessages : this.remembered
      if (!known.has(word)) {
        let found = this.alsoSpelt(word, this.firstReading(word, QUICK))
        if (!found && !/\d/.test(word) && word.length <= LONGEST_GUESSED) {
          if (this.guessed++ >= MOST_GUESSED)
            return undefined
          found = this.firstReading(word, this.wordy ? CAREFUL : Object.keys(faq.readings))
        }
        known.set(word, found)
      }
      return known.get(word)
    }

    firstReading(word, ways) {
      for (const way of ways) {
        const found = faq.readings[way]?.(word, this)
        if (found)
          return found
      }
      return undefined
    }

    // A known word may be the chat spelling of another one: both are meant.
    alsoSpelt(word, found) {
      const meant = this.vocabulary.spellings.get(word)
      const term = meant?.length === 1 ? this.vocabulary.term(meant[0]) : undefined
      if (found?.length === 1 && term !== undefined && !found[0].has(term))
        found[0].set(term, 0.9)
      return found
    }

    beginnings(letters) {
      const terms = new Map()
      if (letters.length < 2 && !/\d/.test(letters))
        return terms
      for (const word of this.vocabulary.beginning(letters, MOST_BEGINNINGS)) {
        const term = this.vocabulary.term(word)
        terms.set(term, Math.max(terms.get(term) || 0, 0.6 + 0.35 * letters.length / word.length))
      }
      return terms
    }

    // A word said twice is one word.
    distinct(groups) {
      const seen = new Set()
      return groups.filter(({ word, terms }) => {
        const best = terms.size ? [...terms].reduce((one, other) => other[1] > one[1] ? other : one)[0] : word
        return !seen.has(best) && seen.add(best)
      })
    }
  }
})(self.faq = self.faq || {})
