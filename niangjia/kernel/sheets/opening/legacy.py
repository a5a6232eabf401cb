"""What an OLE container turns out to be: a workbook before 2007 (.xls, .et), a locked one, a document."""

from __future__ import annotations

from niangjia.kernel.sheets.book import Book
from niangjia.kernel.sheets.opening import refusals
from niangjia.kernel.sheets.opening.biff import looked_through
from niangjia.kernel.sheets.opening.compound import Compound, contained
from niangjia.kernel.sheets.opening.values import MACROS, opened
from niangjia.kernel.wording import Wording

_LOCKED = frozenset(("EncryptedPackage", "EncryptionInfo", "DataSpaces"))
_MACROS = frozenset(("_VBA_PROJECT_CUR", "_VBA_PROJECT", "VBA"))
_DOCUMENTS = {
    "WordDocument": Wording(" Word 文档", "a Word document"),
    "PowerPoint Document": Wording("演示文稿", "a presentation"),
    "__properties_version1.0": Wording("邮件", "a mail message"),
}


def open_compound(content: bytes, name: str) -> Book:
    """A dropped OLE file as a book; raises `SheetError` for whatever is no readable workbook."""
    compound = Compound(content)
    if _LOCKED & compound.streams.keys():
        raise refusals.encrypted()
    for document, kind in _DOCUMENTS.items():
        if document in compound.streams:
            raise refusals.document(kind)
    stream = next((one for one in ("Workbook", "Book", "WORKBOOK", "BOOK") if one in compound.streams), None)
    if stream is None:
        raise refusals.unreadable()
    notes = (MACROS,) if _MACROS & compound.streams.keys() else ()
    safe, marks = looked_through(compound.stream(stream))
    return opened(contained(safe), name, marks, notes)
