// Keeps passwords, PINs, one-time codes and keys out of a report and out of the address of a search. A field with
// data-guard that holds one becomes invalid in the browser's own sense, with the form's explanation as its message.
(() => {
  "use strict"

  const NAMES = "kata\\s*sandi|sandi|pass(?:word|wd|phrase|code)?|pwd|pin|otp|token|secret|api[\\s_-]*key|" +
    "kode\\s+(?:otp|verifikasi|rahasia|akses)|(?:verification|access|security)\\s+code"
  const BETWEEN = "(?:\\s*(?:nya|saya|anda|kami|akun|user|login|email|server|spse|admin|baru|lama|my|your|the|new|old|account))*"
  const SAID = new RegExp(`(?<![\\w-])(?:${NAMES})${BETWEEN}\\s*(?:[:=]|=>|->|\\b(?:adalah|yaitu|ialah|is|was)\\b)\\s*["']?([^\\s"',;]{3,})`, "giu")
  const FOLLOWED = new RegExp(`(?<![\\w-])(?:${NAMES})${BETWEEN}\\s+["']?([^\\s"',;]{4,})`, "giu")
  // What people write after "password is" or "PIN:" without giving it away.
  const HARMLESS = new RegExp("^(?:tidak|tdk|ga|gak|nggak|bukan|belum|sudah|telah|salah|benar|lupa|hilang|kosong|baru|lama|" +
    "ditolak|gagal|berhasil|kedaluwarsa|kadaluarsa|harus|untuk|yang|dan|atau|di|ke|masih|selalu|tersebut|error|galat|" +
    "not|wrong|incorrect|invalid|correct|right|expired|empty|missing|lost|forgotten|rejected|refused|reset|required|" +
    "too|the|and|never|still|sent|null|undefined|spse\\S*|x+|\\*+)[.,;!?)]*$", "iu")
  const SHAPES = [
    /eyJ[\w-]{8,}\.[\w-]{8,}/u,
    /-----BEGIN [A-Z ]*PRIVATE KEY/u,
    /\b(?:bearer|basic)\s+[\w.~+/=-]{12,}/iu,
    /\b[a-z][a-z0-9+.-]*:\/\/[^\s/@:]+:[^\s/@]+@/iu,
    /[?&;#](?:\w*token|\w*key|sid|\w*session\w*|auth\w*|pass\w*|pwd|otp|sig(?:nature)?)=[^\s&]+/iu,
    /\b(?:ghp|gho|github_pat|sk|pk|xox[abp]|AKIA)[-_]?[A-Za-z0-9_-]{16,}/u,
    /\b[0-9a-f]{32,}\b/iu,
  ]

  const hasAll = (text, ...classes) => classes.every((one) => one.test(text))

  function looksRandom(word) {
    return /^[\w+/-]{24,}={0,2}$/u.test(word) && hasAll(word, /[a-z]/u, /[A-Z]/u, /\d/u)
  }

  // A made-up word with all four kinds of characters; not an e-mail address, a web address or a line of a program.
  function looksLikePassword(word) {
    if (/:\/\/|[(){}<>[\]]|\w\.\w+\.\w|^[^@\s]+@[\w-]+\.[\w.]+$/u.test(word)) return false
    return /^\S{8,40}$/u.test(word) && hasAll(word, /\p{Ll}/u, /\p{Lu}/u, /\d/u, /[!@#$%^&*?+=~]/u)
  }

  function named(text) {
    for (const [, value] of text.matchAll(SAID)) if (!HARMLESS.test(value)) return true
    for (const [, value] of text.matchAll(FOLLOWED)) {
      if (!HARMLESS.test(value) && /[\d!@#$%^&*?+=~]/u.test(value.replace(/[.,;!?)]+$/u, ""))) return true
    }
    return false
  }

  function holdsSecret(text) {
    const words = text.split(/\s+/u)
    return named(text) || SHAPES.some((shape) => shape.test(text)) ||
      words.some((word) => looksRandom(word) || looksLikePassword(word.replace(/[.,;:)]+$/u, "")))
  }

  // For search.js, which runs later.
  self.faqHoldsSecret = holdsSecret

  function check(field) {
    field.setCustomValidity(holdsSecret(field.value) ? field.form.dataset.secret : "")
  }

  // Before any listener of the form, which comes later than this script, so that these find the verdict made.
  document.addEventListener("input", ({ target }) => target.matches("[data-guard]") && check(target), { capture: true })
  document.addEventListener("submit", ({ target }) => target.querySelectorAll("[data-guard]").forEach(check), { capture: true })
})()
