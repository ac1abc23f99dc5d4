// Puts words and templates into the page that every page of a language shares: they come with its scripts, before those
// that need them. data-of="selector" hands its data and what is in it to that element; data-href is an address below the
// language's home.
self.faqWords = (html, place) => {
  "use strict"

  const { lang, dataset: { site } } = document.documentElement
  const home = new URL(lang === "en" ? `${site}en/` : site, location)
  const made = document.createElement("template")
  made.innerHTML = html
  for (const words of made.content.querySelectorAll("[data-of]")) {
    const { of, ...data } = words.dataset
    const element = document.querySelector(of)
    if (element) Object.assign(element.dataset, data)
    element?.append(...words.childNodes)
    words.remove()
  }
  for (const { content } of made.content.querySelectorAll("template")) {
    for (const link of content.querySelectorAll("[data-href]")) {
      const target = new URL(link.dataset.href, home)
      // On disk no server turns a folder into its page.
      if (location.protocol === "file:") target.pathname = target.pathname.replace(/\/$/, "/index.html")
      link.href = target.href
    }
  }
  (place ?? document.body).append(made.content)
}
