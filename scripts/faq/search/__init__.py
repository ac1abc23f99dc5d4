"""Search: one index for all languages, built once here and only read in the browser."""

from faq.search.index import build_opensearch, build_search, worker_script
