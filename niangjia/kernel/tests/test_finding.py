"""The search's rules: what is enough, what is somebody's number, where a title says it; its registry."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from niangjia.kernel import finding
from niangjia.kernel.actor import Actor
from niangjia.kernel.command import operator
from niangjia.kernel.finding import Finder, Found, Hit, registry, rules
from niangjia.kernel.permissions import Permission
from niangjia.kernel.roles import POWERS, Role
from niangjia.kernel.wording import Wording

ON = date(2026, 6, 30)
LABEL = Wording("样品", "samples")


@pytest.mark.parametrize(
    ("text", "personal", "kept_out_of_addresses"),
    [
        ("510703199001020016", True, True),
        ("51070319900102001x", True, True),
        ("５１０７０３１９９００１０２００１６", True, True),
        ("510703 19900102 0016", True, True),
        ("510703900102001", True, True),
        ("13900000001", True, True),
        ("+86 139-0000-0001", True, True),
        ("0816-2326881", True, True),
        ("2326881", True, True),
        ("张三 510703199001020016", False, True),
        ("GH00000012", False, True),
        ("510703", False, False),
        ("510703101", False, True),
        ("绵工发〔2017〕52号", False, False),
        ("2016-37", False, False),
        ("丰谷", False, False),
        ("fgz", False, False),
        ("", False, False),
    ],
)
def test_whose_number_it_is(text: str, personal: bool, kept_out_of_addresses: bool) -> None:
    assert (rules.is_personal(text), rules.holds_number(text)) == (personal, kept_out_of_addresses)


@given(st.from_regex(r"[0-9]{17}[0-9Xx]|1[3-9][0-9]{9}", fullmatch=True), st.sampled_from(["", " ", "-"]))
def test_no_number_of_a_person_ever_stands_in_an_address(number: str, between: str) -> None:
    written = between.join([number[:6], number[6:]])
    assert rules.is_personal(written)
    assert rules.holds_number(written)


@pytest.mark.parametrize(
    ("text", "is_enough"),
    [
        ("", False),
        ("z", False),
        ("7", False),
        ("丰", True),
        ("zw", True),
        ("·", False),
        ("_%", False),
        ("·a", False),
    ],
)
def test_what_is_enough_to_search_for(text: str, is_enough: bool) -> None:
    assert rules.enough(text) is is_enough


@pytest.mark.parametrize(
    ("title", "text", "parts"),
    [
        ("丰谷镇总工会", "丰谷", ("", "丰谷", "镇总工会")),
        ("丰谷镇总工会", "gzz", ("丰", "谷镇总", "工会")),
        ("丰谷镇总工会", "FG", ("", "丰谷", "镇总工会")),
        ("Roster.xlsx", "ROSTER", ("", "Roster", ".xlsx")),
        ("涪城区（老）", "x", None),
        ("丰谷镇总工会", "510703", None),
        ("丰谷镇总工会", "", None),
    ],
)
def test_where_a_title_says_it(title: str, text: str, parts: tuple[str, str, str] | None) -> None:
    assert rules.parts(title, text) == parts


@given(st.text(max_size=12), st.text(max_size=4))
def test_the_parts_are_the_title(title: str, text: str) -> None:
    parts = rules.parts(title, text)
    assert parts is None or "".join(parts) == title


def test_what_was_typed_is_tidied() -> None:
    assert rules.tidy("  丰\x00谷 ") == "丰谷"
    assert len(rules.tidy("丰" * 100)) == rules.LONGEST


@pytest.fixture
def bare() -> Iterator[None]:
    """A search that asks nobody; afterwards everybody as before."""
    before = dict(registry._finders)
    registry._finders.clear()
    yield
    registry._finders.clear()
    registry._finders.update(before)


def samples(text: str, *, on: date, by: Actor, limit: int) -> Found:
    """More than may be shown."""
    return Found([Hit(f"{text} {number}", LABEL, f"/{number}") for number in range(limit + 5)], "/all")


def nothing(text: str, *, on: date, by: Actor, limit: int) -> Found:
    """Never finds anything."""
    return Found()


def actor(role: Role) -> Actor:
    """Somebody with the powers of a role."""
    return replace(operator(), role=role.value, permissions=POWERS[role])


def test_kinds_are_asked_by_power_and_cut_to_the_limit(bare: None) -> None:
    finding.register(Finder("imports", LABEL, Permission.WORKBOOK_IMPORT, samples))
    finding.register(Finder("units", LABEL, Permission.UNIT_VIEW, samples))
    finding.register(Finder("empty", LABEL, Permission.UNIT_VIEW, nothing))
    found = finding.search("丰谷", on=ON, by=actor(Role.LEADER), limit=3)
    assert [(one.kind, len(one.hits), one.more) for one in found] == [("units", 3, "/all")]
    assert found[0].hits[0].marked == ("", "丰谷", " 0")
    clerk = finding.search("丰谷", on=ON, by=actor(Role.COUNTY_CLERK))
    assert [(one.kind, len(one.hits)) for one in clerk] == [("imports", 8), ("units", 8)]


@pytest.mark.parametrize(
    ("text", "kinds"), [("13900000001", ["people"]), ("GH00000012", ["units", "people"]), ("z", [])]
)
def test_a_persons_number_is_asked_only_where_it_finds(bare: None, text: str, kinds: list[str]) -> None:
    finding.register(Finder("units", LABEL, Permission.UNIT_VIEW, samples))
    finding.register(Finder("people", LABEL, Permission.PERSON_VIEW, samples, by_number=True))
    found = finding.search(text, on=ON, by=actor(Role.COUNTY_CLERK))
    assert [one.kind for one in found] == kinds
    assert all(one.more == "" for one in found), "the address of a list would hold the number"


@pytest.mark.parametrize(
    ("written", "tidy"),
    [("ＦＣＱ", "FCQ"), (" ｆｃｑ１２　", "fcq12"), ("方案 二", "方案 二"), ("x" * 500, "x" * rules.LONGEST)],
)
def test_letters_of_full_width_are_plain_ones(written: str, tidy: str) -> None:
    assert rules.tidy(written) == tidy
