"""What is stored of the plan is what the explained calculation says, whatever changed, by whatever hand."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest
from django.db import connection
from hypothesis import given, settings
from hypothesis import strategies as st

from niangjia.archive import facade as archive
from niangjia.archive.tests.factories import document
from niangjia.funding.tests.factories import allotted, entered, facts
from niangjia.kernel.actor import Actor
from niangjia.kernel.command import operator
from niangjia.kernel.scope import acting
from niangjia.organisations import facade as organisations
from niangjia.organisations.actions import import_units
from niangjia.organisations.facade import units_below
from niangjia.organisations.types import UnitKind
from niangjia.staffing.access import basis
from niangjia.staffing.tests.comparing import assert_as_explained
from niangjia.workforce.actions import import_roster
from niangjia.workforce.types import EmploymentForm
from tests.cast import ON, Cast, gather, roster_row, unit_row

pytestmark = pytest.mark.usefixtures("committed")

DAYS = st.integers(-400, 500).map(lambda days: ON + timedelta(days=days))
SOME = st.integers(0, 7)
"""Which of the units of the stage, or of its people; counted round."""

CHANGES = {
    "counted": """INSERT INTO organisations_headcount (unit_id, measure, cut_off_date, count, source)
        VALUES (%(unit)s, 'workers', %(day)s, %(number)s, 'test')
        ON CONFLICT (unit_id, measure, cut_off_date) DO UPDATE SET count = excluded.count""",
    "uncounted": """DELETE FROM organisations_headcount
        WHERE unit_id = %(unit)s AND measure = 'workers' AND cut_off_date > %(day)s""",
    "placed": """UPDATE organisations_territory SET division_code = %(place)s WHERE unit_id = %(unit)s""",
    "placed until": """UPDATE organisations_territory SET period = daterange(NULL, %(day)s)
        WHERE unit_id = %(unit)s""",
    "founded": "UPDATE organisations_unit SET founded_date = %(day)s WHERE id = %(unit)s",
    "closed": "UPDATE organisations_unit SET closed_date = %(day)s WHERE id = %(unit)s",
    "stands again": "UPDATE organisations_unit SET closed_date = NULL WHERE id = %(unit)s",
    "renamed": "UPDATE organisations_unit SET name = name || '新' WHERE id = %(unit)s",
    "of another kind": "UPDATE organisations_unit SET kind = %(kind)s WHERE id = %(unit)s",
    "moved": "UPDATE organisations_unit SET parent_id = %(parent)s WHERE id = %(unit)s",
    "posted elsewhere": "UPDATE workforce_engagement SET unit_id = %(unit)s WHERE id = %(person)s",
    "in another form": "UPDATE workforce_engagement SET form = %(form)s WHERE id = %(person)s",
    "part-time": "UPDATE workforce_engagement SET full_time = NOT full_time WHERE id = %(person)s",
    "begun": "UPDATE workforce_engagement SET start_date = %(day)s, left_date = NULL WHERE id = %(person)s",
    "left": """UPDATE workforce_engagement SET left_date = greatest(%(day)s, start_date + 1)
        WHERE id = %(person)s""",
    "contract ended": "UPDATE workforce_engagement SET contract_end_date = %(day)s WHERE id = %(person)s",
    "open-ended": "UPDATE workforce_engagement SET open_ended = NOT open_ended WHERE id = %(person)s",
    "allotted": "UPDATE funding_replyallotment SET posts = %(few)s",
    "revoked": """UPDATE funding_budgetreply SET standing = 'revoked', ended_on = %(day)s
        WHERE id IN (SELECT min(id) FROM funding_budgetreply)""",
}
CHANGE = st.tuples(
    st.sampled_from(sorted(CHANGES)),
    st.fixed_dictionaries(
        {
            "unit": SOME,
            "parent": SOME,
            "person": SOME,
            "day": DAYS,
            "number": st.sampled_from([0, 1, 1_999, 2_000, 2_001, 5_000, 8_000, 20_000]),
            "few": st.integers(0, 3),
            "place": st.sampled_from(["510703", "510704100", "532923", "532801", "110101"]),
            "kind": st.sampled_from([kind.value for kind in UnitKind if not kind.is_federation]),
            "form": st.sampled_from([form.value for form in EmploymentForm]),
        }
    ),
)


def whole() -> str:
    """The code of the unit above all others."""
    by = operator()
    with acting(by):
        top = organisations.top(by=by)
    assert top is not None
    return top.code


def settle(cast: Cast) -> tuple[list[int], list[int]]:
    """More units and people, and money for them; the keys of units and of engagements."""
    by = operator()
    with acting(by):
        rows = [
            unit_row("石塘街道总工会", "涪城区", kind=UnitKind.SUBDISTRICT, workers=2_000),
            unit_row("高新园区总工会", "涪城区", kind=UnitKind.ZONE, workers=None),
            unit_row("云龙社区工会", "涪城区", kind=UnitKind.COMMUNITY, workers=40),
            unit_row("小枧镇总工会", "游仙区", workers=12_000),
        ]
        import_units(by=by, under=cast.prefecture, rows=rows, as_of=ON, source="more")
        units = list(units_below(cast.prefecture, by=by))
        for serial, unit in enumerate(units, 11):
            under = cast.here if unit.scope_path.startswith(cast.here.scope_path) else cast.there
            import_roster(by=by, under=under, rows=[roster_row(serial, unit)], as_of=ON, source="more")
    reply = entered(cast.clerk, cast.here, facts(months=24))
    given = next(unit for unit in units if unit.scope_path.startswith(cast.here.scope_path))
    allotted(cast.clerk, reply, **{given.code: 2})
    with acting(by), connection.cursor() as cursor:
        cursor.execute("SELECT array_agg(id ORDER BY id) FROM workforce_engagement")
        return [unit.pk for unit in units], cursor.fetchone()[0]


def change(name: str, given: dict[str, Any], cast: Cast, keys: tuple[list[int], list[int]]) -> None:
    """Do it past every act, in a transaction of its own; what the database refuses has not happened."""
    units, people = keys
    parents = [cast.here.pk, cast.there.pk, cast.prefecture.pk, *units]
    known = {
        **given,
        "unit": units[given["unit"] % len(units)],
        "parent": parents[given["parent"] % len(parents)],
        "person": people[given["person"] % len(people)],
    }
    by = operator()
    with acting(by), connection.cursor() as cursor:
        if name == "moved":
            cursor.execute(
                """SELECT count(*) FROM organisations_unit p, organisations_unit u
                    WHERE p.id = %(parent)s AND u.id = %(unit)s
                      AND p.scope_path >= u.scope_path AND p.scope_path < u.scope_path || '~'""",
                known,
            )
            if cursor.fetchone()[0]:
                return  # below itself
        cursor.execute(CHANGES[name], known)


def test_what_is_stored_is_what_is_explained_after_any_change() -> None:
    cast, day = gather(), [ON]
    keys = settle(cast)
    assert_as_explained(whole(), operator(), ON)

    @settings(max_examples=8, deadline=None, database=None)
    @given(st.lists(CHANGE, min_size=6, max_size=14), st.sampled_from([0, 1, 29, 370]))
    def holds(changes: list[tuple[str, dict[str, Any]]], days: int) -> None:
        for name, told in changes:
            change(name, told, cast, keys)
        day[0] += timedelta(days=days)
        assert_as_explained(whole(), operator(), day[0])

    holds()


def test_a_document_has_worked_out_anew_what_it_touches_and_nothing_else() -> None:
    cast = gather()
    settle(cast)
    by = replace(operator(), reason="试行期满")
    assert_as_explained(whole(), by, ON)
    with acting(by):
        publication = archive.publish(by=by, document=document(base=3), drafted_by_name="张三")
    assert touched(by) == {"丰谷镇总工会"}, "townships of that county, and they alone"
    assert_as_explained(whole(), by, ON)
    assert touched(by) == set()
    with acting(by):
        archive.withdraw(by=by, publication=publication)
    assert touched(by) == {"丰谷镇总工会"}
    assert_as_explained(whole(), by, ON)


def test_a_document_with_effect_from_a_later_day_touches_on_that_day() -> None:
    gather()
    later = ON + timedelta(days=30)
    by = operator()
    assert_as_explained(whole(), by, ON)
    with acting(by):
        given_ = document(base=3, since=later.isoformat())
        archive.publish(by=by, document=given_, drafted_by_name="张三")
    assert touched(by) == set()
    assert touched(by, later) == {"丰谷镇总工会"}
    assert_as_explained(whole(), by, later)


def touched(by: Actor, on: date = ON) -> set[str]:
    """The names of the units whose lines wait once the documents in force were asked."""
    with acting(by), connection.cursor() as cursor:
        basis.follow(on)
        cursor.execute(
            "SELECT name FROM kernel_mark m JOIN organisations_unit u ON u.id = m.unit_id"
            " WHERE subject = 'staffing.plan'"
        )
        return {name for (name,) in cursor.fetchall()}
