// Shorter forms that a typed word may come from; scripts/faq/search/affixes.py does the same to the texts.
// These are guesses: the caller keeps those that the site knows.
(function (faq) {
  "use strict"

  const SHORTEST = 3
  const VOWELS = "aeiou"
  const SUFFIXES = [["lah", "kah", "pun"], ["nya", "ku", "mu", "ny"], ["isasi", "asi", "kan", "an", "in", "i"]]
  const PREFIXES = ["memper", "diper", "ber", "ter", "per", "nge", "be", "di", "ke", "se", "te"]
  const NASAL = [
    [["meng", "peng"], ["", "k"]],
    [["meny", "peny"], ["s", "c"]],
    [["mem", "pem"], ["p", "m", ""]],
    [["men", "pen"], ["t", "n", ""]],
    [["me", "pe"], [""]],
    [["ng"], ["", "k"]],
    [["ny"], ["s", "c"]],
  ]
  const ENGLISH = [
    "izations", "isations", "ization", "isation", "ations", "ation", "izing", "ising", "ments", "ment", "ized",
    "ised", "izes", "ises", "tion", "ions", "ion", "ing", "ize", "ise", "ers", "ies", "ied", "ed", "es", "er",
    "ly", "s", "d", "e",
  ]

  function withoutSuffixes(word) {
    const forms = [word]
    for (const group of SUFFIXES)
      for (const form of [...forms])
        for (const suffix of group)
          if (form.endsWith(suffix) && form.length - suffix.length >= SHORTEST)
            forms.push(form.slice(0, -suffix.length))
    return forms
  }

  function withoutPrefix(word) {
    const forms = PREFIXES.filter(prefix => word.startsWith(prefix)).map(prefix => word.slice(prefix.length))
    for (const [prefixes, replacements] of NASAL)
      for (const prefix of prefixes) {
        const rest = word.slice(prefix.length)
        if (!word.startsWith(prefix) || !rest)
          continue
        if (!VOWELS.includes(rest[0])) {
          forms.push(rest)
          continue
        }
        forms.push(...replacements.map(letter => letter + rest))
        if (rest[0] === "e" && prefix.endsWith("ng"))
          forms.push(rest.slice(1))
      }
    return forms
  }

  const longestFirst = forms => [...forms].sort((one, another) => another.length - one.length)

  faq.indonesianRoots = word => {
    let layer = withoutSuffixes(word)
    const forms = new Set(layer)
    for (let depth = 0; depth < 2; depth++) {
      layer = layer.flatMap(withoutPrefix)
      layer.forEach(form => forms.add(form))
    }
    if (word.startsWith("e") && word.length > 5)
      forms.add(word.slice(1))
    forms.delete(word)
    return longestFirst([...forms].filter(form => form.length >= SHORTEST))
  }

  faq.englishRoots = word => {
    const forms = new Set()
    for (const ending of ENGLISH) {
      const rest = word.slice(0, -ending.length)
      if (!word.endsWith(ending) || rest.length < SHORTEST)
        continue
      forms.add(rest)
      if (ending !== "s" && ending !== "e")
        forms.add(`${rest}e`)
      if (ending === "ies" || ending === "ied")
        forms.add(`${rest}y`)
      if (rest.at(-1) === rest.at(-2))
        forms.add(rest.slice(0, -1))
    }
    forms.delete(word)
    return longestFirst(forms)
  }
})(self.faq = self.faq || {})
