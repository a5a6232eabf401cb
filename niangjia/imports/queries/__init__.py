"""Reads of imports."""

from niangjia.imports.queries.tabs import LABELS, entries_of, headings_of, lines_of, tally_of
from niangjia.imports.queries.workbooks import Preview, preview, recent

__all__ = ["LABELS", "Preview", "entries_of", "headings_of", "lines_of", "preview", "recent", "tally_of"]
