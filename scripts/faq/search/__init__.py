"""Search: an index for each language, built once here and only read in the browser."""

from faq.search.index import build_search
from faq.search.opensearch import build_opensearch

__all__ = ["build_opensearch", "build_search"]
