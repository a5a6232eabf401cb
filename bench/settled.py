"""A country settled: its units with what is known of them, people on their rosters, money for posts."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date
from itertools import groupby

from django.utils.timezone import localdate
from psycopg import Connection
from psycopg.types.range import DateRange

from bench.country import Country, PlantedUnit, people_of
from bench.house import Database
from bench.invented import AS_OF, GIVEN, Posting, Row, rows
from bench.planting import plant, planting
from niangjia.kernel import derived, names
from niangjia.kernel.actor import Scope
from niangjia.kernel.command import operator
from niangjia.kernel.derived import renewing
from niangjia.kernel.vault import vault
from niangjia.organisations.types import Measure
from niangjia.workforce.actions import drafts
from niangjia.workforce.models import Belonging, Certificate, Engagement, Person

SOURCE, RARE = "bench", "欧阳"
AT_ONE_UNIT = 3
EVERY_AWAY = 50
LEAVE = DateRange(date(2026, 3, 1), None)
POSTS, ALLOTTED, FUNDED = 20, 10, DateRange(date(2026, 1, 1), date(2027, 1, 1))

UNIT = PlantedUnit._fields[: PlantedUnit._fields.index("place")]
COUNTED = ("unit_id", "measure", "cut_off_date", "count", "source", "scope_path")
PERSON = (
    *("id", "unit_id", "name", "initials", "sex", "birth_date", "ethnic_group", "political_status"),
    *("education", "data_key", "profile_sealed", "id_number_sealed", "id_number_index", "phone_sealed"),
    *("phone_index", "scope_path"),
)
ENGAGEMENT = (
    *("id", "person_id", "unit_id", "form", "full_time", "employer", "post_title", "start_date"),
    *("contract_end_date", "open_ended", "leaving_reason", "monthly_wage", "insured", "remark"),
    *("profile_sealed", "scope_path"),
)
CERTIFICATE = (
    *("person_id", "level", "control_number", "obtained_date", "registration_number", "profile_sealed"),
    "scope_path",
)
SPELL = ("engagement_id", "status", "period", "workplace", "reason", "scope_path")
REPLY = (
    *("id", "unit_id", "number", "dated", "issuer", "year", "period", "posts", "allotted", "remark"),
    *("standing", "ended_number", "ended_reason", "scope_path"),
)
SHARE = ("reply_id", "source", "level", "person_months", "scope_path")
ALLOTMENT = ("reply_id", "unit_id", "posts", "scope_path")

FACTS = (
    """INSERT INTO organisations_affiliation (unit_id, parent_id, period, scope_path)
       SELECT id, parent_id, '(,)', scope_path FROM organisations_unit
        WHERE parent_id IS NOT NULL ORDER BY id""",
    """INSERT INTO organisations_territory (unit_id, division_code, period, scope_path)
       SELECT unit.id, coalesce(unit.division_code, parent.division_code), '(,)', unit.scope_path
         FROM organisations_unit unit LEFT JOIN organisations_unit parent ON parent.id = unit.parent_id
        ORDER BY unit.id""",
)
GRAMS = """
    INSERT INTO workforce_persongram (person_id, gram, scope_path)
    SELECT person.id, told.gram, person.scope_path
      FROM workforce_person person JOIN told_gram told USING (name) ORDER BY person.id
"""
Keys = dict[int, bytes]
"""The key of each person planted, wrapped."""


@dataclass(frozen=True, slots=True)
class Settled:
    """A person to be: the row of a roster that would tell of them, and the path of their unit."""

    id: int
    row: Row
    path: str


def settle(database: Database, country: Country) -> None:
    """Plant the whole country into an empty house."""
    with database.owner() as connection, planting(connection, operator()):
        _settle_units(connection, country)
        _settle_people(connection, country)
        _settle_money(connection, country)


def freshen() -> None:
    """Derive all that waits for it, in the house where Django is, as workers do in the background."""
    for what in renewing._known.values():
        everywhere = Scope.everything()
        derived.work_off(what, everywhere.low, everywhere.high, on=localdate(), tell=lambda *told: None)


def counties(country: Country) -> Iterator[list[PlantedUnit]]:
    """The primary-level units, county by county."""
    primary = (one for one in country.planted() if one.division_code is None)
    for _, units in groupby(primary, key=lambda one: one.parent_id):
        yield list(units)


def people(country: Country) -> Iterator[Settled]:
    """Everybody, a few at every unit that has any; the first of the first counties bear rare names."""
    told = 0
    for place, units in enumerate(counties(country)):
        number = people_of(len(units))
        places = range(-(-number // AT_ONE_UNIT))
        posted = [units[int(place * len(units) / len(places))] for place in places]
        postings = [Posting(one.id, one.name, "县") for one in posted]
        paths = {one.id: one.scope_path for one in posted}
        for serial, row in enumerate(rows(number, postings, first=told) if postings else (), told + 1):
            first = serial == told + 1 and place < len(GIVEN)
            one = replace(row, name=RARE + GIVEN[place]) if first else row
            yield Settled(serial, one, paths[row.unit_id])
        told += number


def _settle_units(connection: Connection, country: Country) -> None:
    plant(connection, "organisations_unit", UNIT, (one[: len(UNIT)] for one in country.planted()))
    for statement in FACTS:
        connection.execute(statement)
    counted = (
        (one.id, measure.value, AS_OF, one.workers, SOURCE, one.scope_path)
        for one in country.planted()
        if one.workers is not None
        for measure in Measure
    )
    plant(connection, "organisations_headcount", COUNTED, counted)


def _settle_people(connection: Connection, country: Country) -> None:
    keys: Keys = {}
    plant(connection, "workforce_person", PERSON, (_person(one, keys) for one in people(country)))
    plant(connection, "workforce_engagement", ENGAGEMENT, (_engagement(one, keys) for one in people(country)))
    certified = (one for one in people(country) if one.row.level)
    plant(connection, "workforce_certificate", CERTIFICATE, (_certificate(one, keys) for one in certified))
    away = (one for one in people(country) if one.id % EVERY_AWAY == 0)
    plant(connection, "workforce_spell", SPELL, ((one.id, "leave", LEAVE, "", "", one.path) for one in away))
    connection.execute("CREATE TEMP TABLE told_gram (name text, gram text) ON COMMIT DROP")
    called = {one.row.name for one in people(country)}
    with connection.cursor().copy("COPY told_gram FROM STDIN") as copy:
        for name in sorted(called):
            for gram in sorted(names.grams(name)):
                copy.write_row((name, gram))
    connection.execute(GRAMS)


def _settle_money(connection: Connection, country: Country) -> None:
    given = list(_replies(country))
    plant(connection, "funding_budgetreply", REPLY, (reply for reply, _, _ in given))
    plant(connection, "funding_replyshare", SHARE, (one for _, shares, _ in given for one in shares))
    plant(connection, "funding_replyallotment", ALLOTMENT, (one for _, _, spread in given for one in spread))


def _person(one: Settled, keys: Keys) -> tuple[object, ...]:
    row, key = one.row, vault().new_key()
    keys[one.id] = key
    assert row.ethnic_group and row.political_status and row.education
    person = Person(data_key=key, **drafts.person_facts(row), birth_date=row.birth_date)
    person.id_number = row.id_number
    person.seal_profile()
    return (
        *(one.id, row.unit_id, row.name, names.initials(row.name), row.sex.value, row.birth_date),
        *(row.ethnic_group.value, row.political_status.value, row.education.value, key),
        *(person.profile_sealed, person.id_number_sealed, person.id_number_index, person.phone_sealed),
        *(person.phone_index, one.path),
    )


def _engagement(one: Settled, keys: Keys) -> tuple[object, ...]:
    row = one.row
    assert row.form
    told = Engagement(employer=row.employer, post_title=row.post_title)
    return (
        *(one.id, one.id, row.unit_id, row.form.value, row.form.full_time, row.employer, row.post_title),
        *(row.start_date, row.contract_end_date, row.open_ended, "", row.monthly_wage, row.insured, ""),
        *(_sealed(told, keys[one.id]), one.path),
    )


def _certificate(one: Settled, keys: Keys) -> tuple[object, ...]:
    row = one.row
    assert row.level
    sealed = _sealed(Certificate(control_number=row.control_number), keys[one.id])
    return one.id, row.level.value, row.control_number, row.obtained_date, "", sealed, one.path


def _sealed(told: Belonging, key: bytes) -> object:
    told.person = Person(data_key=key)
    told.seal_profile()
    return told.profile_sealed


Planted = tuple[object, ...]


def _replies(country: Country) -> Iterator[tuple[Planted, Iterable[Planted], Iterable[Planted]]]:
    """A reply to every county's federation, which prefecture and county share, half of it allotted."""
    for number, units in enumerate(counties(country), 1):
        if len(units) < ALLOTTED:
            continue
        county, path = units[0].parent_id, units[0].scope_path[: -len("000000")]
        months = 12 * POSTS
        yield (
            (
                *(number, county, f"财社〔2026〕{number}号", date(2026, 1, 15), "财政局", 2026, FUNDED),
                *(POSTS, ALLOTTED, "", "standing", "", "", path),
            ),
            [(number, "federation_budget", level, months // 2, path) for level in ("prefecture", "county")],
            [(number, one.id, 1, one.scope_path) for one in units[:ALLOTTED]],
        )
