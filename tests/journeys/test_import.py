"""A bad file dropped, its refused rows repaired and dropped again, a newer file, and all of it undone."""

from __future__ import annotations

import re
from pathlib import Path

import openpyxl
import pytest
from openpyxl.worksheet.worksheet import Worksheet
from playwright.sync_api import Page, expect

from tests.cast import id_number
from tests.journeys.test_clerk import sign_in

pytestmark = pytest.mark.journey
HEADINGS = [
    "序号",
    "姓名",
    "性别",
    "身份证号码",
    "服务单位",
    "用工形式",
    "合同起止",
    "月工资（元）",
    "联系电话",
]
WAIT_MS = 30_000
FIRST = 3
"""The row of the first person: a title and the heading stand above."""


def roster(path: Path, *, later: bool = False) -> Path:
    """A roster of invented people as a township keeps it: one ID damaged, one unit misspelt, cells merged."""
    book = openpyxl.Workbook()
    sheet: Worksheet = book.worksheets[0]
    sheet.append(["涪城区社会化工会工作者花名册"])
    sheet.append(HEADINGS)
    for nth in range(1, 7):
        number = id_number(700 + nth, area="510703")
        sex = "男" if int(number[16]) % 2 else "女"
        unit = "丰谷镇总工会" if nth in (1, 5) else "同上"
        wage = 3600 if later and nth == 3 else 3300
        sheet.append(
            [nth, f"程晓{'一二三四五六'[nth - 1]}", sex, number, unit, "工会直接聘用", TERM, wage, PHONES]
        )
    sheet.merge_cells("A1:I1")
    if later:
        sheet.delete_rows(FIRST + 5)
    else:
        sheet.cell(FIRST + 1, 4).value = "51070319900101000X"
        sheet.cell(FIRST + 3, 5).value = "丰古镇工会"
    book.save(path)
    return path


TERM, PHONES = "2026年1月1日至2028年12月31日", "13900001234/0816-2326881"


def drop(page: Page, file: Path) -> None:
    """Drop a roster and wait until it has been read."""
    page.goto("/imports/")
    page.check("input[name=kind][value=roster]")
    page.set_input_files("input[type=file]", file)
    page.get_by_role("button", name="读取文件").click()
    expect(page.locator(".import-counters")).to_be_visible(timeout=WAIT_MS)


def commit(page: Page) -> None:
    """Press the button and wait until the rows are in the house."""
    page.get_by_role("button", name=re.compile("^入库")).click()
    expect(page.locator("body")).to_contain_text("入库：新增", timeout=WAIT_MS)


def mended(source: Path, target: Path) -> Path:
    """The returned workbook with what it asked for put right."""
    book = openpyxl.load_workbook(source)
    sheet = book.worksheets[0]
    row_of = {sheet.cell(row, 2).value: row for row in range(1, sheet.max_row + 1)}
    number = id_number(702, area="510703")
    sheet.cell(row_of["程晓二"], 4).value = number
    sheet.cell(row_of["程晓二"], 3).value = "男" if int(number[16]) % 2 else "女"
    sheet.cell(row_of["程晓四"], 5).value = "丰谷镇总工会"
    book.save(target)
    return target


def test_bad_file_repaired_newer_and_undone(desk: Page, tmp_path: Path) -> None:
    sign_in(desk, "fucheng")
    drop(desk, roster(tmp_path / "花名册.xlsx"))
    counters = desk.locator(".import-counters")
    expect(counters).to_contain_text("新增 4")
    expect(counters).to_contain_text("待核实 2")
    expect(desk.locator("#rows")).to_contain_text("丰谷镇总工会")  # the nearest name, for the misspelt one
    with desk.expect_download() as download:
        desk.get_by_role("link", name="下载问题表").click()
    download.value.save_as(tmp_path / "returned.xlsx")
    commit(desk)

    drop(desk, mended(tmp_path / "returned.xlsx", tmp_path / "mended.xlsx"))
    expect(counters).to_contain_text("新增 2")
    assert "待核实" not in counters.inner_text()
    commit(desk)

    drop(desk, roster(tmp_path / "newer.xlsx", later=True))
    expect(counters).to_contain_text("变化 1")
    desk.get_by_role("link", name=re.compile("表中已无")).first.click()
    row = desk.locator("#rows tbody tr", has_text="程晓六")
    row.locator("input[type=date]").fill("2026-06-15")
    row.locator("input[name^=why]").fill("本人辞职")
    desk.get_by_role("button", name="记下本页").click()
    expect(desk.locator("body")).to_contain_text("登记离职 1 人")
    commit(desk)
    expect(desk.locator("body")).to_contain_text("登记离职 1 人")
    newest = desk.url

    desk.goto("/workforce/?q=程晓")
    expect(desk.locator("#people")).to_contain_text("程晓五")
    expect(desk.locator("#people")).not_to_contain_text("程晓六")

    desk.goto(newest)
    desk.get_by_text("撤销这次入库").click()
    desk.fill("#reason", "传错了文件")
    desk.get_by_role("button", name="撤销入库").click()
    expect(desk.locator("body")).to_contain_text("数据恢复到入库以前", timeout=WAIT_MS)
    desk.goto("/workforce/?q=程晓")
    expect(desk.locator("#people")).to_contain_text("程晓六")
