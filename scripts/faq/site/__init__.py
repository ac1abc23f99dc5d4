"""The finished site: MkDocs run once per language, redirects, and one rename.

The only package that knows MkDocs.
"""
