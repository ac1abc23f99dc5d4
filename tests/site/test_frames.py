"""What neighbouring pages share is made once: their frame, and the codes of their short links."""

from __future__ import annotations

import base64
import io
from types import SimpleNamespace
from typing import Any, cast

import segno
from hypothesis import given
from hypothesis import strategies as st
from jinja2 import DictLoader, Environment
from PIL import Image

from faq.qr import MASK, qr_picture
from faq.site.render import Frames

FRAME = """
<title>{{ page.meta.title }}</title>
{% if page.meta.description %}<p title="{{ page.meta.description }}">{% endif %}
<a href="{{ base_url }}/{{ page.meta.address }}">{{ page.meta.kind == "entry" }}</a>
{% if page in nav.pages %}<b>{{ page.url }}</b>{% endif %}
{{ page.meta.body | safe }}
"""
TEXTS = {"title": 'Apa "itu" & <ini>?', "description": "Langkah", "kind": "entry"}


def _around(frames: Frames, page: Any, texts: dict[str, str], nav: tuple[Any, ...] = ()) -> str:
    context = {"page": page, "nav": SimpleNamespace(pages=nav), "base_url": "../" * page.url.count("/")}
    return str(frames.around("<p>tubuh \ue000title\ue000</p>", texts, page, cast(Any, context)))


def _page(url: str) -> Any:
    return SimpleNamespace(url=url, meta={})


def test_a_shared_frame_holds_each_page_as_its_own_would() -> None:
    env = Environment(loader=DictLoader({"main.html": FRAME}), autoescape=True)
    shared = Frames(env)
    listed = _page("faq/d/")
    for page, texts, nav in [
        (_page("faq/a/"), TEXTS, ()),
        (_page("faq/b/"), {**TEXTS, "title": "Lain"}, ()),
        (_page("faq/c/"), {**TEXTS, "description": ""}, ()),
        (_page("lain/a/2/"), TEXTS, ()),
        (_page("tentang/"), {**TEXTS, "kind": "about"}, ()),
        (listed, TEXTS, (listed,)),
        (_page("faq/e/"), TEXTS, (listed,)),
    ]:
        made = _around(shared, page, texts, nav)
        page.meta = {**texts, "address": page.url, "body": "<p>tubuh \ue000title\ue000</p>"}
        alone = env.get_template("main.html").render(
            page=page, nav=SimpleNamespace(pages=nav), base_url="../" * page.url.count("/")
        )
        assert made == alone


@given(st.text(min_size=1, max_size=60))
def test_a_code_put_together_is_the_code_of_its_text(text: str) -> None:
    whole = segno.make_qr(text, error="m", boost_error=False, mask=MASK, mode="byte")
    drawn = base64.b64decode(qr_picture(text).partition(",")[2])
    with Image.open(io.BytesIO(drawn)) as picture:
        dark = [pixel == 0 for pixel in picture.convert("L").tobytes()]
    assert dark == [module == 1 for row in whole.matrix_iter(border=2) for module in row]
