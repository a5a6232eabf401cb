"""Files as they are dropped: workbooks, text in two encodings, and what only looks like either."""

from __future__ import annotations

import io
import zipfile

import pytest
import xlsxwriter

from niangjia.kernel.sheets import SheetError, book, export, open_bytes, read, template
from niangjia.kernel.tests.lists import LI, MEANING, MEMBERS, WANG, Member

TEXT = f'姓名,身份证号,年龄\r\n李明,{LI},76\r\n\r\n"䶮\n丽",{WANG},"1,000"\r\n'


def workbook(*rows: tuple[object, ...]) -> bytes:
    """An .xlsx of these rows, the first of them in row 3, column B."""
    content = io.BytesIO()
    with xlsxwriter.Workbook(content) as made:
        page = made.add_worksheet("名册")
        for number, row in enumerate(rows):
            page.write_row(number + 2, 1, row)
    return content.getvalue()


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030", "utf-16"])
def test_text_in_any_usual_encoding(encoding: str) -> None:
    reading = read(open_bytes(TEXT.encode(encoding), "名册.csv"), MEMBERS, MEANING)
    assert [(one.sheet, one.row, one.facts.name) for one in reading.accepted] == [
        ("名册", 2, "李明"),
        ("名册", 4, "䶮丽"),
    ]
    assert [one.facts.age for one in reading.accepted] == [76, 1000]


@pytest.mark.parametrize("delimiter", ["\t", ";"])
def test_text_with_other_delimiters(delimiter: str) -> None:
    text = TEXT.split("\r\n\r\n")[0].replace(",", delimiter)
    assert read(open_bytes(text.encode(), "名册.txt"), MEMBERS, MEANING).rows == 1


def test_rows_keep_the_number_the_spreadsheet_shows() -> None:
    content = workbook(("姓名", "身份证号"), ("李明", LI))
    assert [one.row for one in read(open_bytes(content, "名册.xlsx"), MEMBERS, MEANING).accepted] == [4]


def test_the_name_of_a_file_says_nothing() -> None:
    content = workbook(("姓名", "身份证号"), ("李明", LI))
    assert read(open_bytes(content, "名册.csv"), MEMBERS, MEANING).rows == 1


def zipped(text: str) -> bytes:
    """A zip that is no workbook."""
    content = io.BytesIO()
    with zipfile.ZipFile(content, "w") as archive:
        archive.writestr("word/document.xml", text)
    return content.getvalue()


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (b"", "empty"),
        (b"\r\n  \r\n", "empty"),
        (workbook(), "empty"),
        (b"PK\x03\x04 cut off", "not a workbook"),
        (zipped("<w/>"), "not a workbook"),
        (workbook(("姓名", "身份证号"))[:900], "not a workbook"),
        (b"\xd0\xcf\x11\xe0" + bytes(600), "not a workbook"),
        (b"\xd0\xcf\x11\xe0" + bytes(600) + "EncryptedPackage".encode("utf-16-le"), "encrypted"),
        (b"%PDF-1.7\x00\xff\xfe\x81", "not a workbook"),
        ("姓名,年龄\n李明,3".encode(), "no heading"),
    ],
)
def test_an_unreadable_file_says_why(content: bytes, code: str) -> None:
    with pytest.raises(SheetError) as raised:
        read(open_bytes(content, "名册.xlsx"), MEMBERS, MEANING)
    assert raised.value.code == code
    assert raised.value.message.zh
    assert raised.value.message.en


def test_too_large_is_refused_before_it_is_unpacked(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(book, "MAX_UNPACKED_BYTES", 100)
    with pytest.raises(SheetError) as raised:
        open_bytes(zipped("0" * 101), "名册.xlsx")
    assert raised.value.code == "too large"


def test_an_export_can_be_read_in_again() -> None:
    members = [Member("李明", LI, 76, "=1+1", ""), Member("买买提·吐尔逊", WANG)]
    content = export(MEMBERS, members, unmasked=True)
    assert [one.facts for one in read(open_bytes(content, "x.xlsx"), MEMBERS, MEANING).accepted] == members


def test_an_export_masks_unless_told_otherwise() -> None:
    content = export(MEMBERS, [Member("李明", LI)])
    (one,) = read(open_bytes(content, "x.xlsx"), MEMBERS, MEANING).refused
    assert one.problems[0].code == "id masked"


@pytest.mark.parametrize("language", ["zh", "en"])
def test_the_template_has_the_heading_the_import_looks_for(language: str) -> None:
    reading = read(open_bytes(template(MEMBERS, language), "x.xlsx"), MEMBERS, MEANING)  # type: ignore[arg-type]
    assert reading.rows == 0
    assert [title is not None for _, title in reading.understood[0].headings] == [True] * 5
