"""Tokens for programs: shown once, kept as a fingerprint, ended by their holder."""

from __future__ import annotations

import re

import pytest
from django.test import Client
from hypothesis import given
from hypothesis import strategies as st

from niangjia.accounts import rules
from niangjia.accounts.models import ApiToken
from niangjia.accounts.tokens import PREFIX, fingerprint, new_secret
from niangjia.kernel.command import operator
from niangjia.kernel.models import AuditEvent
from niangjia.kernel.scope import acting
from tests.cast import Cast, gather, signed_in

PAGE = "/accounts/tokens/"


def test_secrets_are_long_and_never_the_same() -> None:
    made = {new_secret() for _ in range(100)}
    assert len(made) == 100 and all(len(one) >= 46 and one.startswith(PREFIX) for one in made)


@given(st.text(), st.text())
def test_a_fingerprint_tells_secrets_apart(one: str, other: str) -> None:
    one, other = (text.encode(errors="ignore").decode() for text in (one, other))
    assert (fingerprint(one) == fingerprint(other)) is (one == other)


@pytest.mark.parametrize(("held", "may"), [(0, True), (9, True), (10, False), (11, False)])
def test_ten_tokens_are_the_most(held: int, may: bool) -> None:
    assert rules.may_hold_one_more(held).allowed is may


@pytest.fixture
def cast(committed: None) -> Cast:
    """Who is there."""
    return gather()


def held() -> list[ApiToken]:
    """The tokens that there are, as the operator at the command line finds them."""
    with acting(operator()):
        return list(ApiToken.objects.all())


def made(client: Client) -> str:
    """The secret of a new token."""
    page = client.post(PAGE, {"name": "每日取数", "days": "30"}).content.decode()
    found = re.search(r'value="(nj_[^"]+)"', page)
    assert found
    return found[1]


def test_a_secret_is_shown_once_and_kept_nowhere(cast: Cast) -> None:
    client = signed_in("clerk")
    secret = made(client)
    [token] = held()
    assert (token.fingerprint, token.beginning) == (fingerprint(secret), secret[:8])
    again = client.get(PAGE).content.decode()
    assert secret not in again and secret[:8] in again and "每日取数" in again
    with acting(cast.officer):
        event = AuditEvent.objects.get(name="accounts.token.made")
    assert secret not in str(event.details) and event.details["token"] == secret[:8]


def test_a_holder_ends_ones_own_and_nobody_elses(cast: Cast) -> None:
    client, stranger = signed_in("clerk"), signed_in("officer")
    client.post(PAGE, {"name": "一", "days": "30"})
    [token] = held()
    revoke = f"{PAGE}{token.pk}/revoke/"
    assert (client.get(revoke).status_code, stranger.post(revoke).status_code) == (405, 302)
    [token] = held()
    assert token.revoked_at is None
    assert (client.post(revoke).status_code, client.post(revoke).status_code) == (302, 302)
    [token] = held()
    assert token.revoked_at is not None and "还没有令牌" in client.get(PAGE).content.decode()
    with acting(cast.officer):
        assert AuditEvent.objects.filter(name="accounts.token.revoked").count() == 1


@pytest.mark.parametrize("form", [{"name": "", "days": "30"}, {"name": "一", "days": "31"}, {"name": "一"}])
def test_a_token_needs_a_purpose_and_an_end(cast: Cast, form: dict[str, str]) -> None:
    page = signed_in("clerk").post(PAGE, form)
    assert "is-invalid" in page.content.decode() and not held()


def test_the_eleventh_token_is_refused(cast: Cast) -> None:
    client = signed_in("clerk")
    for _ in range(rules.MOST_TOKENS):
        made(client)
    assert "最多同时持有 10 个" in client.get(PAGE).content.decode()
    assert client.post(PAGE, {"name": "一", "days": "30"}).status_code == 403
    assert len(held()) == rules.MOST_TOKENS
