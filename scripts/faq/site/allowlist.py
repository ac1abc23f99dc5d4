"""What the HTML of a page may hold, whatever check, parser and templates thought: the last gate of a build.

It is a grammar, not a search for what is bad: a `<` that does not begin one of the tags below, written as our
writers and templates write them, is a fault.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

_ELEMENTS = """
a abbr address article aside b blockquote body br button caption code col colgroup data dd del
details dfn dialog div dl dt em fieldset figcaption figure footer form h1 h2 h3 h4 h5 h6 head header
hgroup hr html i img input ins kbd label legend li link main mark menu meta nav noscript ol optgroup
option output p pre progress q s samp search section select small span strong sub summary sup table
tbody td template textarea tfoot th thead time title tr u ul var wbr svg g path circle rect line
polyline polygon ellipse title desc use defs symbol
"""
_ATTRIBUTES = """
abbr accept alt as async autocapitalize autocomplete autocorrect charset checked cite class cols
colspan content controls coords datetime decoding defer dir disabled download draggable enterkeyhint
for form headers height hidden high hreflang id inert inputmode is itemprop itemscope itemtype kind
label lang list loading low max maxlength media method min minlength multiple name novalidate open
optimum part pattern placeholder popover popovertarget popovertargetaction preload readonly rel
required reversed role rows rowspan scope selected shape size sizes slot span spellcheck start step
tabindex title translate type usemap value width wrap viewbox viewBox d fill stroke stroke-width
stroke-linecap stroke-linejoin transform cx cy r rx ry x x1 x2 y y1 y2 points xmlns focusable
preserveAspectRatio fill-rule clip-rule shape-rendering opacity property
"""


def _any_of(names: str) -> str:
    return "|".join(names.split())


# A place on this site, or an address that opens a page, a mail or a call; nothing that runs.
# An entity could spell what the pattern would not see; only those that our writers need are known.
_KNOWN = r"""(?![^"]*&(?!(?:amp|lt|gt|quot|#34|#39|#x27);))"""
_ADDRESS = _KNOWN + r"""(?:(?:https?|mailto|tel|sms):[^"<>]*|(?![^"/?#]*:)[^"<>]*)"""
# A picture may be in the page itself.
_PICTURE = r"""(?:data:image/(?:png|svg\+xml|gif|jpeg|webp)[;,][^"<>]*)"""
_VALUE = r"""(?:"[^"<>]*"|[^\s"'<>=`]+)"""
_ATTRIBUTE = (
    rf"(?:\s+(?:(?:{_any_of(_ATTRIBUTES)}|data-[a-z0-9-]+|aria-[a-z]+)(?:={_VALUE})?"
    rf'|(?:href|action|cite|poster)="{_ADDRESS}"|src(?:set)?="(?:{_PICTURE}|{_ADDRESS})"))'
)
_TAG = re.compile(
    rf"</(?:{_any_of(_ELEMENTS)})>|<!DOCTYPE html>|<!-- /?html -->"
    rf"|<(?:{_any_of(_ELEMENTS)})(?:{_ATTRIBUTE})*\s*/?>"
)
# Scripts of the site itself, and data that scripts read.
_SCRIPT = re.compile(
    r'<script(?:\s+(?:defer|async|data-[a-z-]+="[^"<>]*"))*\s+src="(?!//)(?:\./|\.\./|/)?(?:[\w./-]+/)?'
    r'(?:assets|search)/[\w./-]+\.js"(?:\s+(?:defer|async|data-[a-z-]+="[^"<>]*"))*></script>'
    r'|<script(?: id="[\w-]+")? type="application/(?:json|ld\+json)"[^<>]*>[^<]*</script>'
)
# What has a `<` in it is no tag of the grammar.
_WHOLE = re.compile(r"<[^>]*>")
# What a policy governs only if it comes after it.
_GOVERNED = re.compile(r"<(?:script|link|style|body|img|svg)\b", re.IGNORECASE)
_INLINE = re.compile(r'<script data-root="[^"<>]*"(?: data-[a-z]+="[^"<>]*")*>')


@lru_cache(maxsize=10_000)
def _is_allowed(tag: str) -> bool:
    return bool(_TAG.fullmatch(tag))


def breaches(page: str, inline_script: str, policy: str, leads_to: str = "") -> Iterator[str]:
    """What the HTML `page` holds that it may not; each as the text that begins there.

    `inline_script` is the one script written out in a page, `policy` the content security policy that it has
    before anything which that governs, as it is in the page (escaped); empty for a part of a page.
    `leads_to` is the address on this site that the page leads to at once (escaped), if any.
    """
    rest = page.replace(inline_script, "", 1)
    rest = _INLINE.sub("<script>", rest, count=1).replace("<script></script>", "", 1)
    if policy:
        before, found, after = rest.partition(
            f'<meta http-equiv="Content-Security-Policy" content="{policy}">'
        )
        if not found or _GOVERNED.search(before):
            yield "no content security policy at its beginning"
        rest = before + after
    if leads_to and ":" not in leads_to:
        rest = rest.replace(f'<meta http-equiv="refresh" content="0; url={leads_to}">', "", 1)
    rest = _SCRIPT.sub("", rest)
    tags = _WHOLE.findall(rest)
    bad = {tag for tag in set(tags) if not _is_allowed(tag)}
    yield from sorted(bad)
    if len(tags) != rest.count("<"):
        broken = _WHOLE.sub("", rest)
        yield from (broken[found.start() :][:60] for found in re.finditer("<", broken))
