"""A county clerk goes from two workbooks to the plan, and asks a number for its basis."""

from __future__ import annotations

import re
from pathlib import Path

import openpyxl
import pytest
from playwright.sync_api import Page, expect

from niangjia.accounts.demonstration import PASSWORD

pytestmark = pytest.mark.journey
WAIT_MS = 30_000
EXAMPLES = Path(__file__).parents[2] / "examples" / "xiangyun"


def sign_in(page: Page, username: str) -> None:
    """Sign in on the demonstration's page."""
    page.goto("/accounts/sign-in/")
    page.fill("input[name=username]", username)
    page.fill("input[name=password]", PASSWORD)
    page.click(".entrance button[type=submit]")
    expect(page.locator("h1")).to_contain_text("您好")


def take_in(page: Page, kind: str, file: str) -> None:
    """Drop a workbook, look at it row by row, commit it."""
    page.goto("/imports/")
    page.check(f"input[name=kind][value={kind}]")
    page.set_input_files("input[type=file]", EXAMPLES / file)
    page.get_by_role("button", name="读取文件").click()
    expect(page.locator(".import-counters")).to_contain_text("新增", timeout=WAIT_MS)
    page.get_by_role("button", name=re.compile("^入库")).click()
    expect(page.locator("body")).to_contain_text("入库：新增", timeout=WAIT_MS)


def test_from_two_workbooks_to_a_plan_with_a_clause_behind_every_number(desk: Page, tmp_path: Path) -> None:
    sign_in(desk, "xiangyun")
    take_in(desk, "units", "units.xlsx")
    take_in(desk, "roster", "roster.xlsx")

    desk.goto("/staffing/?on=2026-06-30")
    expect(desk.locator("h1")).to_contain_text("配备计划")
    expect(desk.locator(".chart canvas")).to_be_visible()
    row = desk.locator("#units tr", has_text="祥城镇总工会")
    expect(row).to_contain_text("6,000")

    row.locator("a.door", has_text="2").first.click()
    drawer = desk.locator("#drawer")
    expect(drawer).to_be_visible()
    expect(drawer).to_contain_text("总工发〔2016〕37号")
    expect(drawer).to_contain_text("云工发〔2019〕26号")
    desk.keyboard.press("Escape")
    expect(drawer).to_be_hidden()

    desk.get_by_role("button", name="导出").click()
    desk.get_by_label("向上级报送").check()
    with desk.expect_download() as download:
        desk.get_by_role("button", name="下载").click()
    path = tmp_path / "plan.xlsx"
    download.value.save_as(path)
    book = openpyxl.load_workbook(path)
    assert book.sheetnames == ["单位明细", "汇总", "依据", "说明"]
    assert "祥城镇总工会" in [cell.value for cell in book["单位明细"]["A"]]
    assert "总工发〔2016〕37号" in [cell.value for cell in book["依据"]["A"]]


@pytest.mark.parametrize(
    "address", ["/", "/staffing/?on=2026-06-30", "/workforce/", "/organisations/", "/policy/"]
)
def test_pages_fit_a_phone(phone: Page, address: str) -> None:
    sign_in(phone, "mianyang")
    phone.goto(address)
    assert phone.evaluate("document.documentElement.scrollWidth") <= 390


def test_the_plan_of_a_prefecture_on_a_phone_opens_its_basis(phone: Page) -> None:
    sign_in(phone, "leader")
    phone.goto("/staffing/?on=2026-06-30")
    card = phone.locator(".stat", has_text="须配下限").locator("a.door")
    expect(card).to_contain_text("210")
    card.click()
    expect(phone.locator("#drawer")).to_contain_text("绵工发〔2017〕52号")


def test_a_leader_reads_and_is_told_why_not_more(desk: Page) -> None:
    sign_in(desk, "leader")
    desk.goto("/staffing/?on=2026-06-30")
    export = desk.locator(".refusal", has_text="导出")
    expect(export.locator("button")).to_have_attribute("aria-disabled", "true")
    expect(export).to_contain_text("没有“导出配备计划”的权限")
