"""Opening a dropped file: what it really is, told by its bytes and not by its name, and without harm.

`open_bytes` sorts by the first bytes; each kind of file has a file here. A workbook of today (`ooxml`) and of
before 2007 (`biff`) is looked through before calamine reads its values: how much it would unpack to, how far
its cells reach, and what the spreadsheet shows beyond values.
"""

from niangjia.kernel.sheets.opening.sort import open_bytes, open_path

__all__ = ["open_bytes", "open_path"]
