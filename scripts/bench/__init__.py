"""Measurements that anyone can repeat: `make bench`, `make search-report`, `make lighthouse` and more."""
