"""`_headers` and `_redirects`, as Netlify and Cloudflare Pages read them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path

from faq.files import files_below
from faq.hosting.names import is_hashed
from faq.hosting.rules import FOR_EVER, TEXT_TYPES, Rules


def host_files(site: Path, rules: Rules) -> Mapping[str, bytes]:
    """Both files for the finished `site`, by path below it; such hosts publish at the root of a domain."""
    redirects = "".join(line + "\n" for line in _redirects(rules))
    return {"_headers": "\n".join(_headers(site, rules)).encode(), "_redirects": redirects.encode()}


def _headers(site: Path, rules: Rules) -> Iterator[str]:
    yield from _block("/*", {**rules.everywhere, "Content-Security-Policy": rules.policy})
    # These hosts ask again for everything else by themselves.
    for folder in _for_ever(site):
        yield from _block(f"/{folder}/*", {"Cache-Control": FOR_EVER})
    for ending in ("atom", "md", "webmanifest"):
        yield from _block(f"/*.{ending}", {"Content-Type": f"{TEXT_TYPES[ending]}; charset=utf-8"})


def _block(pattern: str, headers: Mapping[str, str]) -> Iterator[str]:
    yield pattern
    yield from (f"  {name}: {value}" for name, value in headers.items())
    yield ""


def _for_ever(site: Path) -> list[str]:
    """The folders whose every file is named by its content."""
    found: dict[str, bool] = {}
    for path in files_below(site):
        if not path.endswith((".gz", ".br")):
            folder, _, name = path.rpartition("/")
            found[folder or "."] = found.get(folder or ".", True) and is_hashed(name)
    return sorted(folder for folder, all_hashed in found.items() if all_hashed)


def _redirects(rules: Rules) -> Iterator[str]:
    for old, new in rules.moved:
        yield f"{old} {new} 301"
    for beginning, page in rules.missing:
        if beginning != rules.path:
            yield f"{beginning}* {page} 404"
