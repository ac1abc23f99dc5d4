"""Answers from the open data (faq.json) of another LPSE, as files to read and adapt."""

from __future__ import annotations

