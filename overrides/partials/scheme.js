let d=document,s=d.currentScript.dataset.root;s=new URL(s,location).pathname;d.documentElement.className="js"
d.documentElement.dataset.site=s;try{s=localStorage.getItem(`faq:${s}:scheme`)}catch{s=""}
d.body.dataset.mdColorScheme=s||(matchMedia("(prefers-color-scheme: dark)").matches?"slate":"default")
