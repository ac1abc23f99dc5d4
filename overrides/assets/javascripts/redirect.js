// A short link may name a step: /f/F002/#cek-smtp. The refresh in the page's head would drop what follows the #.
if (location.hash) location.replace(document.currentScript.dataset.target + location.hash)
