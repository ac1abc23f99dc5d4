// An answer's page: a link to copy beside every step, and a word of caution where a review is overdue.
(() => {
  "use strict"

  const button = document.getElementById("step-link")?.content.firstElementChild
  for (const step of button ? document.querySelectorAll(".step[id]") : []) {
    const copy = button.cloneNode(true)
    copy.dataset.copy += `#${step.id}`
    copy.querySelector(".visually-hidden").textContent = ` ${step.querySelector(".step__role").textContent.trim()}: ${step.id}`
    step.append(copy)
  }

  const notice = document.querySelector("[data-due]")
  const now = new Date()
  const today = [now.getFullYear(), now.getMonth() + 1, now.getDate()].map((part) => String(part).padStart(2, "0")).join("-")
  if (notice && today > notice.dataset.due) notice.hidden = false
})()
