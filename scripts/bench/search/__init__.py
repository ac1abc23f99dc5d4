"""Measures the search: queries of people through the real worker, beside stock Material on the same pages."""
