"""Clerk, vice-chair and the officer above take a plan from its shortfall to publication, and adjust it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.journeys.conftest import context_of, page_of
from tests.journeys.test_clerk import sign_in

pytestmark = pytest.mark.journey
SCAN = b"%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n%%EOF\n"


@contextmanager
def signed_in(browser: Browser, address: str, username: str) -> Iterator[Page]:
    """A person at a screen of their own; what their browser complains of fails the test."""
    pages = page_of(context_of(browser, address, 1366, 768))
    page = next(pages)
    sign_in(page, username)
    yield page
    assert next(pages, None) is None


def take(page: Page, edition: str, move: str, **given: str) -> None:
    """Take a move on an edition's page, with what it needs."""
    page.goto(edition)
    page.locator(".way-buttons").get_by_role("link", name=move, exact=True).click()
    for name, value in given.items():
        if name == "scan":
            page.set_input_files("#scan", Path(value))
        else:
            page.fill(f"#{name}", value)
    page.locator(".edition-buttons").get_by_role("button", name=move, exact=True).click()
    expect(page.locator("#way")).to_be_visible()


def number_in(page: Page, label: str) -> int:
    """The number of a card."""
    card = page.locator(".stats > *", has_text=label).first
    found = re.search(r"[\d,]+", card.inner_text().replace(label, ""))
    assert found is not None
    return int(found[0].replace(",", ""))


def test_from_a_shortfall_to_a_published_plan_and_its_adjustment(
    browser: Browser, demonstration: str, tmp_path: Path
) -> None:
    scan = tmp_path / "批复.pdf"
    scan.write_bytes(SCAN)
    with (
        signed_in(browser, demonstration, "fucheng") as clerk,
        signed_in(browser, demonstration, "fuchengzhuxi") as vice_chair,
        signed_in(browser, demonstration, "mianyang") as officer,
    ):
        clerk.goto("/staffing/")
        shortfall = number_in(clerk, "缺口")
        assert shortfall > 4

        # What if there were only four posts? The proposal goes straight into a draft.
        clerk.goto("/scenarios/share/?posts=4")
        expect(clerk.locator("#result")).to_contain_text("4")
        clerk.locator(".keep > summary").click()
        clerk.fill(".bench-keep input[name=name]", "只有四名")
        clerk.get_by_role("button", name="存为新方案").click()
        clerk.get_by_role("link", name=re.compile("年度计划草案|起草年度计划|编入年度计划")).click()
        clerk.fill("#note", "先补空白单位。")
        clerk.locator(".edition-buttons").get_by_role("button", name="起草").click()
        expect(clerk.locator("#way")).to_be_visible()
        edition = clerk.url.split("?")[0].split("#")[0]
        filled, planned = number_in(clerk, "已配"), number_in(clerk, "计划数")
        assert planned == filled + 4

        take(clerk, edition, "送会签")
        expect(clerk.locator(".way-buttons")).to_contain_text("会签")

        vice_chair.goto("/")
        vice_chair.locator("a", has_text="会签").first.click()
        take(vice_chair, edition, "退回修改", opinion="请补充说明经费来源。")
        take(clerk, edition, "送会签")
        take(vice_chair, edition, "会签")

        take(clerk, edition, "请示", number="涪工〔2026〕12号", paper_date="2026-03-02")
        clerk.goto(f"{edition}documents/")
        clerk.locator("a[href*='request.docx']").first.click()
        clerk.get_by_label("向上级报送").check()
        with clerk.expect_download() as download:
            clerk.get_by_role("button", name="下载").click()
        path = tmp_path / "request.docx"
        download.value.save_as(path)
        assert path.read_bytes().startswith(b"PK")

        officer.goto("/")
        expect(officer.locator("body")).to_contain_text("批复")
        take(officer, edition, "批复", number="绵工复〔2026〕3号", paper_date="2026-03-20")
        take(clerk, edition, "发布")
        expect(clerk.locator("h1")).to_contain_text("已发布")

        officer.goto(f"{edition}recompute/")
        expect(officer.locator("body")).to_contain_text("完全一致")

        # Half a year later the plan is adjusted; the reply came on paper.
        clerk.goto("/editions/new/")
        clerk.fill("#note", "年中调整。")
        clerk.locator(".edition-buttons").get_by_role("button", name="起草").click()
        expect(clerk.locator("h1")).to_contain_text("调整")
        adjustment = clerk.url.split("?")[0].split("#")[0]
        take(clerk, adjustment, "送会签")
        take(vice_chair, adjustment, "会签")
        take(clerk, adjustment, "请示", number="涪工〔2026〕31号", paper_date="2026-08-03")
        take(
            vice_chair,
            adjustment,
            "补录纸质批复",
            issuer="绵阳市总工会",
            number="绵工复〔2026〕19号",
            paper_date="2026-08-20",
            scan=str(scan),
        )
        take(clerk, adjustment, "发布")
        expect(clerk.locator("#way")).to_contain_text("据纸质批复补录")
        clerk.goto(edition)
        expect(clerk.locator("h1")).to_contain_text("已被调整")
        clerk.goto(f"{adjustment}compare/")
        expect(clerk.locator("body")).to_contain_text("计划数")
