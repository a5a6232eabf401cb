"""Taking a roster in: stored once, changed where it says otherwise, refused without a trace."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from django.db import IntegrityError, transaction

from niangjia.kernel.access import versions
from niangjia.kernel.figure import Refused
from niangjia.kernel.models import AuditEvent
from niangjia.kernel.roles import Role
from niangjia.kernel.scope import acting
from niangjia.organisations.tests.factories import actor_over, federation, imported, operator, unit_row
from niangjia.workforce import access
from niangjia.workforce.actions import import_roster
from niangjia.workforce.models import Certificate, Engagement, Person, PersonGram
from niangjia.workforce.queries.known import known_persons, on_other_rosters
from niangjia.workforce.tests.factories import TODAY, engagement_row, id_number, on_the_roster
from niangjia.workforce.types import EmploymentForm, ProfessionalLevel

pytestmark = pytest.mark.django_db
TABLES = (Person, Engagement, Certificate, PersonGram)


def town(county: str = "510703", name: str = "丰谷镇总工会") -> Any:
    return imported(federation(county), unit_row(name))[0]


def stored() -> list[list[dict[str, Any]]]:
    return [list(table.objects.order_by("pk").values()) for table in TABLES]  # type: ignore[attr-defined]


def test_a_row_becomes_a_person_an_engagement_and_a_certificate() -> None:
    unit = town()
    [person] = on_the_roster(unit, engagement_row(unit))
    by = operator()
    with acting(by):
        engagement, certificate = Engagement.objects.get(), Certificate.objects.get()
        grams = set(PersonGram.objects.values_list("gram", flat=True))
    assert person.masked_id_number == "510703********0011"[:14] + id_number(1)[-4:]
    assert person.masked_phone == "139****0001"
    assert (engagement.person_id, engagement.unit_id, engagement.monthly_wage) == (
        person.pk,
        unit.pk,
        Decimal("4600"),
    )
    assert certificate.level == ProfessionalLevel.ASSISTANT.value
    assert {"伟明", "zw", "张"} <= grams
    assert {person.scope_path, engagement.scope_path, certificate.scope_path} == {unit.scope_path}


def test_the_same_roster_again_changes_nothing() -> None:
    unit = town()
    rows = [engagement_row(unit), engagement_row(unit, 2, "李娜", level=None, phone="", monthly_wage=None)]
    by = operator()
    with acting(by):
        first = import_roster(by=by, under=unit, rows=rows, as_of=TODAY, source="a")
        before, kept = stored(), versions(Person, by).count()
        again = import_roster(by=by, under=unit, rows=rows, as_of=TODAY, source="b")
        assert stored() == before
        assert versions(Person, by).count() == kept
    assert (first, again) == ((2, 0, 0), (0, 0, 2))


@pytest.mark.parametrize(
    ("change", "table", "field", "value"),
    [
        ({"monthly_wage": Decimal("5200.00")}, Engagement, "monthly_wage", Decimal("5200.00")),
        ({"contract_end_date": None, "open_ended": True}, Engagement, "open_ended", True),
        ({"form": EmploymentForm.PARTY_MASS_PART_TIME}, Engagement, "full_time", False),
        ({"phone": "13700000000"}, Person, "masked_phone", "137****0000"),
        ({"control_number": "2025009"}, Certificate, "control_number", "2025009"),
    ],
)
def test_what_the_list_says_otherwise_is_changed(
    change: dict[str, Any], table: Any, field: str, value: object
) -> None:
    unit = town()
    on_the_roster(unit, engagement_row(unit), engagement_row(unit, 2, "李娜"))
    by = operator()
    with acting(by):
        rows = [engagement_row(unit, **change), engagement_row(unit, 2, "李娜")]
        assert import_roster(by=by, under=unit, rows=rows, as_of=TODAY, source="b") == (0, 1, 1)
        assert getattr(table.objects.order_by("pk").first(), field) == value


def test_whoever_comes_back_to_another_unit_is_on_its_roster_with_all_that_belongs_to_them() -> None:
    unit, other = imported(federation("510703"), unit_row(), unit_row("青义镇总工会"))
    [person] = on_the_roster(unit, engagement_row(unit))
    with acting(operator()):
        Engagement.objects.update(left_date=date(2026, 1, 1))
    on_the_roster(other, engagement_row(other, start_date=date(2026, 3, 1)))
    with acting(operator()):
        where = set(Engagement.objects.values_list("unit_id", "left_date"))
        paths = {one.scope_path for table in (Person, Certificate, PersonGram) for one in table.objects.all()}
        assert Person.objects.get().pk == person.pk
    assert where == {(unit.pk, date(2026, 1, 1)), (other.pk, None)}
    assert paths == {other.scope_path}


def test_a_higher_certificate_stands_beside_the_lower() -> None:
    unit = town()
    on_the_roster(unit, engagement_row(unit))
    on_the_roster(unit, engagement_row(unit, level=ProfessionalLevel.SOCIAL_WORKER))
    with acting(operator()):
        assert Certificate.objects.count() == 2


def test_who_may_only_read_imports_nothing() -> None:
    unit = town()
    leader = actor_over(unit, Role.LEADER)
    with acting(leader):
        with pytest.raises(Refused):
            import_roster(by=leader, under=unit, rows=[engagement_row(unit)], as_of=TODAY, source="x")
        assert stored() == [[], [], [], []]
        assert not AuditEvent.objects.filter(name__startswith="workforce").exists()


def test_a_person_at_a_unit_out_of_scope_is_stopped_by_the_wall() -> None:
    unit, other = town(), town("510704", "石马镇总工会")
    clerk = actor_over(unit)
    with acting(clerk):
        with pytest.raises(Exception, match=r"row-level security|null value"), transaction.atomic():
            import_roster(by=clerk, under=unit, rows=[engagement_row(other)], as_of=TODAY, source="x")
        assert stored() == [[], [], [], []]


@pytest.mark.parametrize(
    ("first", "second", "full_time", "allowed"),
    [
        ((date(2025, 1, 1), None), (date(2026, 1, 1), None), True, False),
        ((date(2025, 1, 1), None), (date(2026, 1, 1), None), False, True),
        ((date(2025, 1, 1), date(2026, 1, 1)), (date(2026, 1, 1), None), True, True),
        ((date(2025, 1, 1), date(2026, 1, 2)), (date(2026, 1, 1), None), True, False),
        ((None, None), (date(2026, 1, 1), None), True, False),
        ((None, date(2026, 1, 1)), (date(2026, 1, 1), None), True, True),
    ],
)
def test_two_full_time_engagements_never_overlap(
    first: Any, second: Any, full_time: bool, allowed: bool
) -> None:
    unit = town()
    [person] = on_the_roster(unit, engagement_row(unit))
    with acting(operator()):
        Engagement.objects.update(start_date=first[0], left_date=first[1])
        another = Engagement(
            person=person,
            unit=unit,
            form="direct",
            full_time=full_time,
            start_date=second[0],
            left_date=second[1],
        )
        if allowed:
            another.save()
        else:
            with pytest.raises(IntegrityError, match="one_full_time_engagement"), transaction.atomic():
                another.save()
        assert Engagement.objects.count() == 1 + allowed


def test_nobody_leaves_before_the_first_day() -> None:
    unit = town()
    on_the_roster(unit, engagement_row(unit))
    with acting(operator()), pytest.raises(IntegrityError, match="left_after_start"), transaction.atomic():
        Engagement.objects.update(left_date=date(2025, 1, 1))


def test_an_id_number_stands_once_in_the_whole_house() -> None:
    unit, other = town(), town("510704", "石马镇总工会")
    on_the_roster(unit, engagement_row(unit))
    clerk = actor_over(other)
    with acting(clerk):
        with pytest.raises(IntegrityError, match="id_number_index"), transaction.atomic():
            import_roster(by=clerk, under=other, rows=[engagement_row(other)], as_of=TODAY, source="x")
        assert stored() == [[], [], [], []]


def test_known_persons_come_with_present_engagement_and_certificates() -> None:
    unit = town()
    on_the_roster(unit, engagement_row(unit))
    by = operator()
    with acting(by):
        Engagement.objects.update(left_date=date(2026, 1, 1))
        person = Person.objects.get()
        now = Engagement.objects.create(person=person, unit=unit, form="direct", start_date=date(2026, 1, 1))
        known = known_persons([id_number(1), id_number(2)], by=by)
    assert list(known) == [id_number(1)]
    assert known[id_number(1)].engagement == now
    assert set(known[id_number(1)].certificates) == {"assistant"}


def test_someone_on_another_roster_is_told_of_by_one_bit_and_audited() -> None:
    unit, other = town(), town("510704", "石马镇总工会")
    on_the_roster(unit, engagement_row(unit))
    clerk = actor_over(other)
    asked = [id_number(1), id_number(2)]
    with acting(clerk):
        assert known_persons([id_number(1)], by=clerk) == {}
        assert on_other_rosters(asked, by=clerk, on=TODAY) == {asked[0]}
        assert not access.persons(clerk).exists()
        event = AuditEvent.objects.get(name="workforce.person.met_elsewhere")
    assert event.details == {"asked": 2, "on another roster": 1}
    assert (event.scope_path, event.actor) == (other.scope_path, clerk.key)


def test_asking_in_vain_leaves_no_event_and_one_s_own_are_not_elsewhere() -> None:
    unit = town()
    on_the_roster(unit, engagement_row(unit))
    clerk = actor_over(unit)
    with acting(clerk):
        assert on_other_rosters([id_number(1), id_number(9)], by=clerk, on=TODAY) == set()
        assert not AuditEvent.objects.filter(name="workforce.person.met_elsewhere").exists()
        assert access.persons(clerk).count() == 1
