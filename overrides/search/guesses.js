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

  // Letters missing, added, replaced or two neighbours swapped; more than `most` is not counted further.
  faq.distance = (one, another, most) => {
    if (Math.abs(one.length - another.length) > most)
      return most + 1
    let before = []
    let last = Array.from({ length: another.length + 1 }, (_, at) => at)
    for (let i = 1; i <= one.length; i++) {
      const row = [i]
      let least = i
      for (let j = 1; j <= another.length; j++) {
        const same = one[i - 1] === another[j - 1]
        row[j] = Math.min(row[j - 1] + 1, last[j] + 1, last[j - 1] + (same ? 0 : 1))
        if (i > 1 && j > 1 && one[i - 1] === another[j - 2] && one[i - 2] === another[j - 1])
          row[j] = Math.min(row[j], before[j - 2] + 1)
        least = Math.min(least, row[j])
      }
      if (least > most)
        return most + 1
      before = last
      last = row
    }
    return last[another.length]
  }

  const skeleton = word => word.replace(/[aeiou]/g, "")

  function subsequence(short, long) {
    let at = 0
    for (let i = 0; i < long.length && at < short.length; i++)
      if (long[i] === short[at])
        at++
    return at === short.length
  }

  faq.Guesses = class {
    constructor(vocabulary) {
      this.words = [...vocabulary.sorted, ...vocabulary.ignored].filter(word => word.length > 3 && /^[a-z]+$/.test(word))
      this.bits = Int32Array.from(this.words, letters)
      this.skeletons = new Map()
      for (const word of this.words) {
        const bones = skeleton(word)
        if (bones.length > (vocabulary.ignored.has(word) ? 1 : 2))
          this.skeletons.set(bones, [...this.skeletons.get(bones) || [], word])
      }
    }

    // Words within `most` edits, the nearest first: [word, edits].
    near(word, most) {
      const bits = letters(word)
      const found = []
      for (let at = 0; at < this.words.length; at++) {
        const other = this.words[at]
        if (Math.abs(other.length - word.length) > most || bitCount(bits ^ this.bits[at]) > 2 * most)
          continue
        const edits = faq.distance(word, other, most)
        if (edits <= most)
          found.push([other, edits + (other[0] === word[0] ? 0 : 0.5)])
      }
      const least = Math.min(...found.map(([, edits]) => edits))
      return found.filter(([, edits]) => edits <= least + 0.4).slice(0, MOST)
    }

    // Words written here without some of their vowels.
    bare(word) {
      const found = this.skeletons.get(skeleton(word)) || []
      return found.filter(other => other.length > word.length && subsequence(word, other)).slice(0, MOST)
    }
  }
})(self.faq = self.faq || {})
