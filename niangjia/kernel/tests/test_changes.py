"""History in words: what is told of kept versions, and what is left out."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from decimal import Decimal
from typing import Any

import pytest

from niangjia.kernel.changes import NOBODY, Telling, acts, in_words
from niangjia.kernel.wording import Wording

THEN, NOW = datetime(2026, 6, 30, tzinfo=UTC), datetime(2026, 7, 1, tzinfo=UTC)
COUNT, SOURCE = Wording("人数", "number"), Wording("来源", "source")
TOLD = Telling(
    lambda _: Wording("职工", "workers"),
    ((COUNT, lambda row: row.count), (SOURCE, lambda row: row.source)),
)


@dataclass
class Version:
    """A kept version, as the database has it."""

    pgh_label: str
    count: int | None
    source: str = "a"
    pgh_created_at: datetime = THEN
    pgh_obj_id: int = 1
    pgh_context: dict[str, Any] | None = field(
        default_factory=lambda: {"actor": "account:1", "name": "王芳", "source": "page", "reason": "核对"}
    )


def told(*versions: Version) -> list[list[tuple[str, list[tuple[Any, Any, Any]]]]]:
    return [
        [
            (change.label, [(one.label, one.before, one.after) for one in change.differences])
            for change in act.changes
        ]
        for act in acts([(TOLD, versions)])
    ]


def test_an_act_says_who_where_and_why() -> None:
    [act] = acts([(TOLD, [Version("insert", 3)])])
    assert (act.at, act.who, act.where, act.why) == (THEN, "王芳", Wording("网页", "on a page"), "核对")


def test_each_difference_has_before_and_after_the_newest_act_first() -> None:
    versions = Version("insert", 3), Version("update", 4, pgh_created_at=NOW)
    assert told(*versions) == [
        [("update", [(COUNT, "3", "4")])],
        [("insert", [(COUNT, "", "3"), (SOURCE, "", "a")])],
    ]


def test_taking_out_shows_what_was_there() -> None:
    assert told(Version("insert", 3), Version("delete", 3, pgh_created_at=NOW))[0] == [
        ("delete", [(COUNT, "3", ""), (SOURCE, "a", "")])
    ]


def test_what_is_not_shown_makes_no_change() -> None:
    assert len(told(Version("insert", 3), Version("update", 3, pgh_created_at=NOW))) == 1
    assert told(Version("update", 3)) == []


def test_one_transaction_of_one_person_is_one_act() -> None:
    versions = [Version("insert", 3), Version("insert", 4, pgh_obj_id=2)]
    stranger = Version("insert", 5, pgh_obj_id=3, pgh_context=None)
    found = acts([(TOLD, versions), (TOLD, [stranger])])
    assert sorted((len(act.changes), str(act.who)) for act in found) == [(1, NOBODY.zh), (2, "王芳")]


@pytest.mark.parametrize(
    ("value", "words"),
    [
        (None, ""),
        (True, Wording("是", "yes")),
        (False, Wording("否", "no")),
        (date(2026, 6, 3), Wording("2026年6月3日", "Jun 3, 2026")),
        (Decimal("4600"), "4,600.00"),
        (86400, "86,400"),
        (0, "0"),
        ("甲", "甲"),
        (COUNT, COUNT),
    ],
)
def test_values_in_words(value: object, words: object) -> None:
    assert in_words(value) == words
