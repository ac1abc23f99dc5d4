// Fits the form of the report, which comes in one file with this script, to the page: who may report to whom, which
// steps the answer has, and what others ask for.
(() => {
  "use strict"

  const place = document.querySelector("[data-report-place]")
  const form = place.querySelector("[data-report]")
  const { entry } = place.closest("[data-entry]").dataset

  const choice = (type, value, words) => {
    const item = document.createElement("li")
    const label = document.createElement("label")
    const input = document.createElement("input")
    Object.assign(input, { type, value })
    label.append(input, " ", words)
    item.append(label)
    return [item, input]
  }

  for (const level of document.querySelectorAll(".report__levels [data-for-role]")) {
    const label = level.firstChild.data.trim()
    const [item, input] = choice("radio", level.dataset.forRole, label)
    input.name = "reporter"
    Object.assign(input.dataset, { label, recipient: level.querySelector("strong").textContent })
    form.querySelector("[data-reporters]").append(item)
    input.defaultChecked = input.checked = input.matches("li:first-child input")
  }

  const short = (text) => (text.length > 90 ? `${text.slice(0, 89).replace(/[\s,;:–]+\S*$/, "")}…` : text)
  const tried = form.querySelector("[data-tried-steps]")
  for (const step of document.querySelectorAll(".steps .step")) {
    const number = step.parentElement.start + [...step.parentElement.children].indexOf(step)
    const words = document.createElement("span")
    words.textContent = `${form.dataset.step} ${number}: ${short(step.querySelector(".step__text").textContent.trim())}`
    const [item, input] = choice("checkbox", number, words)
    input.autocomplete = "off"
    input.dataset.triedStep = ""
    tried.querySelector("ul").append(item)
    tried.hidden = false
  }

  form.querySelector("[data-attach]").hidden = !document.getElementById("lampiran")
  if (place.dataset.asked.split(" ").includes("address")) {
    const address = form.elements.alamat
    address.required = true
    const tag = document.createElement("span")
    tag.className = "tag"
    tag.textContent = form.dataset.askedFor
    form.querySelector(`[for="${address.id}"]`).append(" ", tag)
  }
  for (const link of place.querySelectorAll("[data-with-entry]")) {
    if (link.download) link.download = `${link.download}-${entry}.txt`
    else link.href += entry
  }
  const question = document.querySelector("h1").textContent
  Object.assign(form.dataset, { question, entry, link: document.querySelector(".actions [data-copy]").dataset.copy })
})()
