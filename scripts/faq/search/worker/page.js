// What the page adds to Material's result list: help where nothing answers. The words stand in a template of the page.
(function () {
  "use strict"

  const output = document.querySelector("[data-md-component=search-result]")
  const template = document.getElementById("search-nothing")
  const { base } = JSON.parse(document.getElementById("__config").textContent)

  function subject({ location: address, title }) {
    const item = document.createElement("li")
    const link = document.createElement("a")
    link.href = new URL(address, new URL(base, location))
    link.textContent = title
    item.append(link)
    return item
  }

  function help(query, { subjects }) {
    const part = template.content.cloneNode(true).firstElementChild
    const nearest = part.querySelector("[data-subjects]")
    nearest.querySelector("ul").append(...subjects.map(subject))
    nearest.hidden = !subjects.length
    part.querySelector("[data-query]").textContent = query.trim()
    // Copied by the script that serves every such control.
    part.querySelector("[data-copy]").dataset.copy = query.trim()
    return part
  }

  // Material tells every result through this stream, with whatever else the worker put beside it.
  component$.subscribe(({ ref, query, nothing }) => {
    if (ref !== output || query === undefined)
      return
    output.parentElement.querySelector(".search-nothing")?.remove()
    if (nothing && template)
      output.after(help(query, nothing))
  })
})()
