"""Why a file is not opened, each with the code under which its way out is known."""

from __future__ import annotations

from niangjia.kernel.sheets.errors import SheetError
from niangjia.kernel.wording import Wording


def empty() -> SheetError:
    """Nothing stands in the file."""
    return SheetError("empty", Wording("文件是空的，没有任何内容", "the file is empty"))


def unreadable() -> SheetError:
    """Neither a workbook nor a text list, or damaged inside."""
    return SheetError(
        "not a workbook",
        Wording(
            "这不是可读取的表格文件（.xlsx、.xls、.et 或 .csv），或者文件已损坏",
            "not a readable .xlsx, .xls, .et or .csv file, or damaged",
        ),
    )


def document(kind: Wording) -> SheetError:
    """Something else that people keep lists in; `kind` says what: PDF 文件."""
    return SheetError(
        "document",
        Wording(f"这是{kind.zh}，不是表格文件", f"this is {kind.en}, not a spreadsheet"),
    )


def other_format(ending: str) -> SheetError:
    """A spreadsheet of a kind that is not read here."""
    return SheetError(
        "other format",
        Wording(
            f"这种格式（{ending}）的表格不能直接读取", f"spreadsheets of this kind ({ending}) are not read"
        ),
    )


def archive() -> SheetError:
    """A .zip, .rar or .7z with files in it."""
    return SheetError(
        "archive", Wording("这是压缩包，不是表格文件", "this is an archive of files, not a spreadsheet")
    )


def web_page() -> SheetError:
    """A web page without a table that could be read, whatever its name says."""
    return SheetError(
        "web page",
        Wording("这是网页格式的文件，里面没有可读取的表格", "this is a web page without a table to read"),
    )


def incomplete() -> SheetError:
    """The end of the file is missing."""
    return SheetError(
        "incomplete",
        Wording("文件不完整，可能上传中断", "the file is not whole; its upload may have been interrupted"),
    )


def encrypted() -> SheetError:
    """It cannot be read without a password."""
    return SheetError("encrypted", Wording("文件设有密码，无法读取", "the file has a password"))


def unknown_encoding() -> SheetError:
    """Text whose characters cannot be told."""
    return SheetError(
        "unknown encoding",
        Wording("无法识别文件的文字编码", "the encoding of the text cannot be recognised"),
    )


def unsafe() -> SheetError:
    """Made so as to do harm, or by a program that does what only such files do."""
    return SheetError(
        "unsafe",
        Wording(
            "文件的内部结构异常，为安全起见没有读取", "the file is built in an unsafe way and was not read"
        ),
    )


def too_large() -> SheetError:
    """More bytes than an office's list has."""
    return SheetError("too large", Wording("文件过大", "the file is too large"))


def swollen() -> SheetError:
    """Small as a file, vast when unpacked: a bomb, or a million empty rows with a look."""
    return SheetError(
        "swollen",
        Wording(
            "文件解开后过大，可能带有大量空行", "the file is too large unpacked, perhaps full of empty rows"
        ),
    )


def too_wide(sheet: str, rows: int, columns: int) -> SheetError:
    """A sheet whose outermost cells lie too far apart, mostly for one stray cell far away."""
    return SheetError(
        "too wide",
        Wording(
            f"工作表“{sheet}”的内容散布在 {rows} 行 × {columns} 列的范围内，超出可读取的大小",
            f"sheet “{sheet}” spreads over {rows} rows × {columns} columns, more than can be read",
        ),
    )
