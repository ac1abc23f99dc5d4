"""The description that lets a browser search the site from its address bar."""

from __future__ import annotations

from xml.sax.saxutils import escape

from faq import site_map
from faq.model import Content, Language

_NAMESPACE = "http://a9.com/-/spec/opensearch/1.1/"
_LONGEST_NAME = 16  # the specification's limit for ShortName


def build_opensearch(content: Content, language: Language) -> bytes:
    """The description of one language; it belongs beside the language's home page as `opensearch.xml`.

    The words go into the fragment of the address, which a browser sends to no server.
    """
    agency = content.agency
    root = agency.site_url + site_map.home(language)
    name = f"FAQ {agency.short_name}"[:_LONGEST_NAME].strip()
    return (
        '<?xml version="1.0" encoding="UTF-8"?>\n'
        f'<OpenSearchDescription xmlns="{_NAMESPACE}">\n'
        f"  <ShortName>{escape(name)}</ShortName>\n"
        f"  <Description>{escape(agency.title.read(language).plain)}</Description>\n"
        f"  <Language>{language}</Language>\n"
        "  <InputEncoding>UTF-8</InputEncoding>\n"
        f'  <Url type="text/html" template="{escape(root)}#q={{searchTerms}}"/>\n'
        "</OpenSearchDescription>\n"
    ).encode()
