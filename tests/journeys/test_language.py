"""The language is chosen where one stands, holds from page to page, and can be changed back."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, expect

from niangjia.accounts.demonstration import PASSWORD
from tests.journeys.conftest import context_of, page_of
from tests.journeys.test_clerk import sign_in

pytestmark = pytest.mark.journey


@pytest.fixture
def english_phone(browser: Browser, demonstration: str) -> Iterator[Page]:
    """A phone whose browser asks for English."""
    yield from page_of(context_of(browser, demonstration, 390, 844, locale="en-GB"))


def choose(page: Page, language: str) -> None:
    """Open the account menu and take the other language."""
    page.locator("details.account summary").click()
    page.get_by_role("button", name=language).click()


def test_from_chinese_to_english_and_back(desk: Page) -> None:
    desk.goto("/accounts/sign-in/")
    expect(desk.locator("html")).to_have_attribute("lang", "zh-Hans")
    desk.get_by_role("button", name="English").click()
    expect(desk.locator("html")).to_have_attribute("lang", "en")
    expect(desk.locator(".entrance h2").first).to_have_text("Sign in")
    desk.get_by_role("button", name="中文").click()
    expect(desk.locator(".entrance h2").first).to_have_text("登录")

    sign_in(desk, "mianyang")
    desk.goto("/staffing/?on=2026-06-30&only=shortfall")
    choose(desk, "English")
    expect(desk).to_have_url("/staffing/?on=2026-06-30&only=shortfall")
    expect(desk.locator("h1")).to_contain_text("Staffing plan")
    desk.locator("#units a.door").first.click()
    expect(desk.locator("#drawer")).to_contain_text("Basis")
    desk.keyboard.press("Escape")
    desk.goto("/policy/")
    expect(desk.locator("h1")).to_have_text("Policies")
    choose(desk, "中文")
    expect(desk.locator("h1")).to_have_text("政策库")


def test_english_pages_fit_a_phone(english_phone: Page) -> None:
    phone = english_phone
    phone.goto("/accounts/sign-in/")
    phone.fill("input[name=username]", "mianyang")
    phone.fill("input[name=password]", PASSWORD)
    phone.get_by_role("button", name="Sign in").click()
    expect(phone.locator("h1")).to_contain_text("Welcome")
    places = ("/", "/staffing/?on=2026-06-30", "/workforce/", "/workforce/statistics/", "/workforce/quality/")
    for address in (*places, "/organisations/", "/imports/", "/policy/", "/accounts/tokens/"):
        phone.goto(address)
        assert phone.evaluate("document.documentElement.scrollWidth") <= 390, address
