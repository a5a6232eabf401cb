"""Workbooks made as messy as offices keep them, and read again: what was told must come out, row for row."""
