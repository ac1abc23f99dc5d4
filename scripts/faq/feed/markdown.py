"""What authors wrote as Markdown that stands alone: links and pictures with absolute addresses."""

from __future__ import annotations

from faq.markdown import write
from faq.markdown.nodes import Node
from faq.model import Content, Language, Passage
from faq.site_map import SiteMap


def standing_alone(content: Content, language: Language, passage: Passage, top: int = 0) -> str:
    """`passage` for readers of `language`; with `top`, the highest of its headings gets that level."""
    site = SiteMap.of(content)

    def link(node: Node) -> str:
        target = site.follow(node.attributes["url"], passage.origin.path, language)
        return target.absolute(content.agency.site_url)

    return write.markdown(passage.nodes, link, top)
