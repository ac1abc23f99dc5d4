"""Measurements that anyone can repeat: `make bench`, `make search-report` and `make lighthouse`."""
