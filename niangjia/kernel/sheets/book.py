"""Opening a dropped file: what it really is, told by its first bytes and not by its name."""

from __future__ import annotations

import csv
import io
import zipfile
from dataclasses import dataclass
from pathlib import Path

from python_calamine import (
    CalamineError,
    CalamineWorkbook,
    PasswordError,
    SheetTypeEnum,
    SheetVisibleEnum,
)

from niangjia.kernel.sheets.cells import Cell
from niangjia.kernel.sheets.errors import SheetError
from niangjia.kernel.wording import Wording

MAX_BYTES = 50 * 2**20
MAX_UNPACKED_BYTES = 500 * 2**20
MAX_CELLS = 20_000_000

_ZIP = b"PK\x03\x04"
_OLE = b"\xd0\xcf\x11\xe0"
# What begins so is no list, even where its bytes could be read as text.
_OTHER = (b"%PDF", b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"{\\rtf", b"Rar!", b"7z\xbc\xaf")
_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")
_ENCODINGS = ("utf-8-sig", "gb18030")  # gbk would fail on rarer characters of names
_DELIMITERS = ",\t;"


@dataclass(frozen=True, slots=True)
class Tab:
    """One sheet: its rows from row 1 on, so that rows[n - 1] is the row the spreadsheet calls n."""

    name: str
    rows: list[list[Cell]]
    visible: bool = True


@dataclass(frozen=True, slots=True)
class Book:
    """An opened file. `typed` tells a workbook, whose numbers and dates are such, from a text file."""

    name: str
    tabs: tuple[Tab, ...]
    typed: bool


def open_path(path: Path) -> Book:
    """The file at `path` as a book; raises `SheetError`, and `OSError` when there is no such file."""
    if path.stat().st_size > MAX_BYTES:
        raise _too_large()
    return open_bytes(path.read_bytes(), path.name)


def open_bytes(content: bytes, name: str) -> Book:
    """A dropped file as a book; raises `SheetError` for whatever is not a readable list."""
    if len(content) > MAX_BYTES:
        raise _too_large()
    if not content.strip(b" \t\r\n\x00"):
        raise SheetError("empty", Wording("文件是空的", "the file is empty"))
    if content.startswith(_OTHER):
        raise _not_a_workbook()
    if content.startswith((_ZIP, _OLE)):
        return Book(name, _tabs_of_workbook(content), typed=True)
    return Book(name, (_tab_of_text(content, Path(name).stem),), typed=False)


def _tabs_of_workbook(content: bytes) -> tuple[Tab, ...]:
    _refuse_bomb(content)
    try:
        workbook = CalamineWorkbook.from_filelike(io.BytesIO(content))
        tabs = []
        for known in workbook.sheets_metadata:
            if known.typ is not SheetTypeEnum.WorkSheet:
                continue
            sheet = workbook.get_sheet_by_name(known.name)
            if sheet.total_height * sheet.total_width > MAX_CELLS:
                raise _too_large()
            rows: list[list[Cell]] = [[*row] for row in sheet.to_python(skip_empty_area=False)]
            tabs.append(Tab(known.name, rows, known.visible is SheetVisibleEnum.Visible))
    except PasswordError as error:
        raise _encrypted() from error
    except (CalamineError, ValueError, OSError) as error:
        if _ENCRYPTED in content:
            raise _encrypted() from error
        raise _not_a_workbook() from error
    if not any(row for tab in tabs for row in tab.rows):
        raise SheetError("empty", Wording("工作簿是空的", "the workbook is empty"))
    return tuple(tabs)


def _refuse_bomb(content: bytes) -> None:
    if not content.startswith(_ZIP):
        return
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            unpacked = sum(entry.file_size for entry in archive.infolist())
    except zipfile.BadZipFile as error:
        raise _not_a_workbook() from error
    if unpacked > MAX_UNPACKED_BYTES:
        raise _too_large()


def _tab_of_text(content: bytes, name: str) -> Tab:
    text = _decoded(content)
    first = next((line for line in text.splitlines() if line.strip()), "")
    delimiter = max(_DELIMITERS, key=first.count)
    try:
        rows: list[list[Cell]] = [
            list(record) for record in csv.reader(io.StringIO(text, ""), delimiter=delimiter)
        ]
    except csv.Error as error:
        raise _not_a_workbook() from error
    return Tab(name, rows)


def _decoded(content: bytes) -> str:
    encodings = ("utf-16",) if content.startswith((b"\xff\xfe", b"\xfe\xff")) else _ENCODINGS
    for encoding in encodings:
        try:
            text = content.decode(encoding)
        except UnicodeDecodeError:
            continue
        if "\x00" not in text:
            return text
    raise _not_a_workbook()


def _not_a_workbook() -> SheetError:
    return SheetError(
        "not a workbook",
        Wording(
            "这不是可读取的表格文件（.xlsx、.xls 或 .csv），或者文件已损坏",
            "not a readable .xlsx, .xls or .csv file, or damaged",
        ),
    )


def _encrypted() -> SheetError:
    return SheetError(
        "encrypted", Wording("文件设有密码，请去掉密码后再上传", "the file has a password; remove it first")
    )


def _too_large() -> SheetError:
    return SheetError(
        "too large", Wording("文件过大，请拆分后再上传", "the file is too large; split it first")
    )
