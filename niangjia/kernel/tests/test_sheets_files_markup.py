"""Spreadsheets written as markup and called .xls: web pages, and the XML of 2003."""

from __future__ import annotations

from datetime import date, datetime

import pytest

from niangjia.kernel.sheets import SheetError, open_bytes, read
from niangjia.kernel.tests.lists import LI, MEANING, MEMBERS, WANG

PAGE = f"""<html xmlns:x="urn:schemas-microsoft-com:office:excel"><head>
<meta http-equiv="Content-Type" content="text/html; charset={{}}"><style>td {{{{ color: red }}}}</style>
<!--[if gte mso 9]><xml><x:Name><table>Sheet1</x:Name></xml><![endif]--></head><body>
<table><tr><td colspan=3><b>会员名册</b></td></tr></table>
<TABLE border="1"><tr><th>姓名<th rowspan='2'>身份证号</th><th colspan="2">合同期限</th></tr>
<tr><th></th><th>起</th><th>止</th></tr>
<tr style="display: none"><td>李&nbsp;明</td><td x:str>{LI}</td>
<td>2024-01-01<br>续签</td><td>&lt;无&gt;</td></tr>
<tr><td>王芳</td><td>{WANG}</td><td><table><tr><td>内</td></tr></table></td></tr>
</TABLE><script>if (1 < 2) document.write("<td>")</script></body></html>"""


@pytest.mark.parametrize("encoding", ["utf-8", "gb18030", "utf-16"])
def test_the_tables_of_a_web_page_are_one_sheet(encoding: str) -> None:
    book = open_bytes(PAGE.format(encoding).encode(encoding), "名册.xls")
    (tab,) = book.tabs
    assert (tab.name, book.typed) == ("名册", False)
    assert tab.rows == [
        ["会员名册", "", "", ""],
        ["姓名", "身份证号", "合同期限", ""],
        ["", "", "起", "止"],
        ["李 明", LI, "2024-01-01\n续签", "<无>"],
        ["王芳", WANG, "内", ""],
    ]
    assert tab.merged == ((0, 0, 0, 2), (1, 1, 2, 1), (1, 2, 1, 3))
    assert tab.hidden_rows == {3}


def test_a_web_page_is_read_as_a_list() -> None:
    reading = read(open_bytes(PAGE.format("utf-8").encode(), "名册.xls"), MEMBERS, MEANING)
    assert [(one.facts.name, one.facts.until) for one in reading.accepted] == [("李明", "<无>"), ("王芳", "")]


@pytest.mark.parametrize(
    ("page", "code"),
    [
        ("<html><body>请先登录</body></html>", "web page"),
        ("<!DOCTYPE html><html><table></table></html>", "web page"),
        ("<html><table><tr><td>1</td>", "incomplete"),
        ("<table>" + "<td colspan=999></td>" * 20 + "</table>", "too wide"),
    ],
)
def test_a_web_page_that_is_no_list_says_why(page: str, code: str) -> None:
    with pytest.raises(SheetError) as raised:
        open_bytes(page.encode(), "名册.xls")
    assert raised.value.code == code


BOOK = """<?xml version="1.0"?><?mso-application progid="Excel.Sheet"?>
<Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet"
 xmlns:ss="urn:schemas-microsoft-com:office:spreadsheet" xmlns:x="urn:schemas-microsoft-com:office:excel">
<Styles><Style ss:ID="old"><Font ss:StrikeThrough="1"/></Style><Style ss:ID="new"><Font/></Style></Styles>
<Worksheet ss:Name="名册"><Table>
<Row ss:Index="2"><Cell ss:MergeAcross="1" ss:MergeDown="1"><Data ss:Type="String">题<B>目</B></Data></Cell>
<Cell><Data ss:Type="String">右</Data></Cell></Row>
<Row ss:Index="4" ss:Hidden="1"><Cell ss:Index="2"><Data ss:Type="Number">1.5</Data></Cell>
<Cell><Data ss:Type="DateTime">2024-01-02T00:00:00.000</Data></Cell>
<Cell><Data ss:Type="DateTime">2024-01-02T08:30:00.000</Data></Cell></Row>
<Row><Cell ss:StyleID="old"><Data ss:Type="String">甲</Data></Cell>
<Cell ss:StyleID="old"><Data ss:Type="Boolean">1</Data></Cell>
<Cell ss:Formula="=1+1"/><Cell><Data ss:Type="Number">约3000</Data></Cell><Cell ss:StyleID="old"/></Row>
<Row><Cell><Data ss:Type="Error">#N/A</Data></Cell></Row>
</Table></Worksheet>
<Worksheet ss:Name="去年"><Table/>
<x:WorksheetOptions><x:Visible>SheetHidden</x:Visible></x:WorksheetOptions></Worksheet>
</Workbook>"""


def test_the_xml_of_2003() -> None:
    book = open_bytes(BOOK.encode(), "名册.xls")
    tab, last_year = book.tabs
    assert tab.rows == [
        ["", "", "", ""],
        ["题目", "", "右", ""],
        ["", "", "", ""],
        ["", 1.5, date(2024, 1, 2), datetime(2024, 1, 2, 8, 30)],
        ["甲", True, "", "约3000"],
        ["#N/A", "", "", ""],
    ]
    assert (tab.merged, tab.hidden_rows, tab.uncomputed) == (((1, 0, 2, 1),), {3}, {(4, 2)})
    assert tab.crossed_out == {4}
    assert (last_year.name, last_year.visible, book.typed) == ("去年", False, True)


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (BOOK[:900], "incomplete"),
        (BOOK.replace("</Row>", ""), "not a workbook"),
        (BOOK.replace("<Workbook", "<!DOCTYPE a [<!ENTITY a 'ha'>]><Workbook"), "unsafe"),
        (BOOK.replace('ss:Index="2"', 'ss:Index="9999999"'), "too wide"),
        (BOOK[: BOOK.index("<Worksheet")] + "</Workbook>", "empty"),
    ],
)
def test_xml_that_is_no_list_says_why(content: str, code: str) -> None:
    with pytest.raises(SheetError) as raised:
        open_bytes(content.encode(), "名册.xls")
    assert raised.value.code == code


def test_more_markup_than_memory_bears_is_not_read(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("niangjia.kernel.sheets.opening.sort.MAX_MARKUP", 100)
    with pytest.raises(SheetError, match="过大"):
        open_bytes(BOOK.encode(), "名册.xls")
