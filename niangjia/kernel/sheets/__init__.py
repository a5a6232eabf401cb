"""Lists an office keeps: one declaration of columns gives the template, the import and the export.

book = open_path(path)                      # .xlsx, .xls, .csv
reading = read(book, SHEET, meaning)        # accepted, corrected, refused, duplicates, ignored
"""

from niangjia.kernel.sheets.answer import as_json
from niangjia.kernel.sheets.book import Book, Tab
from niangjia.kernel.sheets.columns import Column, Sheet
from niangjia.kernel.sheets.entries import (
    Accepted,
    Correction,
    Duplicate,
    Ignored,
    Problem,
    Reading,
    Refusal,
    Understood,
)
from niangjia.kernel.sheets.errors import SheetError
from niangjia.kernel.sheets.lookup import Lookup, Match, NoMatch
from niangjia.kernel.sheets.marked import Marked
from niangjia.kernel.sheets.opening import open_bytes, open_path
from niangjia.kernel.sheets.reader import Meaning, read
from niangjia.kernel.sheets.repairs import Repair
from niangjia.kernel.sheets.row import RowInReading
from niangjia.kernel.sheets.write import export, template

__all__ = [
    "Accepted",
    "Book",
    "Column",
    "Correction",
    "Duplicate",
    "Ignored",
    "Lookup",
    "Marked",
    "Match",
    "Meaning",
    "NoMatch",
    "Problem",
    "Reading",
    "Refusal",
    "Repair",
    "RowInReading",
    "Sheet",
    "SheetError",
    "Tab",
    "Understood",
    "as_json",
    "export",
    "open_bytes",
    "open_path",
    "read",
    "template",
]
