// One spelling for every way of writing a word, and the shorter forms that it may come from; scripts/faq/search/words.py
// does the same to the texts. The shorter forms are guesses: the caller keeps those that the site knows.
(function (faq) {
  "use strict"

  const MARK = /\p{M}/gu
  const APOSTROPHE = /(?<=[a-z0-9])['`’ʼ](?=[a-z0-9])/g

  faq.fold = text => text.normalize("NFKD").replace(MARK, "").toLowerCase()
    .replace(MARK, "").replace(APOSTROPHE, "")

  // The words of a text in their order; everything but a-z and 0-9 separates.
  faq.words = text => faq.fold(text).match(/[a-z0-9]+/g) || []

  const SHORTEST = 3
  const VOWELS = "aeiou"
  const PARTICLES = ["lah", "kah", "pun"]
  // masalah is not masa-lah
  const SHORTEST_BEFORE_PARTICLE = 5
  const SUFFIXES = [PARTICLES, ["nya", "ku", "mu", "ny"], ["isasi", "asi", "kan", "an", "in", "i"]]
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
  const SPOKEN_NASAL = { n: "t", m: "p" }
  const ENGLISH = [
    "izations", "isations", "ization", "isation", "ations", "ation", "izing", "ising", "ments", "ment", "ized",
    "ised", "izes", "ises", "ions", "ion", "ing", "ize", "ise", "ers", "ies", "ied", "ed", "es", "er",
    "ly", "s", "d", "e",
  ]
  // The only ones after a root of three letters.
  const LIGHT = ["s", "es", "ed", "ing"]
  const BEFORE_ES = /(?:s|x|z|ch|sh|o)$/

  const SOUNDS = [
    [/ck|q/g, "k"], [/kh/g, "k"], [/sy/g, "s"], [/x/g, "ks"], [/ph|[vf]/g, "p"], [/z/g, "j"], [/oo|oe/g, "u"],
    [/y(?![aiueo])/g, "i"], [/iy/g, "i"], [/uw/g, "u"], [/(.)\1+/g, "$1"], [/(^|[aiueo])h(?=[aiueo])/g, "$1"],
    [/ai$/, "e"], [/au$/, "o"], [/e(?=[^aiueo]+$)/, "a"], [/k$/, ""],
  ]

  function withoutSuffixes(word) {
    const forms = [word]
    for (const group of SUFFIXES) {
      const least = group === PARTICLES ? SHORTEST_BEFORE_PARTICLE : SHORTEST
      for (const form of [...forms])
        for (const suffix of group)
          if (form.endsWith(suffix) && form.length - suffix.length >= least)
            forms.push(form.slice(0, -suffix.length))
    }
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
    if (SPOKEN_NASAL[word[0]] && word.length > 1 && VOWELS.includes(word[1]))
      forms.push(SPOKEN_NASAL[word[0]] + word.slice(1))
    return forms
  }

  // Roots of three letters are isi and uji, not what is left of terbit or login.
  const mayBeRoot = form => form.length > SHORTEST
    || form.length === SHORTEST && [...form].filter(letter => VOWELS.includes(letter)).length === 2

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
    return longestFirst([...forms].filter(mayBeRoot))
  }

  // Words that are written alike by ear have one sound: izin and ijin, benar and bener, pakai and pake, lihat and liat,
  // aktif and aktip.
  faq.sound = word => SOUNDS.reduce((sound, [written, spoken]) => sound.replace(written, spoken), word)

  faq.englishRoots = word => {
    const forms = new Set()
    for (const ending of ENGLISH) {
      const rest = word.slice(0, -ending.length)
      if (!word.endsWith(ending) || rest.length < (LIGHT.includes(ending) ? SHORTEST : SHORTEST + 1))
        continue
      if (ending === "es" && !BEFORE_ES.test(rest))
        continue
      forms.add(rest)
      if (ending !== "s" && ending !== "e")
        forms.add(`${rest}e`)
      if (ending === "ies" || ending === "ied")
        forms.add(`${rest}y`)
      if (rest[rest.length - 1] === rest[rest.length - 2])
        forms.add(rest.slice(0, -1))
    }
    forms.delete(word)
    return longestFirst(forms)
  }
})(self.faq = self.faq || {})
