// What a message says, without what says nothing: the frames of exported chats and e-mails, greetings, signatures,
// and the names of people and firms.
(function (faq) {
  "use strict"

  // "[03/06/24 10.02.11] Lina CV Artha: ", "07/01/25 09.10 - Bu Erna: ", "10:02 Budi: ", "Budi, [24 Nov 2026 10:02]:"
  const DATE = String.raw`\d{1,4}[/.-]\d{1,2}[/.-]\d{2,4},?\s+`
  const TIME = String.raw`\d{1,2}[.:]\d{2}(?:[.:]\d{2})?(?:\s*[AP]M)?`
  // A line of a log has a stamp too, and no name behind it.
  const LOG = "error|exception|galat|kesalahan|gagal|fail|warn|fatal|caused|info|debug"
  const NAME = String.raw`[ \t]*(?:[-–][ \t]*)?(?![^:\n]*(?:${LOG}))[^:\n]{1,40}:`
  const STAMP = new RegExp([
    String.raw`^[ \t\u200e]*(?:\[(?:${DATE})?${TIME}\]|${DATE}${TIME})(?:${NAME})?`,
    String.raw`^[ \t]*${TIME}(?=[ \t-])${NAME}`,
    String.raw`^[^,:\n]{1,40}, \[[^\]\n]{5,40}\]:`,
  ].join("|"), "gim")
  // "On Mon, 24 Nov 2026 at 10:02, Budi <budi@example.org> wrote:"
  const QUOTING = /^[ \t>]*(?:on|pada)[ \t][^\n]{5,160}(?:\n[^\n]{0,80})?(?:wrote|menulis):[ \t]*$/gim
  const RULE = /^[ \t>]*-{3,}[^\n]*$/gm
  const HEADER = /^[ \t>]*(?:from|to|cc|bcc|sent|date|reply-to|dari|kepada|tanggal|dikirim|tembusan)[ \t]*:.*$/gim
  const SUBJECT = /^[ \t>]*(?:subject|subjek|subyek|perihal|hal|re|fwd?)[ \t]*:/gim
  const CLOSING = /^[ \t]*(?:--|hormat (?:kami|saya)|salam|wassalam|regards|(?:best|kind|warm) regards|sincerely|yours|sent from|dikirim dari)(?![a-z]).*$/im
  const LONGEST_SIGNATURE = 400
  const ADDRESS = /(?<!\S)[^\s@]{1,64}@[^\s@]{1,200}/g
  // What a name follows: a title, a firm, or somebody who introduces himself.
  const BEFORE_NAME = "pak|bapak|bu|ibu|mas|mbak|mba|kak|kakak|bang|kang|teh|om|yth|sdr|saudara|dear|mr|mrs|ms"
    + "|cv|pt|ud|pd|fa|koperasi|yayasan|toko"
    + "|saya|sy|ini|nama|dengan|dari|dr|aku|am|is|from"
  const NAMED = new RegExp(String.raw`(?<![\p{L}\p{N}])(${BEFORE_NAME})(?![\p{L}\p{N}])[.,]?((?:[ \t]+[A-Z][\p{L}.'-]*)+)`, "giu")

  // The text of a query without all that; `known` says whether the site knows a word.
  faq.gist = (query, known) => {
    const framed = query.replace(QUOTING, "").replace(STAMP, "\n").replace(RULE, "").replace(HEADER, "").replace(SUBJECT, "").replace(ADDRESS, " ")
    const closing = framed.search(CLOSING)
    const signed = closing > 0 && framed.length - closing < LONGEST_SIGNATURE ? framed.slice(0, closing) : framed
    const text = signed.replace(NAMED, (whole, before, names) =>
      `${before}${names.replace(/[^ \t]+/g, name => /^\p{Lu}/u.test(name) && !faq.words(name).some(known) ? "" : name)}`)
    return faq.words(text).length ? text : query
  }
})(self.faq = self.faq || {})
