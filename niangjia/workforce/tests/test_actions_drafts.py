"""What a newer list changes: said field by field, then stored by the same code; leave, leavers."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from niangjia.kernel.figure import Refused
from niangjia.kernel.scope import acting
from niangjia.organisations.tests.factories import actor_over, federation, imported, operator, unit_row
from niangjia.workforce import access
from niangjia.workforce.actions import import_roster
from niangjia.workforce.actions.drafts import changes_of
from niangjia.workforce.models import Certificate, Engagement, Person, Spell
from niangjia.workforce.queries.known import known_persons
from niangjia.workforce.tests.factories import TODAY, engagement_row, id_number, on_the_roster
from niangjia.workforce.types import EngagementStatus, Leaver, ProfessionalLevel

pytestmark = pytest.mark.django_db
MAY, JULY, AUGUST = date(2026, 5, 1), date(2026, 7, 1), date(2026, 8, 1)
LEAVE, SECONDED, LEFT = EngagementStatus.LEAVE, EngagementStatus.SECONDED, EngagementStatus.LEFT


@pytest.fixture
def unit() -> Any:
    """A town with one person on its roster."""
    [town] = imported(federation("510703"), unit_row())
    on_the_roster(town, engagement_row(town))
    return town


def told(unit: Any, as_of: date = TODAY, **change: Any) -> list[tuple[str, str, str]]:
    """What a row is said to change, and that after it is taken nothing is left to change."""
    by = operator()
    row = engagement_row(unit, **change)
    with acting(by):
        number = row.id_number
        before = changes_of(known_persons([number], by=by)[number], row, as_of=as_of)
        _, changed, unchanged = import_roster(by=by, under=unit, rows=[row], as_of=as_of, source="b")
        assert (changed, unchanged) == ((1, 0) if before else (0, 1))
        assert changes_of(known_persons([number], by=by)[number], row, as_of=as_of) == ()
    return [(str(one.label), str(one.before), str(one.after)) for one in before]


def spells() -> list[tuple[str, date, date | None, str]]:
    with acting(operator()):
        rows = Spell.objects.order_by("period")
        return [(one.status, one.period.lower, one.period.upper, one.workplace) for one in rows]


def test_the_same_row_says_nothing(unit: Any) -> None:
    assert told(unit) == []


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ({"phone": "13700000000"}, ("电话", "139****0001", "137****0000")),
        ({"other_phones": ("0816-2326881",)}, ("其他电话", "", "081*-***6881")),
        ({"employer": "丰谷镇总工会"}, ("聘用单位", "涪城区总工会", "丰谷镇总工会")),
        ({"contract_end_date": date(2028, 12, 31)}, ("合同到期", "2027年12月31日", "2028年12月31日")),
        ({"insured": False}, ("参保", "是", "否")),
        ({"control_number": "2025009"}, ("助理社会工作师 管理号", "2024001", "2025009")),
        ({"status": LEAVE}, ("请假", "", "2026年6月30日 至 今")),
        (
            {"status": SECONDED, "status_from": MAY, "workplace": "市总工会"},
            ("借调", "", "2026年5月1日 至 今，市总工会"),
        ),
        ({"level": ProfessionalLevel.SENIOR}, ("证书：高级社会工作师", "", "2024001，2024年9月15日")),
        ({"further_levels": (ProfessionalLevel.SENIOR,)}, ("证书：高级社会工作师", "", "")),
    ],
)
def test_what_a_row_changes_is_said(unit: Any, change: dict[str, Any], said: tuple[str, str, str]) -> None:
    assert said in told(unit, **change)


@pytest.mark.parametrize(
    "silent",
    [
        {"phone": ""},
        {"insured": None},
        {"form": None},
        {"education": None},
        {"contract_end_date": None},
        {"control_number": "", "obtained_date": None},
        {"level": None},
    ],
)
def test_an_empty_cell_says_nothing_and_clears_nothing(unit: Any, silent: dict[str, Any]) -> None:
    assert told(unit, **silent) == []


def test_a_leaving_date_ends_the_engagement_once(unit: Any) -> None:
    gone = {"status": LEFT, "left_date": JULY, "leaving_reason": "辞职"}
    told(unit, status=LEAVE)
    assert ("离职日期", "", "2026年7月1日") in told(unit, as_of=AUGUST, **gone)
    assert told(unit, as_of=AUGUST, **gone) == []
    assert spells() == [("leave", TODAY, JULY, "")]
    with acting(operator()):
        assert Engagement.objects.get().leaving_reason == "辞职"


def test_somebody_new_who_has_left_already_is_stored_so(unit: Any) -> None:
    by = operator()
    row = engagement_row(unit, 3, "李娜", status=LEFT, left_date=JULY)
    with acting(by):
        assert import_roster(by=by, under=unit, rows=[row], as_of=AUGUST, source="b") == (1, 0, 0)
        assert Engagement.objects.get(left_date=JULY).person.name == "李娜"


@pytest.mark.parametrize(
    ("first", "then", "as_of", "kept"),
    [
        ({"status": LEAVE, "status_from": MAY}, {}, JULY, [("leave", MAY, JULY, "")]),
        ({"status": LEAVE, "status_from": MAY}, {"status": LEAVE}, JULY, [("leave", MAY, None, "")]),
        (
            {"status": LEAVE, "status_from": MAY},
            {"status": LEAVE, "status_to": AUGUST},
            JULY,
            [("leave", MAY, date(2026, 8, 2), "")],
        ),
        ({"status": LEAVE}, {"status": LEAVE, "status_from": MAY}, JULY, [("leave", MAY, None, "")]),
        (
            {"status": LEAVE, "status_from": MAY},
            {"status": SECONDED, "workplace": "市总工会"},
            JULY,
            [("leave", MAY, JULY, ""), ("seconded", JULY, None, "市总工会")],
        ),
        ({"status": LEAVE, "status_from": JULY}, {}, MAY, [("leave", JULY, None, "")]),
        (
            {"status": LEAVE, "status_from": JULY},
            {"status": SECONDED, "status_from": MAY},
            JULY,
            [("seconded", MAY, JULY, ""), ("leave", JULY, None, "")],
        ),
        ({"status": LEAVE}, {"status": SECONDED}, TODAY, [("leave", TODAY, None, "")]),
        ({}, {"status": LEAVE, "status_to": MAY}, TODAY, []),
        (
            {},
            {"status": LEAVE, "status_from": MAY, "status_to": MAY},
            TODAY,
            [("leave", MAY, date(2026, 5, 2), "")],
        ),
        (
            {"status": SECONDED, "status_from": MAY, "workplace": "市总工会"},
            {"status": SECONDED, "workplace": "省总工会"},
            TODAY,
            [("seconded", MAY, None, "省总工会")],
        ),
    ],
)
def test_leave_and_secondment_over_two_lists(
    unit: Any, first: dict[str, Any], then: dict[str, Any], as_of: date, kept: list[Any]
) -> None:
    told(unit, **first)
    told(unit, as_of=as_of, **then)
    assert spells() == kept


def test_a_list_that_does_not_tell_leave_ends_none(unit: Any) -> None:
    by = operator()
    told(unit, status=LEAVE)
    row = engagement_row(unit, status=None)
    with acting(by):
        known = known_persons([row.id_number], by=by)[row.id_number]
        assert changes_of(known, row, as_of=JULY) == ()
        done = import_roster(by=by, under=unit, rows=[row], as_of=JULY, source="b")
    assert done == (0, 0, 1)
    assert spells() == [("leave", TODAY, None, "")]
    told(unit, as_of=JULY)
    assert spells() == [("leave", TODAY, JULY, "")]


def test_who_is_absent_from_a_newer_list_leaves_with_date_and_reason(unit: Any) -> None:
    by = operator()
    told(unit, status=LEAVE)
    with acting(by):
        leaver = Leaver(Engagement.objects.get().pk, AUGUST, "合同期满未续")
        done = import_roster(by=by, under=unit, rows=[], as_of=AUGUST, source="c", leavers=[leaver])
        again = import_roster(by=by, under=unit, rows=[], as_of=AUGUST, source="c", leavers=[leaver])
        engagement = Engagement.objects.get()
    assert (done, again) == ((0, 1, 0), (0, 0, 0))
    assert (engagement.left_date, engagement.leaving_reason) == (AUGUST, "合同期满未续")
    assert spells() == [("leave", TODAY, AUGUST, "")]


def test_a_leaver_before_the_first_day_or_out_of_scope_changes_nothing(unit: Any) -> None:
    by = operator()
    with acting(by):
        key = Engagement.objects.get().pk
        with pytest.raises(Refused, match="晚于"):
            import_roster(
                by=by,
                under=unit,
                rows=[],
                as_of=TODAY,
                source="c",
                leavers=[Leaver(key, date(2024, 1, 1), "")],
            )
    other = federation("510704")
    foreign = actor_over(other)
    with acting(foreign):
        leaving = [Leaver(key, AUGUST, "")]
        done = import_roster(by=foreign, under=other, rows=[], as_of=TODAY, source="c", leavers=leaving)
    with acting(by):
        assert done == (0, 0, 0)
        assert Engagement.objects.get().left_date is None


def test_leave_that_would_begin_after_leaving_is_taken_out(unit: Any) -> None:
    told(unit, status=LEAVE, status_from=AUGUST)
    told(unit, as_of=TODAY, status=LEAVE, status_from=MAY, status_to=date(2026, 5, 31))
    by = operator()
    with acting(by):
        leaver = Leaver(Engagement.objects.get().pk, JULY, "")
        import_roster(by=by, under=unit, rows=[], as_of=JULY, source="c", leavers=[leaver])
    assert spells() == [("leave", MAY, date(2026, 6, 1), "")]


def test_who_comes_back_is_told_as_newly_engaged(unit: Any) -> None:
    told(unit, status=LEFT, left_date=JULY)
    said = told(unit, as_of=AUGUST, start_date=AUGUST, contract_end_date=None)
    assert said == [
        ("新的聘用关系", "", "工会直接聘用，涪城区总工会，社会化工会工作者，2026年8月1日，4,600.00，是")
    ]
    with acting(operator()):
        assert (Engagement.objects.count(), Person.objects.count()) == (2, 1)


def test_lower_certificates_of_one_cell_are_told_of(unit: Any) -> None:
    by = operator()
    row = engagement_row(
        unit,
        8,
        "李娜",
        level=ProfessionalLevel.SENIOR,
        further_levels=(ProfessionalLevel.SOCIAL_WORKER, ProfessionalLevel.ASSISTANT),
        other_phones=("0816-2326881", "13800000000"),
    )
    with acting(by):
        import_roster(by=by, under=unit, rows=[row], as_of=TODAY, source="b")
        person = access.persons(by).get(name="李娜")
        levels = dict(Certificate.objects.filter(person=person).values_list("level", "control_number"))
    assert levels == {"senior": "2024001", "social_worker": "", "assistant": ""}
    assert person.other_phones == ("0816-2326881", "13800000000")
    assert person.masked_other_phones == ["081*-***6881", "138****0000"]
    assert id_number(8) not in str(person.id_number_sealed)
