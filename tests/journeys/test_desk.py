"""The desk and the search in a browser: work that leads to its list, numbers that follow, keys alone."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.journeys.conftest import page_of
from tests.journeys.test_clerk import sign_in

pytestmark = pytest.mark.journey


def seek(page: Page) -> None:
    """Press the key that leads to the field, once the page listens."""
    page.wait_for_load_state()
    page.keyboard.press("/")
    expect(page.locator("#seek")).to_be_focused()


def test_work_leads_to_exactly_those_people_and_the_numbers_follow(desk: Page) -> None:
    sign_in(desk, "mianyang")
    expect(desk.locator("#desk-numbers .stat", has_text="须配下限")).to_contain_text("210")
    row = desk.locator(".desk-today li", has_text="合同已到期仍在册")
    expect(row).to_contain_text("逾期")
    words = row.locator("strong").inner_text()
    number = re.search(r"\d+", words)
    assert number is not None, words
    row.locator("a").click()
    expect(desk.locator(".pager p")).to_contain_text(f"共 {number.group()} 个")


def test_search_with_keys_alone(desk: Page) -> None:
    sign_in(desk, "mianyang")
    seek(desk)
    field, options = desk.locator("#seek"), desk.locator("#seek-list [role=option]")
    desk.keyboard.type("fgz")
    expect(options.first).to_contain_text("丰谷镇总工会")
    expect(field).to_have_attribute("aria-expanded", "true")
    desk.keyboard.press("ArrowDown")
    expect(options.first).to_have_attribute("aria-selected", "true")
    expect(field).to_have_attribute("aria-activedescendant", options.first.get_attribute("id") or "none")
    desk.keyboard.press("ArrowUp")
    expect(options.first).to_have_attribute("aria-selected", "false")
    desk.keyboard.press("Escape")
    expect(desk.locator("#seek-list")).to_be_hidden()
    desk.keyboard.press("ArrowDown")
    desk.keyboard.press("Enter")
    expect(desk.locator("h1")).to_contain_text("丰谷镇总工会")

    seek(desk)
    desk.keyboard.type("丰谷")
    desk.keyboard.press("Enter")
    desk.wait_for_url("**/search/?q=*")
    expect(desk.locator(".found-hits").first).to_contain_text("丰谷镇总工会")


def test_a_slash_in_a_field_is_a_slash(desk: Page) -> None:
    sign_in(desk, "mianyang")
    desk.goto("/organisations/")
    field = desk.locator("main input[type=search]")
    field.focus()
    desk.keyboard.type("a/b")
    expect(field).to_have_value("a/b")
    expect(field).to_be_focused()


def test_a_number_typed_never_becomes_an_address(desk: Page) -> None:
    asked: list[str] = []
    desk.on("request", lambda request: asked.append(request.url))
    sign_in(desk, "mianyang")
    seek(desk)
    with desk.expect_response("**/search/suggest/"):
        desk.keyboard.type("510703199001010015")
    desk.keyboard.press("Enter")
    expect(desk.locator("main")).to_contain_text("没有找到")
    assert not [url for url in asked if "5107031990" in url]


def test_search_with_a_thumb(phone: Page) -> None:
    sign_in(phone, "leader")
    phone.wait_for_load_state()
    expect(phone.locator("#seek")).to_be_hidden()
    phone.get_by_role("link", name="搜索").click()
    expect(phone.locator("#seek")).to_be_focused()
    phone.keyboard.type("fgz")
    option = phone.locator("#seek-list [role=option]").first
    expect(option).to_contain_text("丰谷镇总工会")
    box = option.bounding_box()
    assert box is not None
    assert box["height"] >= 44
    phone.get_by_role("button", name="取消").click()
    expect(phone.locator("#seek")).to_be_hidden()
    phone.get_by_role("link", name="搜索").click()
    phone.locator("#seek").fill("丰谷")
    phone.locator("#seek-list [role=option]").first.click()
    expect(phone.locator("h1")).to_contain_text("丰谷镇总工会")
    assert phone.evaluate("document.documentElement.scrollWidth") <= 390


def test_desk_and_search_without_scripts(browser: Browser, demonstration: str) -> None:
    plain = browser.new_context(base_url=demonstration, java_script_enabled=False, locale="zh-CN")
    for page in page_of(plain):
        sign_in(page, "mianyang")
        page.locator("#desk-numbers a").click()
        expect(page.locator(".stat", has_text="须配下限")).to_contain_text("210")
        page.fill("#seek", "丰谷")
        page.press("#seek", "Enter")
        expect(page.locator(".found-hits").first).to_contain_text("丰谷镇总工会")
