let d=document,h=d.documentElement,c=d.currentScript.dataset,s=new URL(c.root,location).pathname,w;h.className="js"
h.dataset.site=s;try{s=localStorage.getItem(`faq:${s}:scheme`)}catch{s=""}
h.dataset.mdColorScheme=s||(matchMedia("(prefers-color-scheme: dark)").matches?"slate":"default")
if(/^http.*[?&#]q=/.test(location)){w=new Worker(c.worker);self.faqSearchBegun={worker:w,broken:new Promise(r=>w.onerror=r),list:fetch(c.files,{cache:"no-cache"}).catch(()=>0)}}
