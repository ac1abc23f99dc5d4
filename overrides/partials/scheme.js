document.documentElement.className="js";let s;try{s=localStorage.getItem("scheme")}catch{}
document.body.dataset.mdColorScheme=s||(matchMedia("(prefers-color-scheme: dark)").matches?"slate":"default")
