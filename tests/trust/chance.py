"""What the tests by chance draw from, and how long they go on."""

from __future__ import annotations

import os
from typing import Any

from hypothesis import HealthCheck, settings
from hypothesis import strategies as st

from trust.payloads import PAYLOADS

ROUNDS = int(os.environ.get("FUZZ_ROUNDS", "100"))


def rounds(number: int) -> settings:
    """So many examples, the same in every run; with FUZZ_ROUNDS others each time."""
    return settings(
        max_examples=max(5, number),
        deadline=None,
        derandomize="FUZZ_ROUNDS" not in os.environ,
        suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
    )


_PIECES = (
    *sorted({piece for payload in PAYLOADS for piece in payload.split()}),
    *("`", "``", "**", "_", "*", "[", "]", "](", ")", "<", ">", "&", "&#", ";", '"', "'", "\\", "|", "{"),
    *("\n", "\n\n", "\n- ", "\n1. ", "\n> ", "\n    ", "\n!!! note\n    ", '\n??? situs "x"\n    '),
    *("}", "\n```\n", "\n# ", "{#a}", "https://a.example/", "http://", "javascript:", "mailto:a@b.c"),
    *("#lapor", "../", "/faq/", "kata", "tidak", "ا", "é", "\u200b", "\u202e", "😀", "0", "7xxxx"),
)  # fmt: skip
texts = st.one_of(
    st.text(max_size=60),
    st.lists(st.sampled_from(_PIECES), max_size=12).map("".join),
    st.lists(st.sampled_from(_PIECES), max_size=12).map(" ".join),
)
_ADDRESSES = (
    *("https://", "http://", "//", "mailto:", "javascript:", "data:", "a.example", "jahat.example", "/", "@"),
    *("\\", ":", "?", "#", "&", '"', "'", "<", ">", " ", "\t", "\n", "%2f", "%00", "[", "]", "(", ")", "::1"),
    *("{", "}", "\u202e", "é", "xn--", ".", "..", ":443", "user:pass@", "\x00", "\u3002", "`", "|"),
)  # fmt: skip
addresses = st.one_of(
    st.lists(st.sampled_from(_ADDRESSES), max_size=8).map("".join),
    st.lists(st.sampled_from(_ADDRESSES), max_size=6).map(
        lambda parts: "https://a.example/" + "".join(parts)
    ),
)
# What YAML and JSON may hold where something else is expected.
values: st.SearchStrategy[Any] = st.recursive(
    st.one_of(st.none(), st.booleans(), st.integers(), st.floats(), texts, st.just("F001"), st.just("id")),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(texts | st.just("id"), inner, max_size=3),
    max_leaves=6,
)
