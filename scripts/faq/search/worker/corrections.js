// Which known words a misspelt one may stand for.
(function (faq) {
  "use strict"

  const MOST = 4

  // One bit a letter: words whose bits differ too much are not compared letter by letter.
  function letters(word) {
    let bits = 0
    for (let at = 0; at < word.length; at++)
      bits |= 1 << (word.charCodeAt(at) % 32)
    return bits
  }

  function bitCount(bits) {
    let count = 0
    for (; bits; bits &= bits - 1)
      count++
    return count
  }

  // Rows of the table below, made once: this runs thousands of times for a word.
  const ROWS = [new Uint8Array(64), new Uint8Array(64), new Uint8Array(64)]

  // Letters missing, added, replaced or two neighbours swapped; more than `most` is not counted further.
  // Words are shorter than 64 letters.
  faq.distance = (one, another, most) => {
    if (Math.abs(one.length - another.length) > most)
      return most + 1
    let [before, last, row] = ROWS
    for (let j = 0; j <= another.length; j++)
      last[j] = j
    for (let i = 1; i <= one.length; i++) {
      const letter = one.charCodeAt(i - 1)
      let least = row[0] = i
      for (let j = 1; j <= another.length; j++) {
        const other = another.charCodeAt(j - 1)
        let cost = Math.min(row[j - 1] + 1, last[j] + 1, last[j - 1] + (letter === other ? 0 : 1))
        if (i > 1 && j > 1 && letter === another.charCodeAt(j - 2) && one.charCodeAt(i - 2) === other)
          cost = Math.min(cost, before[j - 2] + 1)
        row[j] = cost
        if (cost < least)
          least = cost
      }
      if (least > most)
        return most + 1
      ;[before, last, row] = [last, row, before]
    }
    return last[another.length]
  }

  // Where fingers and ears slip: a letter too much or too little, two in the other order, a vowel for a vowel, a neighbour
  // on the keyboard or in sound, but not as the first letter.
  const ROWS_OF_KEYS = ["qwertyuiop", "asdfghjkl", "zxcvbnm"]
  const KEYS = new Map(ROWS_OF_KEYS.flatMap((row, y) => [...row].map((letter, x) => [letter, [x, y]])))
  const ALIKE = ["aiueo", "bp", "fvp", "dt", "gkq", "szcx", "jz", "mn", "lr", "iy", "uw"]

  function likely(one, other) {
    if (one.length !== other.length)
      return true
    const places = [...one].map((_, at) => at).filter(at => one[at] !== other[at])
    if (places.length !== 1)
      return true
    const [at] = places
    const [first, second] = [one[at], other[at]]
    if (ALIKE.some(letters => letters.includes(first) && letters.includes(second)))
      return true
    const [[x, y], [z, w]] = [KEYS.get(first), KEYS.get(second)]
    return at > 0 && Math.abs(x - z) <= 1 && Math.abs(y - w) <= 1
  }

  const consonants = word => word.replace(/[aeiou]/g, "")

  function subsequence(short, long) {
    let at = 0
    for (let i = 0; i < long.length && at < short.length; i++)
      if (long[i] === short[at])
        at++
    return at === short.length
  }

  faq.Corrections = class {
    constructor(vocabulary) {
      const words = [...vocabulary.sorted, ...vocabulary.ignored]
        .filter(word => word.length > 3 && word.length < 64 && /^[a-z]+$/.test(word))
      this.byLength = new Map()
      this.byConsonants = new Map()
      this.sounds = new Map()
      for (const word of words) {
        if (!this.byLength.has(word.length))
          this.byLength.set(word.length, [])
        this.byLength.get(word.length).push({ word, bits: letters(word) })
        const sound = faq.sound(word)
        if (sound.length > 2 && !this.sounds.has(sound))
          this.sounds.set(sound, word)
        const kept = consonants(word)
        if (kept.length > (vocabulary.ignored.has(word) ? 1 : 2))
          this.byConsonants.set(kept, [...this.byConsonants.get(kept) || [], word])
      }
    }

    // Words within `most` edits, the nearest first: [word, edits].
    near(word, most) {
      const bits = letters(word)
      const found = []
      for (let length = word.length - most; length <= word.length + most; length++)
        for (const other of this.byLength.get(length) || []) {
          if (bitCount(bits ^ other.bits) > 2 * most)
            continue
          const edits = faq.distance(word, other.word, most)
          if (edits <= most && (edits > 1 || likely(word, other.word)))
            found.push([other.word, edits + (other.word[0] === word[0] ? 0 : 0.5)])
        }
      const least = Math.min(...found.map(([, edits]) => edits))
      return found.filter(([, edits]) => edits <= least + 0.4).slice(0, MOST)
    }

    // The word that sounds as this one does.
    sounding(word) {
      return word.length > 3 ? this.sounds.get(faq.sound(word)) : undefined
    }

    // Words written here without some of their vowels.
    bare(word) {
      const found = this.byConsonants.get(consonants(word)) || []
      return found.filter(other => other[0] === word[0] && other.length > word.length && subsequence(word, other)).slice(0, MOST)
    }
  }
})(self.faq = self.faq || {})
