"""Signing in: the second factor set up and asked for, too many tries, a device signed out from afar."""

from __future__ import annotations

import time

import pyotp
import pytest
from playwright.sync_api import Browser, Page, expect

from niangjia.accounts.demonstration import PASSWORD
from tests.journeys.conftest import context_of, page_of
from tests.journeys.test_clerk import sign_in

pytestmark = pytest.mark.journey
STEP_SECONDS = 30


def first_step(page: Page, username: str, password: str = PASSWORD) -> None:
    """Name and password, whatever answers."""
    page.goto("/accounts/sign-in/")
    page.fill("input[name=username]", username)
    page.fill("input[name=password]", password)
    page.click(".entrance button[type=submit]")


def type_code(page: Page, code: str) -> None:
    """The second step."""
    page.fill("#code", code)
    page.press("#code", "Enter")


def test_a_second_factor_from_setting_it_up_to_going_without(
    desk: Page, browser: Browser, demonstration: str
) -> None:
    sign_in(desk, "mianyangzhuxi")
    desk.locator("details.account summary").click()
    desk.get_by_role("link", name="登录与安全").click()
    desk.get_by_role("link", name="启用两步验证").click()
    expect(desk.locator(".factor-code img")).to_be_visible()
    phone = pyotp.TOTP(desk.locator(".factor-secret").inner_text().replace(" ", ""))
    type_code(desk, "000000")
    expect(desk.locator("[role=alert]")).to_contain_text("验证码不对")
    type_code(desk, phone.now())
    expect(desk.locator("h1")).to_contain_text("备用码")
    kept = desk.locator("#codes").input_value().split()
    assert len(kept) == 10

    for other in page_of(context_of(browser, demonstration, 390, 844)):
        first_step(other, "mianyangzhuxi")
        expect(other.locator("h1")).to_contain_text("两步验证")
        type_code(other, phone.at(int(time.time()) + STEP_SECONDS))
        expect(other.locator("h1")).to_contain_text("您好")
        expect(other.locator(".note")).to_contain_text("上次登录")
        assert other.evaluate("document.documentElement.scrollWidth") <= 390

        desk.goto("/accounts/security/")
        row = desk.locator("tr", has_not_text="本机").filter(has=desk.get_by_role("button", name="结束"))
        row.first.get_by_role("button").click()
        expect(desk.locator(".note")).to_contain_text("已结束")
        other.goto("/staffing/")
        expect(other.locator(".entrance")).to_be_visible()

        first_step(other, "mianyangzhuxi")
        type_code(other, kept[4])
        expect(other.locator("h1")).to_contain_text("您好")
        other.goto("/accounts/security/")
        expect(other.locator("main")).to_contain_text("备用码还有 9 个")
        assert other.evaluate("document.documentElement.scrollWidth") <= 390
        other.get_by_role("link", name="停用").click()
        other.fill("#password", PASSWORD)
        other.press("#password", "Enter")
        expect(other.locator(".note")).to_contain_text("已停用两步验证")


def test_too_many_tries_pause_a_name_in_the_readers_language(
    desk: Page, browser: Browser, demonstration: str
) -> None:
    for number in range(5):
        first_step(desk, "nobody-here", f"wrong-{number}")
        expect(desk.locator("[role=alert]")).to_contain_text("用户名或密码不对")
    first_step(desk, "nobody-here", "wrong")
    expect(desk.locator("[role=alert]")).to_contain_text("分钟后")
    for english in page_of(context_of(browser, demonstration, 1366, 768, locale="en-GB")):
        first_step(english, "nobody-here", "wrong")
        expect(english.locator("[role=alert]")).to_contain_text("Try again in")


def test_an_administrator_is_led_to_the_second_factor(desk: Page) -> None:
    first_step(desk, "shenji")
    expect(desk.locator("main")).to_contain_text("管理员必须使用两步验证")
    desk.goto("/")
    expect(desk.locator("h1")).to_contain_text("设置两步验证")
