"""The finished site: MkDocs run once per language, addresses that lead on, and one rename.

The only package that knows MkDocs.
"""
