// What a query asks for: groups of terms, one group for each word that carries meaning.
(function (faq) {
  "use strict"

  // ---- Ways of reading one word ---------------------------------------------------------------------------------
  // In the order in which they are tried. Each gives the groups of terms that the word stands for (mostly one group;
  // a word written together gives two), or nothing.

  const one = (term, weight) => term === undefined ? undefined : [new Map([[term, weight]])]

  function near(word, edits, { vocabulary, corrections }) {
    const found = corrections.near(word, edits).filter(([other]) => edits === 1 || vocabulary.forms.has(other))
    return known(found.map(([other, cost]) => [vocabulary.term(other), 0.95 - 0.15 * cost]))
  }

  // A guess may also be a word that decides nothing: then there is nothing to look for.
  function known(found) {
    const terms = found.filter(([term]) => term !== undefined)
    return found.length ? terms.length ? [new Map(terms)] : [] : undefined
  }

  function spelt(word, { vocabulary }) {
    const meant = (vocabulary.spellings.get(word) || [word]).filter(right => !vocabulary.ignored.has(right))
    const terms = meant.map(right => vocabulary.term(right))
    return terms.some(term => term === undefined) ? undefined : terms
  }

  function split(word, reader) {
    const { vocabulary } = reader
    for (let at = word.length - 3; at > 2; at--) {
      const parts = [word.slice(0, at), word.slice(at)]
      if (Math.max(parts[0].length, parts[1].length) < 4)
        continue
      if (parts.every(part => vocabulary.forms.has(part) || vocabulary.spellings.has(part)
        || part.length > 3 && vocabulary.ignored.has(part)))
        return parts.flatMap(part => vocabulary.ignored.has(part) ? [] : spelt(part, reader) || [])
          .map(term => new Map([[term, 0.9]]))
    }
    return undefined
  }

  const only = term => new Map([[term, 0.95]])

  const doubled = word => word.match(/^([a-z]{3,})2(?:[a-z]{0,3})$/)?.[1]
  const squeezed = word => word.replace(/([a-z])\1+/g, "$1")

  faq.readings = {
    written: (word, { vocabulary }) => one(vocabulary.term(word), 1),

    affixes: (word, { vocabulary }) => one(vocabulary.rooted(word), 0.95),

    doubled(word, reader) {
      const base = doubled(word)
      const plain = squeezed(word)
      if (base)
        return reader.vocabulary.ignored.has(base) ? [] : spelt(base, reader)?.map(only) || reader.resolve(base)
      // Of letters that are all the same, one is left: that is no word.
      return plain === word || plain.length < 2 ? undefined
        : reader.vocabulary.ignored.has(plain) ? [] : spelt(plain, reader)?.map(only) || one(reader.vocabulary.rooted(plain), 0.9)
    },

    // What was read from a picture has digits for letters: err0r, t1dak.
    pictured(word, reader) {
      const meant = word.replace(/[015]/g, digit => ({ 0: "o", 1: "i", 5: "s" })[digit])
      return meant === word || !/^[a-z]{4,}$/.test(meant) ? undefined : reader.resolve(meant)
    },

    // The beginning of a known word, as people clip them: verif, notif, pass. The most frequent ones count.
    clipped(word, { vocabulary }) {
      const terms = word.length < 4 ? [] : vocabulary.beginning(word, 40).map(other => vocabulary.term(other))
      return terms.length ? [new Map([...new Set(terms)].slice(0, 4).map(term => [term, 0.85]))] : undefined
    },

    // What people write by ear, with affixes or without: ngeliat, kepake, ijin, dateng.
    heard(word, reader) {
      const forms = [word, ...faq.indonesianRoots(word)]
      const listed = forms.find(form => reader.vocabulary.spellings.has(form))
      const heard = forms.filter(form => word.includes(form)).map(form => reader.corrections.sounding(form)).find(Boolean)
      return listed ? spelt(listed, reader)?.map(only) : heard && known([[reader.vocabulary.term(heard), 0.9]])
    },

    // A short word one letter from a known one is mostly another word, in a long message more so.
    typo: (word, reader) => word.length < (reader.wordy ? 6 : 5) ? undefined : near(word, 1, reader),

    split: (word, reader) => word.length < 7 ? undefined : split(word, reader),

    bare: (word, { vocabulary, corrections }) => word.length < 3 ? undefined
      : known(corrections.bare(word).map(other => [vocabulary.term(other), 0.8])),

    typos: (word, reader) => word.length < 7 ? undefined : near(word, 2, reader),

    // A typo in the root of a word with affixes.
    affixedTypo(word, reader) {
      const roots = faq.indonesianRoots(word).filter(root => root.length > 4).slice(0, 3)
      for (const root of roots) {
        const found = spelt(root, reader)?.map(term => new Map([[term, 0.85]])) || near(root, 1, reader)
        if (found)
          return found
      }
      return undefined
    },
  }

  // ---- Reading a query -------------------------------------------------------------------------------------------

  const LONGEST = 20000
  const MOST_WORDS = 80
  const MOST_BEGINNINGS = 40
  // Guessing takes longest: a query has so many words guessed, and none longer than this.
  const MOST_GUESSED = 16
  const LONGEST_GUESSED = 24
  const QUICK = ["written", "affixes", "doubled", "heard", "pictured"]
  // A long message says enough: there, what is far from every known word is a name, and no guess.
  const WORDY = 25
  const CAREFUL = [...QUICK, "typo", "split", "bare"]
  // "bukan kata sandi": what follows is what is not meant. Other negations change what happens, not what is meant.
  const EXCLUDING = "bukan"

  faq.Reader = class {
    constructor(vocabulary) {
      this.vocabulary = vocabulary
      this.corrections = new faq.Corrections(vocabulary)
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
      const unfinished = /[\p{L}\p{N}]$/u.test(text) ? written[written.length - 1] : undefined
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

    // What says something in a long paste, wherever it is: the first of each word that the site knows.
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
        if (forms.has(word + next) && !ignored.has(next) && !this.vocabulary.phraseAt(written, at)) {
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
