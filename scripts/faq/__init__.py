"""The LPSE FAQ: from authored answers to a bilingual site, its search, PDFs and open data."""
