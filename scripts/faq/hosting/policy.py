"""What a page may load and do: one policy for meta elements, hosts that send headers, and kept copies."""

from __future__ import annotations

import base64
import hashlib
import re
from pathlib import Path

# Only a header can forbid other sites to frame a page; a browser ignores this in a meta element.
_ONLY_IN_HEADERS = "frame-ancestors 'none'"
# Nothing here needs a sensor, a payment or the reader's place.
_FEATURES = (
    "accelerometer", "autoplay", "camera", "display-capture", "encrypted-media", "geolocation", "gyroscope",
    "hid", "magnetometer", "microphone", "midi", "payment", "screen-wake-lock", "serial", "usb",
)  # fmt: skip
_SELF = re.compile(rb"""script-src (?:'self'|&#39;self&#39;)""")
_OWN = re.compile(r"'self'|'sha256-[A-Za-z0-9+/]{43}='")
_YEAR = 365 * 24 * 3600


class EmptyPolicyError(Exception):
    """A page would be published without a policy, or with one that lets any script run."""


def inline_script(overrides: Path) -> str:
    """The one script that is in every page itself: it runs before anything is drawn."""
    return (overrides / "partials/scheme.js").read_text(encoding="utf-8").strip()


def policy(script: str) -> str:
    """The content security policy of a page whose only inline script is `script`."""
    rules = {
        "default-src": "'none'",
        "script-src": f"'self' 'sha256-{_digest(script.encode())}'",
        "style-src": "'self'",
        "img-src": "'self' data:",
        "connect-src": "'self'",
        "worker-src": "'self'",
        "manifest-src": "'self'",
        "base-uri": "'none'",
        # The report is written by a script and sent nowhere.
        "form-action": "'none'",
    }
    return "; ".join(f"{name} {value}" for name, value in rules.items())


def headers(script: str) -> dict[str, str]:
    """Every security header of a page, by name, apart from HSTS, which a plain-http preview must not send."""
    return {
        "Content-Security-Policy": f"{policy(script)}; {_ONLY_IN_HEADERS}",
        "Cross-Origin-Opener-Policy": "same-origin",
        "Permissions-Policy": ", ".join(f"{name}=()" for name in _FEATURES),
        "Referrer-Policy": "no-referrer",
        "X-Content-Type-Options": "nosniff",
    }


# Sent over https only. Subdomains belong to whoever runs the domain, so nothing is said for them.
HSTS = f"max-age={_YEAR}"


def with_script_allowed(page: bytes, script: bytes) -> bytes:
    """The HTML `page` whose policy also lets the inline `script` run; unchanged where it lets none run."""
    return _SELF.sub(lambda own: b"%b 'sha256-%b'" % (own[0], _digest(script).encode()), page, count=1)


def _digest(script: bytes) -> str:
    return base64.b64encode(hashlib.sha256(script).digest()).decode()


def refuse_open(policy_of_page: str) -> None:
    """Raise EmptyPolicyError unless `policy_of_page` allows only what it names, and no script of others."""
    pairs = [rule.partition(" ")[::2] for rule in policy_of_page.split("; ")]
    rules = dict(pairs)
    closed = all(rules.get(name) == "'none'" for name in ("default-src", "base-uri", "form-action"))
    scripts = rules.get("script-src", "*").split()
    if not closed or len(rules) < len(pairs) or not all(map(_OWN.fullmatch, scripts)):
        raise EmptyPolicyError(f"the content security policy of the pages is not closed: '{policy_of_page}'")
