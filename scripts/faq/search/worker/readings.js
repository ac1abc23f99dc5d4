// Ways of reading one typed word, in the order in which they are tried. Each gives the groups of terms that the
// word stands for (mostly one group; a word written together gives two), or nothing.
(function (faq) {
  "use strict"

  const one = (term, weight) => term === undefined ? undefined : [new Map([[term, weight]])]

  function near(word, edits, { vocabulary, guesses }) {
    const found = guesses.near(word, edits).filter(([other]) => edits === 1 || vocabulary.forms.has(other))
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
      return plain === word ? undefined
        : reader.vocabulary.ignored.has(plain) ? [] : spelt(plain, reader)?.map(only) || one(reader.vocabulary.rooted(plain), 0.9)
    },

    // The beginning of a known word, as people clip them: verif, notif, pass. The most frequent ones count.
    clipped(word, { vocabulary }) {
      const terms = word.length < 4 ? [] : vocabulary.beginning(word, 40).map(other => vocabulary.term(other))
      return terms.length ? [new Map([...new Set(terms)].slice(0, 4).map(term => [term, 0.85]))] : undefined
    },

    typo: (word, reader) => word.length < 4 ? undefined : near(word, 1, reader),

    split: (word, reader) => word.length < 7 ? undefined : split(word, reader),

    bare: (word, { vocabulary, guesses }) => word.length < 3 ? undefined
      : known(guesses.bare(word).map(other => [vocabulary.term(other), 0.8])),

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
})(self.faq = self.faq || {})
