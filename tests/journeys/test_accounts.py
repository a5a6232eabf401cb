"""The pages of accounts on a phone: an administrator on the way, who must not have to push pages sideways."""

from __future__ import annotations

import re

import pyotp
import pytest
from playwright.sync_api import Page, expect

from tests.journeys.test_sign_in import first_step, type_code

pytestmark = pytest.mark.journey
PHONE = 390
PAGES = (
    *("/accounts/people/", "/accounts/roles/", "/accounts/powers/", "/accounts/administrators/"),
    *("/accounts/security/", "/accounts/security/second-factor/", "/accounts/appointments/"),
    *("/accounts/password/", "/privacy/"),
)


def fits(phone: Page, address: str = "") -> None:
    """No page is wider than the phone that shows it; what is wider scrolls inside its own frame."""
    if address:
        assert phone.goto(address).status == 200, address  # type: ignore[union-attr]
    expect(phone.locator("h1")).to_be_visible()
    assert phone.evaluate("document.scrollingElement.scrollWidth") <= PHONE, phone.url


def test_the_pages_of_accounts_fit_a_phone(phone: Page) -> None:
    first_step(phone, "anquan")
    expect(phone.locator(".factor-code img")).to_be_visible()
    fits(phone)
    type_code(phone, pyotp.TOTP(phone.locator(".factor-secret").inner_text().replace(" ", "")).now())
    expect(phone.locator("#codes")).to_be_visible()
    fits(phone)
    for address in PAGES:
        fits(phone, address)
    phone.goto("/accounts/people/?q=fuchengzhuxi")
    phone.locator(".accounts th a").click()
    expect(phone.locator("h1")).to_contain_text("fuchengzhuxi")
    fits(phone)
    person = phone.url
    fits(phone, f"{person}appoint/")
    phone.goto(person)
    for act in ("代理", "结束"):
        phone.get_by_role("link", name=re.compile(f"^{act}$")).click()
        expect(phone.locator("form.card, .card form").first).to_be_visible()
        fits(phone)
        phone.goto(person)
