// One spelling for every way of writing a word; scripts/faq/search/folding.py does the same to the texts.
(function (faq) {
  "use strict"

  const MARK = /\p{M}/gu
  const APOSTROPHE = /(?<=[a-z0-9])['`’ʼ](?=[a-z0-9])/g

  faq.fold = text => text.normalize("NFKD").replace(MARK, "").toLowerCase()
    .replace(MARK, "").replace(APOSTROPHE, "")

  // The words of a text in their order; everything but a-z and 0-9 separates.
  faq.words = text => faq.fold(text).match(/[a-z0-9]+/g) || []
})(self.faq = self.faq || {})
