"""Documents found by number, title, clause and quotation; what the library puts on the desk."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date

import pytest

from niangjia.kernel import events
from niangjia.kernel.actor import Actor
from niangjia.kernel.command import operator
from niangjia.kernel.desk import PlaceAsked
from niangjia.kernel.roles import POWERS, Role
from niangjia.policy import desk
from niangjia.policy.finding import documents

ON = date(2026, 6, 30)


@pytest.mark.parametrize(
    ("text", "first"),
    [
        ("绵工发〔2017〕52号", "绵工发〔2017〕52号"),
        ("绵工发2017 52", "绵工发〔2017〕52号"),
        ("总工发", "总工发〔2016〕37号"),
        ("（2016）37", "总工发〔2016〕37号"),
    ],
)
def test_a_document_is_found_by_its_number_however_it_is_typed(text: str, first: str) -> None:
    hits = documents(text, on=ON, by=operator(), limit=8).hits
    assert hits[0].title.startswith(first)
    assert hits[0].url.startswith("/policy/")


def test_what_a_clause_says_is_found_with_the_words_around_it() -> None:
    hits = documents("每3000人", on=ON, by=operator(), limit=8).hits
    [hit] = [one for one in hits if one.title.startswith("绵工发〔2017〕52号")]
    assert hit.subtitle.zh == ("三、目标任务：…会工作者;职工2000人以上的,每3000人可增配1名社会化工会工作者。")


@pytest.mark.parametrize("text", ["无此文件", "〔〕", "《》"])
def test_nothing_is_found_where_nothing_is_said(text: str) -> None:
    assert documents(text, on=ON, by=operator(), limit=8).hits == []


def test_more_than_are_shown_lead_to_the_library() -> None:
    answer = documents("工会", on=ON, by=operator(), limit=1)
    assert (len(answer.hits), answer.more) == (1, "/policy/")


@pytest.fixture
def place(monkeypatch: pytest.MonkeyPatch) -> Iterator[list[str]]:
    """Where the actors' own union is, for as long as the test lasts."""
    told: list[str] = []
    monkeypatch.setitem(events._handlers, PlaceAsked, [lambda event, by: told])
    yield told


def actor(role: Role) -> Actor:
    """Somebody with the powers of a role."""
    return replace(operator(), role=role.value, permissions=POWERS[role])


@pytest.mark.parametrize(
    ("role", "code", "waits"),
    [
        (Role.PREFECTURE_OFFICER, "5107", True),
        (Role.PREFECTURE_OFFICER, None, False),
        (Role.COUNTY_CLERK, "5107", False),
        (Role.VICE_CHAIR, "5107", False),
        (Role.LEADER, "5107", False),
    ],
)
def test_what_is_cited_and_not_held_waits_for_the_officer(
    place: list[str], role: Role, code: str | None, waits: bool
) -> None:
    place += [code] if code else []
    assert bool(desk.cited(on=ON, by=actor(role))) is waits


def test_only_documents_of_the_own_area_are_missed() -> None:
    here, elsewhere = set(desk.missing_for("5107")), set(desk.missing_for("3702"))
    nation = set(desk.missing_for(""))
    assert here <= nation
    assert elsewhere <= nation
    assert here != elsewhere
    assert not any("云工发" in name for name in here)
