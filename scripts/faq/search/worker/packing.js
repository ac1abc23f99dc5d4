// Reads what scripts/faq/search/packing.py wrote.
(function (faq) {
  "use strict"

  const ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_"
  const HALF = 32
  const VALUES = new Uint8Array(128)
  for (let value = 0; value < ALPHABET.length; value++)
    VALUES[ALPHABET.charCodeAt(value)] = value

  faq.letterValue = letter => VALUES[letter.charCodeAt(0)]

  // Sorted words, each with the count of letters it shares with the one before, and its term.
  faq.unpackForms = packed => {
    const forms = new Map()
    const pattern = /([A-Z])([a-z0-9_]*)(?:\.([a-z0-9]+))?/g
    let last = ""
    let highest = -1
    for (const [, shared, rest, number] of packed.matchAll(pattern)) {
      last = last.slice(0, shared.charCodeAt(0) - 65) + rest
      forms.set(last, number === undefined ? ++highest : parseInt(number, 36))
    }
    return forms
  }

  // "gbs tidak bisa|imel email": what is written, then what is meant.
  faq.unpackSpellings = packed => new Map((packed ? packed.split("|") : []).map(pair => {
    const [written, ...meant] = pair.split(" ")
    return [written, meant]
  }))

  // Calls visit(text, strength from 0 to 1) for each posting.
  faq.eachPosting = (packed, visit) => {
    let number = -1
    for (let at = 0; at < packed.length; at++) {
      let gap = 0
      let scale = 1
      let digit = VALUES[packed.charCodeAt(at)]
      while (digit >= HALF) {
        gap += (digit - HALF) * scale
        scale *= HALF
        digit = VALUES[packed.charCodeAt(++at)]
      }
      number += gap + digit * scale + 1
      visit(number, VALUES[packed.charCodeAt(++at)] / 63)
    }
  }
})(self.faq = self.faq || {})
