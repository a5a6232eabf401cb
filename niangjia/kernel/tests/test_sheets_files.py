"""Files as they are dropped: workbooks, text in its encodings, and what only looks like either."""

from __future__ import annotations

import pytest

from niangjia.kernel.sheets import SheetError, export, open_bytes, open_path, read, template
from niangjia.kernel.sheets.book import MAX_BYTES
from niangjia.kernel.tests.files import BEFORE_2007, by_hand, compound, workbook, zipped
from niangjia.kernel.tests.lists import LI, MEANING, MEMBERS, WANG, Member

TEXT = f'姓名,身份证号,年龄\r\n李明,{LI},76\r\n\r\n"䶮\n丽",{WANG},"1,000"\r\n'
LIST = (("姓名", "身份证号"), ("李明", LI))


def code_of(content: bytes, name: str = "名册.xlsx") -> str:
    """The code under which a file is not opened, or not read."""
    with pytest.raises(SheetError) as raised:
        read(open_bytes(content, name), MEMBERS, MEANING)
    assert raised.value.message.zh
    assert raised.value.message.en
    return raised.value.code


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030", "utf-16", "utf-16-le", "utf-16-be"])
def test_text_in_any_usual_encoding(encoding: str) -> None:
    reading = read(open_bytes(TEXT.encode(encoding), "名册.csv"), MEMBERS, MEANING)
    assert [(one.sheet, one.row, one.facts.name) for one in reading.accepted] == [
        ("名册", 2, "李明"),
        ("名册", 4, "䶮丽"),
    ]
    assert [one.facts.age for one in reading.accepted] == [76, 1000]


@pytest.mark.parametrize("delimiter", ["\t", ";", "|"])
def test_text_with_other_delimiters_below_a_title_without_any(delimiter: str) -> None:
    text = "会员名册\r\n" + TEXT.split("\r\n\r\n")[0].replace(",", delimiter)
    assert read(open_bytes(text.encode(), "名册.txt"), MEMBERS, MEANING).rows == 1


def test_an_open_quotation_mark_swallows_no_row() -> None:
    text = f'姓名,身份证号,合同起\n李明,{LI},"见注\n王芳,{WANG},\n'
    reading = read(open_bytes(text.encode(), "名册.csv"), MEMBERS, MEANING)
    assert [one.facts.name for one in reading.accepted] == ["李明", "王芳"]


def test_rows_keep_the_number_the_spreadsheet_shows() -> None:
    reading = read(open_bytes(workbook(*LIST), "名册.xlsx"), MEMBERS, MEANING)
    assert [one.row for one in reading.accepted] == [4]


@pytest.mark.parametrize("name", ["名册.csv", "名册.xls", "名册.et", "名册"])
def test_the_name_of_a_file_says_nothing(name: str) -> None:
    assert read(open_bytes(workbook(*LIST), name), MEMBERS, MEANING).rows == 1


PAGE = "<html><body><p>正文</p></body></html>".encode()


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (b"", "empty"),
        (b"\r\n  \r\n", "empty"),
        (workbook(), "empty"),
        (by_hand('<row r="5" s="3"/>'), "empty"),
        (b"PK\x03\x04 cut off", "incomplete"),
        (workbook(*LIST)[:900], "incomplete"),
        (workbook(*LIST)[:-40], "incomplete"),
        (BEFORE_2007.read_bytes()[:3000], "incomplete"),
        (b"\xd0\xcf\x11\xe0" + bytes(200), "incomplete"),
        (f"姓名,身份证号\n李明,{LI}\n王芳".encode()[:-1], "incomplete"),
        ("<html><table><tr><td>姓名</td></tr>".encode(), "incomplete"),
        (b"\xd0\xcf\x11\xe0" + bytes(600), "not a workbook"),
        (compound({"Contents": b"x"}), "not a workbook"),
        (by_hand("", sheet="<worksheet><sheetData>"), "not a workbook"),
        (zipped({"xl/workbook.xml": "<workbook/>"}), "not a workbook"),
        (b"\x00\x01\x02\x03" * 40, "not a workbook"),
        (compound({"EncryptedPackage": b"x", "EncryptionInfo": b"x"}), "encrypted"),
        (b"%PDF-1.7\n", "document"),
        (b"\x89PNG\r\n\x1a\n\x00\x00", "document"),
        (b"\xff\xd8\xff\xe0\x00\x10JFIF", "document"),
        (zipped({"word/document.xml": "<w/>"}), "document"),
        (zipped({"mimetype": "application/vnd.oasis.opendocument.text", "content.xml": "<a/>"}), "document"),
        (compound({"WordDocument": b"x"}), "document"),
        (zipped({"名册.xlsx": workbook(*LIST)}), "archive"),
        (b"Rar!\x1a\x07\x00", "archive"),
        (PAGE, "web page"),
        (b"MIME-Version: 1.0\r\nContent-Type: multipart/related\r\n\r\n", "web page"),
        (zipped({"xl/workbook.bin": "x"}), "other format"),
        (b"a\xff\xff\xffb,c\n" * 9, "unknown encoding"),
        ("姓名,年龄\n李明,3".encode(), "no heading"),
        (b" " * MAX_BYTES + b"xy", "too large"),
    ],
)
def test_an_unreadable_file_says_why(content: bytes, code: str) -> None:
    assert code_of(content) == code


def test_a_file_on_the_disk_is_measured_before_it_is_read(tmp_path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "名册.csv").write_bytes(TEXT.encode())
    assert open_path(tmp_path / "名册.csv").tabs[0].name == "名册"
    monkeypatch.setattr("niangjia.kernel.sheets.opening.sort.MAX_BYTES", 10)
    with pytest.raises(SheetError, match="过大"):
        open_path(tmp_path / "名册.csv")


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
