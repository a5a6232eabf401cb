"""Fragments of names find exactly the units that have what was typed in their names, whatever was changed."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from itertools import pairwise

import pytest
from django.db import ProgrammingError, connection, transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from niangjia.kernel import names
from niangjia.kernel.scope import acting
from niangjia.organisations.actions import enter_counts, merge_units, move_unit, rename_unit
from niangjia.organisations.models import (
    COUNTED,
    OF_EVERY_UNIT,
    UNCOUNTED,
    Headcount,
    Unit,
    UnitGram,
    UnitName,
)
from niangjia.organisations.queries import named
from niangjia.organisations.queries.listing import Entry, found, suggested
from niangjia.organisations.tests import factories
from niangjia.organisations.tests.factories import unit_row
from niangjia.organisations.types import Measure, UnitKind

pytestmark = pytest.mark.django_db
TODAY, BY = factories.TODAY, factories.operator()
NAMES = (
    *(
        "丰谷镇总工会",
        "丰镇谷工会",
        "谷丰社区工会",
        "TCL集团工会",
        "T-CL厂工会",
        "tcl街道总工会",
        "第51中学工会",
    ),
    *(
        "中国 石油工会",
        "100%纯棉厂工会",
        "a_b公司工会",
        "会工会",
        "𠮷野家餐饮公司工会",
        "欧亚商场工会",
        "丰谷分会",
    ),
)
FORMER = {"谷丰社区工会": "丰谷ABC村工会", "会工会": "龙门镇工会"}
LETTERS = "丰谷镇总工会社区TCLtclghfoz51 -%_𠮷中"
QUIET = settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])


@pytest.fixture
def county() -> Iterator[Unit]:
    """A county with units of these names, one closed; the operator acts."""
    unit = factories.federation("510703")
    rows = [unit_row(name, kind=UnitKind.ENTERPRISE, contact_name="") for name in NAMES]
    factories.imported(unit, *rows, unit_row("青义镇总工会", workers=None))
    with acting(BY):
        for name, former in FORMER.items():
            UnitName.objects.create(unit=Unit.objects.get(name=name), name=former, period=(None, TODAY))
        Unit.objects.filter(name="丰谷分会").update(closed_date=TODAY)
        yield unit


def asked(text: str, **more: object) -> list[str]:
    """The names of the units found, in the order of the tree."""
    keys = found(Entry(text, **more), on=TODAY, by=BY)  # type: ignore[arg-type]
    names_of = dict(Unit.objects.values_list("pk", "name"))
    return [names_of[key] for key in keys]


def meant(text: str) -> list[str]:
    """The names of the open units that hold the text, by plain containment."""
    wanted = named.folded(text.strip())
    rows = Unit.objects.filter(closed_date=None).order_by("scope_path")
    said = {
        unit.name: (named.folded(unit.name), unit.initials, named.folded(FORMER.get(unit.name, "")))
        for unit in rows
    }
    codes = {unit.name for unit in rows if wanted in (unit.division_code, unit.code.lower())}
    return [name for name, forms in said.items() if name in codes or any(wanted in form for form in forms)]


TYPED = st.one_of(
    st.text(LETTERS, min_size=1, max_size=5),
    st.tuples(
        st.sampled_from([*NAMES, *FORMER.values(), *map(names.initials, NAMES)]),
        st.integers(0, 8),
        st.integers(1, 9),
    ).map(lambda cut: cut[0][cut[1] : cut[1] + cut[2]]),
)


@QUIET
@given(typed=TYPED)
def test_whatever_is_typed_finds_the_units_that_have_it_in_their_names(county: Unit, typed: str) -> None:
    if typed.strip():
        assert asked(typed) == meant(typed)
        assert {unit.name for unit in suggested(typed, by=BY)} == set(meant(typed))


@pytest.mark.parametrize("text", ["工", "会", "工会", "g", "h", "gh", "GH"])
def test_what_every_unit_has_is_not_kept_and_finds_every_unit(county: Unit, text: str) -> None:
    assert named.fragments_of(text) == ()
    assert asked(text) == meant(text) != []
    assert not UnitGram.objects.filter(gram=text.lower()).exists()


@pytest.mark.parametrize(
    ("entry", "told"),
    [
        ({"text": "丰谷", "closed": True}, ["丰谷镇总工会", "谷丰社区工会", "丰谷分会"]),
        ({"text": "镇", "kind": UnitKind.TOWNSHIP}, ["青义镇总工会"]),
        ({"text": "镇", "counted": False}, ["青义镇总工会"]),
        ({"text": "青义", "counted": True}, []),
        ({"text": "", "counted": False}, ["青义镇总工会"]),
        ({"text": "工会", "counted": False}, ["青义镇总工会"]),
        ({"text": "510703", "counted": True}, []),
        ({"text": "510703", "kind": UnitKind.COUNTY_FEDERATION}, ["涪城区总工会"]),
        ({"text": "510703", "kind": UnitKind.TOWNSHIP}, []),
        ({"text": "涪城", "counted": False}, []),
    ],
)
def test_what_is_called_is_narrowed_like_any_list(
    county: Unit, entry: dict[str, object], told: list[str]
) -> None:
    assert asked(**entry) == told  # type: ignore[arg-type]


def test_a_count_of_a_later_day_counts_only_from_then_on(county: Unit) -> None:
    town, later = Unit.objects.get(name="青义镇总工会"), TODAY + timedelta(30)
    Headcount.objects.create(unit=town, measure="workers", cut_off_date=later, count=9, source="x")
    before, after = (
        [list(found(Entry(text, counted=False), on=on, by=BY)) for text in ("", "青义")]
        for on in (TODAY, later)
    )
    assert (before, after) == ([[town.pk]] * 2, [[]] * 2)


def fragments(text: str) -> set[str]:
    """Every fragment of one or two characters."""
    return {*text, *(first + second for first, second in pairwise(text))}


def kept() -> set[tuple[object, ...]]:
    """What stands in the table."""
    return set(UnitGram.objects.values_list("gram", "scope_path", "unit_id", "kind", "closed"))


def should_be_kept() -> set[tuple[object, ...]]:
    """The same from the names and counts themselves."""
    grams = set()
    for unit in Unit.objects.all():
        said = fragments(named.folded(unit.name)) | fragments(unit.initials)
        for former in UnitName.objects.filter(unit=unit):
            said |= fragments(named.folded(former.name))
        counts = Headcount.objects.filter(unit=unit, measure=Measure.WORKERS.value)
        said = (said - OF_EVERY_UNIT) | {COUNTED if counts.exists() else UNCOUNTED}
        row = (unit.scope_path, unit.pk, unit.kind, unit.closed_date is not None)
        grams |= {(gram, *row) for gram in said}
    return grams


@settings(QUIET, max_examples=25)
@given(written=st.lists(st.text(LETTERS, min_size=1, max_size=9), min_size=2, max_size=2))
def test_raw_sql_leaves_the_fragments_as_they_should_be(county: Unit, written: list[str]) -> None:
    first, second = Unit.objects.filter(parent=county).order_by("pk")[:2]
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("UPDATE organisations_unit SET name = %s WHERE id = %s", [written[0], first.pk])
        cursor.execute(
            "UPDATE organisations_unit SET initials = %s, closed_date = %s WHERE id = %s",
            [names.initials(written[1]), TODAY, second.pk],
        )
        cursor.execute("UPDATE organisations_unitname SET name = %s WHERE name = '龙门镇工会'", [written[1]])
        cursor.execute("DELETE FROM organisations_headcount WHERE unit_id = %s", [first.pk])
        assert kept() == should_be_kept()
        transaction.set_rollback(True)


def test_acts_leave_the_fragments_as_they_should_be(county: Unit) -> None:
    by, on = BY, factories.decision()
    first, second, third, *_ = Unit.objects.filter(parent=county, closed_date=None).order_by("pk")
    rename_unit(by=by, unit=first, name="丰收镇总工会", decision=on)
    assert "丰谷镇总工会" not in {one.name for one in suggested("丰收镇", by=by)}
    assert [one.name for one in suggested("丰谷镇", by=by)] == ["丰收镇总工会"]
    merge_units(by=by, units=[second], into=third, decision=on)
    zone = factories.zone_federation(factories.federation("5107"))
    move_unit(by=by, unit=third, parent=zone, decision=on)
    enter_counts(by=by, unit=zone, counts=[(Measure.WORKERS, 5)], source="x", decision=on)
    assert kept() == should_be_kept()
    assert asked("丰谷镇") == ["丰收镇总工会"]
    Headcount.objects.filter(unit=first).delete()
    UnitName.objects.filter(unit=first).delete()
    assert kept() == should_be_kept()
    assert asked("丰谷镇") == []


def test_a_unit_that_is_taken_back_leaves_no_fragment(county: Unit) -> None:
    town = Unit.objects.get(name="青义镇总工会")
    for table in ("affiliation", "territory", "headcount", "unitcontact", "unit"):
        with connection.cursor() as cursor:
            column = "id" if table == "unit" else "unit_id"
            cursor.execute(f"DELETE FROM organisations_{table} WHERE {column} = %s", [town.pk])
    assert not UnitGram.objects.filter(unit_id=town.pk).exists()
    assert asked("青义") == []


def test_raw_sql_sees_and_writes_fragments_of_its_own_scope_alone(county: Unit) -> None:
    other = factories.federation("510704")
    with acting(factories.actor_over(county)), connection.cursor() as cursor:
        cursor.execute("SELECT count(*) FROM organisations_unitgram WHERE gram = '游仙'")
        assert cursor.fetchall() == [(0,)]
        cursor.execute(
            "SELECT DISTINCT left(scope_path, %s) FROM organisations_unitgram", [len(county.scope_path)]
        )
        assert cursor.fetchall() == [(county.scope_path,)]
        with pytest.raises(ProgrammingError, match="row-level security"), transaction.atomic():
            cursor.execute(
                "INSERT INTO organisations_unitgram (gram, scope_path, unit_id, kind, closed)"
                " VALUES ('丰谷', %s, %s, '', false)",
                [other.scope_path, other.pk],
            )


def test_a_search_asks_the_same_number_of_queries_whatever_it_finds(
    county: Unit, django_assert_num_queries: object
) -> None:
    for text, number in (
        ("丰谷", 1),
        ("工会", 1),
        ("丰谷镇", 2),
        ("有限公司", 2),
        ("fgz", 2),
        (county.code.lower(), 5),
    ):
        with django_assert_num_queries(number):  # type: ignore[operator]
            list(found(Entry(text), on=date.max, by=BY)[:50])
