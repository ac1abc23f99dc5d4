// What a message says, without what says nothing: the frames of exported chats and e-mails, greetings, signatures,
// and the names of people and firms.
(function (faq) {
  "use strict"

  // "[03/06/24 10.02.11] Lina CV Artha: ", "[10.02, 3/6/2024] Lina: ", "07/01/25 09.10 - Bu Erna: ", "10:02 Budi: ",
  // "Budi, [24 Nov 2026 10:02]:"
  const DAY_OF = String.raw`\d{1,4}[/.-]\d{1,2}[/.-]\d{2,4}`
  const DATE = String.raw`${DAY_OF},?\s+`
  const TIME = String.raw`\d{1,2}[.:]\d{2}(?:[.:]\d{2})?(?:\s*[AP]M)?`
  // A line of a log has a stamp too, and no name behind it.
  const LOG = "error|exception|galat|kesalahan|gagal|fail|warn|fatal|caused|info|debug"
  const NAME = String.raw`[ \t]*(?:[-–][ \t]*)?(?![^:\n]*(?:${LOG}))[^:\n]{1,40}:`
  const STAMP = new RegExp([
    String.raw`^[ \t\u200e]*(?:\[(?:${DATE})?${TIME}(?:, ?${DAY_OF})?\]|${DATE}${TIME})(?:${NAME})?`,
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
  // What a name follows: a firm, a title, or a person who introduces himself.
  const FIRM = "cv|pt|ud|pd|fa|koperasi|yayasan|toko"
  const TITLE = "pak|bapak|bu|ibu|mas|mbak|mba|kak|kakak|bang|kang|teh|om|yth|sdr|sdri|saudara|dear|mr|mrs|ms"
    + "|saya|sy|ini|dengan|dari|dr|aku|am|is|from"
  const before = words =>
    new RegExp(String.raw`(?<![\p{L}\p{N}])(${words})(?![\p{L}\p{N}])[.,]?((?:[ \t]+[A-Z][\p{L}.'-]*)+)`, "giu")
  const FIRMS = before(FIRM)
  const NAMED = before(`${FIRM}|${TITLE}`)

  // "error403", "71023muncul"
  const GLUED = /(?<=[a-z]{2})(?=\d{3})|(?<=\d{3})(?=[a-z]{4})/gi

  // ---- Of messages alone: words that say something where they are asked for by themselves --------------------------

  // A query of so many words is a message; so many are left of it in any case.
  const LONG = 15
  const LEAST = 8
  const DAY = "senin|selasa|rabu|kamis|jum'?at|sabtu|minggu|monday|tuesday|wednesday|thursday|friday|saturday|sunday"
  const NUMBER = String.raw`(?:\d+(?:[.:]\d{2})?|satu|dua|tiga|empat|lima|enam|tujuh|delapan|sembilan|sepuluh|sebelas|setengah)(?:\s+(?:belas|puluh|ratus))?`
  const UNIT = "detik|menit|jam|hari|minggu|bulan|tahun|thn|seconds?|minutes?|hours?|days?|weeks?|months?|years?"
  const alone = (...patterns) => new RegExp(String.raw`(?<![\p{L}\p{N}])(?:${patterns.join("|")})(?![\p{L}\p{N}])`, "giu")
  // The LPSE of some place is an LPSE; who asks for an explanation has not named what is to be explained.
  const PLACE = /(lpse)\s+(?:kota|kabupaten|kab|provinsi|propinsi|prov)(?![\p{L}\p{N}])/giu
  const FORMULA = alone(
    "(?:mohon|minta|tolong|butuh|harap|atas) (?:bantuan|penjelasan|informasi|info|arahan|petunjuk|pencerahan|perhatian|kerja ?sama)(?:nya)?",
    "(?:meng)?ganggu(?: waktu(?:nya)?)?",
    "izin (?:ber)?(?:tanya|lapor|konsultasi)",
  )
  const TIMES = alone(
    String.raw`(?:jam|pukul|tgl|tanggal|tahun|thn|hari|bulan)\s+${NUMBER}`,
    String.raw`${NUMBER}\s*(?:${UNIT})(?! kerja)(?:\s+(?:lagi|lalu|terakhir|ago))?`,
    String.raw`(?:hari|minggu|bulan|tahun|malam|pagi|siang|sore)\s+(?:ini|lalu|depan|kemarin|kmrn|${DAY})`,
    String.raw`(?:last|next|this) (?:week|month|year|night|morning|${DAY})`,
  )
  // Why it is urgent, where no trouble and no question is: "besok tutup jam 10", "mau ikut tender minggu depan".
  const CLAUSE = /[^.!?,;\n]+[.!?,;\n]*/g
  const SOON = alone("besok|lusa|tomorrow", "(?:minggu|bulan|tahun) depan", "next (?:week|month)")
  const TELLING = /[?]|(?<![a-z])(?:tidak|tak|tdk|g|gak?|gk|n[gd]+ak?|engg?ak?|nggak|kagak|belum|blm|belom|gagal|error|eror|galat|(?:di)?tolak|hilang|ilang|salah|rusak|kosong|macet|blokir|berubah|geser|mundur|kenapa|knp|gimana|gmn|bagaimana|apa|apakah|cara|not|no|cannot|fail\w*|how|why|wrong|missing)(?![a-z])/i

  function said(message) {
    const clauses = message.match(CLAUSE) || []
    const kept = clauses.filter(clause => TELLING.test(clause) || !clause.match(SOON)).join("")
    const text = faq.words(kept).length < LEAST ? message : kept
    return text.replace(PLACE, "$1").replace(FORMULA, " ").replace(TIMES, " ")
  }

  // The text of a query without all that; `known` says whether the site knows a word.
  faq.gist = (query, known) => {
    const framed = query.replace(QUOTING, "").replace(STAMP, "\n").replace(RULE, "").replace(HEADER, "").replace(SUBJECT, "").replace(ADDRESS, " ")
    const closing = framed.search(CLOSING)
    const signed = closing > 0 && framed.length - closing < LONGEST_SIGNATURE ? framed.slice(0, closing) : framed
    const nameless = names => names.replace(/[^ \t]+/g, name => /^\p{Lu}/u.test(name) && !faq.words(name).some(known) ? "" : name)
    // A firm of one kind is who asks; of two, it may be what is asked about.
    const firms = new Set((signed.match(alone(FIRM)) || []).map(firm => firm.toLowerCase()))
    const asking = firms.size > 1 ? signed
      : signed.replace(FIRMS, (whole, firm, names) => nameless(names) === names ? whole : nameless(names))
    const unnamed = asking.replace(NAMED, (whole, title, names) => title + nameless(names))
    const text = faq.words(unnamed).length > LONG ? said(unnamed) : unnamed
    return (faq.words(text).length ? text : query).replace(GLUED, " ")
  }
})(self.faq = self.faq || {})
