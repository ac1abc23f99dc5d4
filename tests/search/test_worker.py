"""What the worker says and when: the messages that worker.js describes, over a slow or failing network."""

from __future__ import annotations

import json
import subprocess
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import pytest

from bench.node import NODE
from search_support import engine

_RUNNER = Path(__file__).with_name("protocol.mjs")
_SURE = "internal server error"
_TEXTS = {"url", "entry", "question", "message", "role", "snippet"}
_LISTS = {"terms", "questionMarks", "messageMarks", "snippetMarks"}


def _messages(
    queries: Sequence[str],
    *,
    failing: Mapping[str, int] | None = None,
    slow: Mapping[str, int] | None = None,
    in_page: bool = False,
) -> list[list[dict[str, Any]]]:
    plan = {"inPage": in_page, "failing": failing or {}, "slow": slow or {}, "queries": queries}
    done = subprocess.run(
        [NODE, _RUNNER, engine().folder],
        input=json.dumps(plan),
        capture_output=True,
        text=True,
        check=True,
    )
    return json.loads(done.stdout)  # type: ignore[no-any-return] # as protocol.mjs prints it


@pytest.mark.parametrize("in_page", [False, True])
def test_an_answer_has_every_field(in_page: bool) -> None:
    ((message,),) = _messages([_SURE], in_page=in_page)
    assert message.get("id") == (None if in_page else 7)
    assert (message["tier"], message["late"]) == ("sure", False)
    for answer in message["answers"]:
        assert set(answer) == _TEXTS | _LISTS | {"step"}
        assert all(isinstance(answer[name], str) for name in _TEXTS)
        assert all(isinstance(answer[name], list) for name in _LISTS)
        assert answer["step"] is None or set(answer["step"]) == {"id", "text"}
    assert all(set(one) == {"url", "title"} for one in message["categories"])


def test_what_cannot_be_loaded_is_an_error_and_tried_again() -> None:
    for name in ("core", "rest", "shown-0"):
        query = "sinkron" if name == "rest" else _SURE
        first, second = _messages([query, query], failing={name: 1})
        if name != "rest":  # a sure answer needs no rest
            assert first == [{"id": 7, "error": True}], name
        assert second[0]["answers"], name


def test_without_the_rest_only_a_sure_answer_is_one() -> None:
    (sure,), (unsure,) = _messages([_SURE, "pesawat tiket kereta"], failing={"rest": 9})
    assert sure["tier"] == "sure"
    assert unsure == {"id": 8, "error": True}


def test_what_comes_late_is_added_below() -> None:
    for query in ("lupa password email tidak masuk", "smtp server", "penawaran tidak bisa diunggah"):
        messages, again = _messages([query, query], slow={"rest": 600})
        assert [message["late"] for message in messages] in ([True, False], [False])
        for kind in ("answers", "references"):
            shown, then = (
                [found["url"] for found in message[kind]] for message in (messages[0], messages[-1])
            )
            assert then[: len(shown)] == shown
        assert again[-1]["late"] is False
    assert len(messages) == 2 or len(_messages([_SURE], slow={"rest": 600})[0]) == 2
