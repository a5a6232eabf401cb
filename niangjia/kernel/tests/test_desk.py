"""The desk's rules: what is late comes first, days in words, events grouped into sentences; its registry."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from niangjia.kernel import desk
from niangjia.kernel.actor import Actor
from niangjia.kernel.command import operator
from niangjia.kernel.desk import registry, rules
from niangjia.kernel.desk.queries import since
from niangjia.kernel.desk.types import Happened, Shortcut, Told, Waiting
from niangjia.kernel.permissions import Permission
from niangjia.kernel.roles import POWERS, Role
from niangjia.kernel.wording import Wording

ON = date(2026, 6, 30)
WORDS = Wording("做", "do")
DAYS = st.none() | st.dates(date(2020, 1, 1), date(2030, 1, 1))


def waiting(due: date | None = None, since: date | None = None, kind: str = "test.work") -> Waiting:
    """Work that waits."""
    return Waiting(kind, WORDS, WORDS, "/", since=since, due=due)


def actor(role: Role) -> Actor:
    """Somebody with the powers of a role."""
    return replace(operator(), role=role.value, permissions=POWERS[role])


@pytest.fixture
def bare() -> Iterator[None]:
    """A desk on which nothing lies; afterwards everything lies as before."""
    before = dict(registry._corners)
    registry._corners.clear()
    yield
    registry._corners.clear()
    registry._corners.update(before)


@pytest.mark.parametrize(
    ("due", "began", "said", "tone", "late"),
    [
        (ON - timedelta(12), None, "逾期 12 天", "bad", True),
        (ON - timedelta(1), None, "逾期 1 天", "bad", True),
        (ON, None, "今天到期", "warn", False),
        (ON + timedelta(7), None, "还剩 7 天", "warn", False),
        (ON + timedelta(8), ON, "还剩 8 天", "plain", False),
        (None, ON - timedelta(3), "已等 3 天", "plain", False),
        (None, ON, "今天", "plain", False),
    ],
)
def test_a_due_day_in_words(due: date | None, began: date | None, said: str, tone: str, late: bool) -> None:
    one = waiting(due, began)
    words = rules.due_said(one, on=ON)
    assert words is not None
    assert (words.zh, rules.tone_of(one, on=ON), one.late(ON)) == (said, tone, late)


def test_without_any_day_nothing_is_said() -> None:
    assert rules.due_said(waiting(), on=ON) is None
    assert rules.due_said(waiting(ON - timedelta(1)), on=ON) == Wording("逾期 1 天", "1 day late")


@given(st.lists(st.builds(waiting, DAYS, DAYS)))
def test_the_late_come_first_and_nothing_is_lost(some: list[Waiting]) -> None:
    ordered = rules.in_order(some, on=ON)
    late = [one.late(ON) for one in ordered]
    assert late == sorted(late, reverse=True)
    dues = [one.due for one in ordered if one.due]
    assert dues == sorted(dues)
    assert sorted(map(repr, ordered)) == sorted(map(repr, some))


def happened(on_id: str = "1", hour: int = 9, who: str = "甲", **details: object) -> Happened:
    """An event of the day."""
    return Happened("test.list.taken", on_id, datetime(2026, 6, 30, hour, tzinfo=UTC), who, details)


IMPORTED = Told(
    "test.list.taken",
    Wording("导入名单", "Lists taken in"),
    Permission.PERSON_VIEW,
    adds={"created": Wording("新增 {} 人", "{} people new"), "left": Wording("离职 {} 人", "{} left")},
)


@pytest.mark.parametrize(
    ("told", "events", "zh", "en"),
    [
        (IMPORTED, [happened(created=12)], "导入名单 1 次，新增 12 人", "Lists taken in: 1, 12 people new"),
        (
            IMPORTED,
            [happened(created=1_000, left=2), happened(created=234)],
            "导入名单 2 次，新增 1,234 人，离职 2 人",
            "Lists taken in: 2, 1,234 people new, 2 left",
        ),
        (IMPORTED, [happened(created=0), happened(created=True)], "导入名单 2 次", "Lists taken in: 2"),
        (IMPORTED, [happened(created="7")], "导入名单 1 次", "Lists taken in: 1"),
        (
            replace(IMPORTED, each="人"),
            [happened(), happened(), happened("2")],
            "导入名单 2 人",
            "Lists taken in: 2",
        ),
    ],
)
def test_events_become_a_sentence(told: Told, events: list[Happened], zh: str, en: str) -> None:
    assert rules.sentence(told, events) == Wording(zh, en)


def test_events_are_grouped_the_latest_first_and_named() -> None:
    early, late = happened(hour=8, who="甲"), happened("2", hour=11, who="乙")
    other = replace(happened(hour=10, who="丙"), name="test.other.done")
    assert list(rules.by_name([early, other, late])) == ["test.list.taken", "test.other.done"]
    assert rules.by_name([early, late])["test.list.taken"] == [late, early]
    assert rules.named([late, early, other]) == ("乙", "甲")
    assert rules.only_record([early, late]) == ""
    assert rules.only_record([early, early]) == "1"


@pytest.mark.parametrize(("count", "said"), [(0, "0"), (999, "999"), (1_000, "999+")])
def test_a_desk_counts_so_far(count: int, said: str) -> None:
    assert rules.number_said(count) == said


def test_yesterday_begins_at_midnight_where_the_office_is() -> None:
    assert since(ON).isoformat() == "2026-06-29T00:00:00+08:00"


@desk.waits(Permission.ENGAGEMENT_CHANGE)
def contracts(*, on: date, by: Actor) -> list[Waiting]:
    """Work for whoever may change engagements."""
    return [waiting(on + timedelta(3)), waiting(on - timedelta(3))]


@desk.waits(Permission.EDITION_COUNTERSIGN)
def papers(*, on: date, by: Actor) -> list[Waiting]:
    """Work for whoever countersigns."""
    return [waiting(on, kind="test.paper")]


@pytest.mark.parametrize(
    ("role", "kinds"),
    [
        (Role.COUNTY_CLERK, ["test.work", "test.work"]),
        (Role.PREFECTURE_OFFICER, ["test.work", "test.work"]),
        (Role.VICE_CHAIR, ["test.paper"]),
        (Role.LEADER, []),
        (Role.OPERATOR, ["test.work", "test.paper", "test.work"]),
    ],
)
def test_work_waits_for_whoever_has_its_power(bare: None, role: Role, kinds: list[str]) -> None:
    desk.register("test", desk.Corner(waiting=(contracts, papers)))
    assert [one.kind for one in desk.waiting(on=ON, by=actor(role))] == kinds


def test_a_corner_laid_twice_lies_there_once(bare: None) -> None:
    for _ in range(2):
        desk.register("test", desk.Corner(waiting=(papers,)))
    assert len(desk.waiting(on=ON, by=actor(Role.VICE_CHAIR))) == 1


def test_boards_are_put_together_and_shortcuts_stand_by_power(bare: None) -> None:
    see = Shortcut(WORDS, "site:home", "target", Permission.PLAN_VIEW)
    enter = Shortcut(WORDS, "site:home", "user-plus", Permission.PERSON_ADD)
    for app, due in (("one", ON), ("other", ON - timedelta(1))):
        work = waiting(due, kind=app)
        board = desk.Board(waiting=[work])
        desk.register(app, desk.Corner(board=lambda *, on, by, board=board: board, shortcuts=(see, enter)))
    assert [one.kind for one in desk.board(on=ON, by=actor(Role.LEADER)).waiting] == ["other", "one"]
    assert desk.shortcuts(by=actor(Role.LEADER)) == [see, see]
    assert desk.shortcuts(by=actor(Role.COUNTY_CLERK)) == [enter, enter, see, see]
