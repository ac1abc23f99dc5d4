"""Measurements that anyone can repeat: every figure the project states comes from here or from `report`."""
