"""Stored sums are equal to what is counted now, whatever was changed, and hold no longer than they may."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta

import pytest
from django.db import connection, transaction
from django.utils import timezone
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from niangjia.kernel import derived
from niangjia.kernel.actor import Actor
from niangjia.kernel.scope import acting
from niangjia.organisations import queries
from niangjia.organisations.access import TOTALS
from niangjia.organisations.actions import abolish_unit, correct_unit, enter_counts, import_units, move_unit
from niangjia.organisations.models import Headcount, Unit, UnitTotal
from niangjia.organisations.queries import totals
from niangjia.organisations.queries.branches import counted_now, kinds_now
from niangjia.organisations.queries.listing import Entry, found, total
from niangjia.organisations.tests import factories
from niangjia.organisations.tests.factories import unit_row
from niangjia.organisations.types import Measure, UnitKind

pytestmark = pytest.mark.django_db


@pytest.fixture
def by() -> Iterator[Actor]:
    """The operator, over two counties of a prefecture with towns, and a firm below a town."""
    county, other = factories.federation("510703"), factories.federation("510704")
    town, *_ = factories.imported(
        county, unit_row(), unit_row("青义镇总工会", workers=None), unit_row("吴家镇总工会")
    )
    factories.imported(other, unit_row("新桥镇总工会", workers=50))
    factories.imported(town, unit_row("甲公司工会", kind=UnitKind.ENTERPRISE, workers=7))
    operator = factories.operator()
    with acting(operator):
        yield operator


def agree(by: Actor) -> bool:
    """Whether every federation's stored sums are what is counted now."""
    today = timezone.localdate()
    units = list(Unit.objects.all())
    federations = [unit for unit in units if unit.unit_kind.is_federation]
    kept = totals.stored(federations, on=today, by=by)
    assert kept == counted_now([unit.pk for unit in federations], on=today, by=by)
    for unit in federations:
        now = {UnitKind(kind): number for kind, number in kinds_now(unit, by=by).items()}
        assert queries.kinds_below(unit, on=today, by=by) == now
    return True


CHANGES = st.lists(
    st.tuples(
        st.sampled_from(["kind", "closed_date", "founded_date", "count", "parent", "delete", "cut_off_date"]),
        st.integers(0, 9),
        st.integers(-2, 2),
    ),
    min_size=1,
    max_size=6,
)


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(changes=CHANGES)
def test_sums_are_what_is_counted_whatever_was_changed(
    by: Actor, changes: list[tuple[str, int, int]]
) -> None:
    with transaction.atomic():
        for column, which, value in changes:
            change(column, which, value)
            agree(by)
        transaction.set_rollback(True)


def change(column: str, which: int, value: int) -> None:
    """Change a fact by raw SQL, past all acts."""
    units = [unit for unit in Unit.objects.order_by("pk") if not unit.unit_kind.is_federation]
    unit, day = units[which % len(units)], timezone.localdate() + timedelta(value)
    counts = list(Headcount.objects.filter(measure="workers").order_by("pk"))
    kinds = ["township", "zone_federation", "enterprise", "zone", "township"]
    others = [one for one in Unit.objects.order_by("pk") if not one.scope_path.startswith(unit.scope_path)]
    said: dict[str, tuple[str, list[object]]] = {
        "kind": ("UPDATE organisations_unit SET kind = %s WHERE id = %s", [kinds[value + 2], unit.pk]),
        "closed_date": ("UPDATE organisations_unit SET closed_date = %s WHERE id = %s", [day, unit.pk]),
        "founded_date": ("UPDATE organisations_unit SET founded_date = %s WHERE id = %s", [day, unit.pk]),
        "parent": (
            "UPDATE organisations_unit SET parent_id = %s WHERE id = %s",
            [others[(which + value) % len(others)].pk, unit.pk],
        ),
    }
    if counts:
        count = counts[which % len(counts)].pk
        said |= {
            "count": ("UPDATE organisations_headcount SET count = %s WHERE id = %s", [which + 5, count]),
            "delete": ("DELETE FROM organisations_headcount WHERE id = %s", [count]),
            "cut_off_date": (
                "UPDATE organisations_headcount SET cut_off_date = %s WHERE id = %s",
                [day, count],
            ),
        }
    if column in said:
        with connection.cursor() as cursor:
            cursor.execute(*said[column])


def test_acts_keep_the_sums(by: Actor) -> None:
    decision = factories.decision()
    county, other = (Unit.objects.get(division_code=code) for code in ("510703", "510704"))
    town, second = Unit.objects.get(name="丰谷镇总工会"), Unit.objects.get(name="吴家镇总工会")
    zone = factories.zone_federation(Unit.objects.get(division_code="5107"))
    assert agree(by)
    move_unit(by=by, unit=town, parent=other, decision=decision)
    assert agree(by)
    abolish_unit(by=by, unit=second, successor=Unit.objects.get(name="新桥镇总工会"), decision=decision)
    enter_counts(by=by, unit=town, counts=[(Measure.WORKERS, 9)], source="x", decision=decision)
    assert agree(by)
    move_unit(by=by, unit=other, parent=zone, decision=decision)
    assert agree(by)
    correct_unit(
        by=by,
        unit=town,
        kind=UnitKind.SUBDISTRICT,
        founded_date=None,
        division_code=None,
        decision=factories.decision(),
    )
    import_units(by=by, under=county, rows=[unit_row("石塘镇总工会")], as_of=factories.AS_OF, source="y")
    assert agree(by)


def test_a_unit_that_goes_leaves_the_sums(by: Actor) -> None:
    agree(by)
    firm = Unit.objects.get(name="甲公司工会")
    with connection.cursor() as cursor:
        for table in ("affiliation", "territory", "headcount", "unitcontact"):
            cursor.execute(f"DELETE FROM organisations_{table} WHERE unit_id = %s", [firm.pk])
        cursor.execute("DELETE FROM organisations_unit WHERE id = %s", [firm.pk])
    assert agree(by)
    assert not UnitTotal.objects.filter(kind="enterprise").exists()


def test_a_list_marks_the_unit_above_it_once(by: Actor) -> None:
    agree(by)
    county = Unit.objects.get(division_code="510703")
    rows = [unit_row(f"第{n:02}厂工会", kind=UnitKind.ENTERPRISE) for n in range(30)]
    import_units(by=by, under=county, rows=rows, as_of=factories.AS_OF, source="z")
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT DISTINCT unit_id, scope_path FROM kernel_mark WHERE subject = %s", [TOTALS.subject]
        )
        assert cursor.fetchall() == [(county.pk, county.scope_path)]


def test_only_what_is_marked_is_summed_up_anew(by: Actor) -> None:
    agree(by)
    before = dict(UnitTotal.objects.values_list("pk", "unit__division_code"))
    Headcount.objects.filter(unit__name="新桥镇总工会").update(count=51)
    agree(by)
    gone = set(before) - set(UnitTotal.objects.values_list("pk", flat=True))
    assert {before[key] for key in gone} == {"510704"}


def test_a_sum_holds_until_a_count_of_a_later_day_begins_to_speak(by: Actor) -> None:
    today, tomorrow = timezone.localdate(), timezone.localdate() + timedelta(1)
    town, county = Unit.objects.get(name="青义镇总工会"), Unit.objects.get(division_code="510703")
    Headcount.objects.create(unit=town, measure="workers", cut_off_date=tomorrow, count=100, source="x")
    assert agree(by)
    assert set(UnitTotal.objects.filter(unit=county).values_list("kind", "holds_until")) == {
        ("township", tomorrow),
        ("enterprise", None),
    }
    workers = UnitTotal.objects.get(unit=county, kind="township").workers
    assert derived.fresh(TOTALS, county.scope_path, on=today, by=by).fresh
    assert derived.fresh(TOTALS, county.scope_path, on=tomorrow, by=by).fresh
    assert UnitTotal.objects.get(unit=county, kind="township").workers == workers + 100


def test_of_another_day_nothing_is_stored(by: Actor) -> None:
    county = Unit.objects.get(division_code="510703")
    yesterday = timezone.localdate() - timedelta(1)
    assert totals.stored([county], on=yesterday, by=by) is None
    assert totals.stored([], on=timezone.localdate(), by=by) is None


def test_the_length_of_a_list_of_one_kind_is_what_is_stored(by: Actor) -> None:
    today, prefecture = timezone.localdate(), Unit.objects.get(division_code="5107")
    for kind in UnitKind:
        number = found(Entry(kind=kind, under=prefecture.scope_path), on=today, by=by).count()
        assert total(Entry(kind=kind), prefecture, on=today, by=by) == number
    narrowed = (
        Entry(),
        Entry("镇"),
        Entry(kind=UnitKind.ZONE, closed=True),
        Entry(kind=UnitKind.ZONE, counted=True),
    )
    assert [total(entry, prefecture, on=today, by=by) for entry in narrowed] == [None] * 4


def test_what_holds_is_read_in_two_queries(by: Actor, django_assert_num_queries: object) -> None:
    agree(by)
    federations = [unit for unit in Unit.objects.all() if unit.unit_kind.is_federation]
    with django_assert_num_queries(2):  # type: ignore[operator]
        totals.stored(federations, on=timezone.localdate(), by=by)
