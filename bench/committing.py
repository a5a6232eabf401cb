"""Committing a roster of new people, against a bare bulk insert of the same rows.

Bare means: the same rows of persons, engagements and certificates, ready in memory, by the same `bulk_create`
into plain copies of their tables in a schema of their own: with every index, without triggers, walls, foreign
keys and history. What the house adds (search fragments, history, sealing, scope, audit) is no part of it.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial

from django.db import connection
from django.db.models import Model
from django.utils import timezone

from bench import house, stage
from bench.house import Database
from bench.invented import Roster, Row, roster, rows
from bench.reading import Check
from bench.stage import Stage
from bench.timing import Contender, Finding, against, agree, in_turn
from niangjia.imports import actions
from niangjia.imports.models import Import
from niangjia.kernel.scope import acting
from niangjia.workforce.models import Certificate, Engagement, Person, PersonGram

AIM = 3.0
UNITS, PEOPLE, ROUNDS = 200, 10_000, 3
BARE = "bare"
BATCH = 5_000
TABLES: tuple[type[Model], ...] = (Person, Engagement, Certificate)
EMPTIED = ("workforce", "imports", "kernel")


def measure(people: int = PEOPLE, units: int = UNITS, *, rounds: int = ROUNDS) -> list[Finding]:
    """The storing alone; and the job of the wizard, which reads and compares the file once more before."""
    with house.database("committing") as database:
        own = stage.set_up(stage.spread(units))
        told = rows(people, own.postings)
        own.take_in(told)
        check_stored(told, own)
        bare = Bare.copied(database, own)
        bare.ready()
        bare.run()
        bare.check()
        committing = Committing(database, own, roster(told, wrong=0))
        committing.once_right()
        empty = partial(database.empty, EMPTIED)
        seconds = in_turn(
            {
                "bare": Contender(bare.run, bare.ready),
                "stored": Contender(partial(own.take_in, told), empty),
                "committed": Contender(committing.run, committing.ready),
            },
            rounds=rounds,
        )
    return [
        against(f"store {people:,} new people", seconds["stored"], seconds["bare"], aim=AIM),
        against("commit them: file read anew, stored", seconds["committed"], seconds["bare"], aim=AIM),
    ]


def check_stored(told: Sequence[Row], own: Stage) -> None:
    """Raise `WrongResult` unless every person stands as told, sealed, found by name, kept in history."""
    with acting(own.by):
        persons = Person.objects.order_by("pk")
        found = {(one.name, one.phone, one.masked_id_number[-4:], one.unit_id) for one in persons}
        agree(
            "persons stored", found, {(row.name, row.phone, row.id_number[-4:], row.unit_id) for row in told}
        )
        certificates = sum(row.level is not None for row in told)
        counts = [len(persons), Engagement.objects.count(), Certificate.objects.count()]
        agree("rows stored", counts, [len(told), len(told), certificates])
        agree("persons in history", _count("SELECT FROM workforce_personevent"), len(told))
        agree("persons with fragments", PersonGram.objects.values("person").distinct().count(), len(told))


@dataclass(slots=True)
class Bare:
    """The yardstick: rows as they stand in the house, and plain copies of their tables."""

    database: Database
    own: Stage
    records: dict[type[Model], list[Model]]

    @classmethod
    def copied(cls, database: Database, own: Stage) -> Bare:
        """Copy the tables, and fetch the rows."""
        copies = [
            f"CREATE TABLE {BARE}.{one._meta.db_table} (LIKE public.{one._meta.db_table} INCLUDING DEFAULTS"
            " INCLUDING CONSTRAINTS INCLUDING INDEXES INCLUDING IDENTITY)"
            for one in TABLES
        ]
        database.as_owner(
            f"CREATE SCHEMA {BARE}",
            *copies,
            f"GRANT USAGE ON SCHEMA {BARE} TO PUBLIC",
            f"GRANT ALL ON ALL TABLES IN SCHEMA {BARE} TO PUBLIC",
            f"GRANT ALL ON ALL SEQUENCES IN SCHEMA {BARE} TO PUBLIC",
        )
        with acting(own.by):
            return cls(database, own, {one: list(one._default_manager.order_by("pk")) for one in TABLES})

    def ready(self) -> None:
        """Empty the copies; the rows are new again."""
        names = ", ".join(f"{BARE}.{one._meta.db_table}" for one in TABLES)
        self.database.as_owner(f"TRUNCATE {names} RESTART IDENTITY")
        for records in self.records.values():
            for record in records:
                record.pk = None

    def run(self) -> None:
        """Insert them."""
        with acting(self.own.by):
            self._look_here()
            for table, records in self.records.items():
                table._default_manager.bulk_create(records, batch_size=BATCH)

    def check(self) -> None:
        """Raise `WrongResult` unless the copies hold what the house holds."""
        with acting(self.own.by):
            for table in TABLES:
                name, columns = table._meta.db_table, _told(table)
                house, bare = (f"SELECT {columns} FROM {schema}.{name}" for schema in ("public", BARE))
                differing = _count(
                    f"(({house}) EXCEPT ALL ({bare})) UNION ALL (({bare}) EXCEPT ALL ({house}))"
                )
                agree(f"rows of {name} that the copy has otherwise", differing, 0)

    def _look_here(self) -> None:
        with connection.cursor() as cursor:
            cursor.execute(f"SET LOCAL search_path = {BARE}, public")


@dataclass(frozen=True, slots=True)
class Committing:
    """The job of the wizard, on a file that was checked."""

    database: Database
    own: Stage
    told: Roster

    def ready(self) -> None:
        """An empty roster, and the file dropped and checked."""
        self.database.empty(EMPTIED)
        check = Check(self.own, self.told)
        check.ready()
        check.run()

    def run(self) -> None:
        """Commit it."""
        with acting(self.own.by):
            actions.commit(by=self.own.by, pk=Import.objects.get().pk, today=timezone.localdate())

    def once_right(self) -> None:
        """Raise `WrongResult` unless it stores what the file tells."""
        self.ready()
        self.run()
        check_stored(self.told.accepted, self.own)


def _told(table: type[Model]) -> str:
    """The columns that are told, not given by the table."""
    return ", ".join(field.column for field in table._meta.concrete_fields if not field.primary_key)


def _count(rows: str) -> int:
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT count(*) FROM ({rows}) AS counted")
        (number,) = cursor.fetchone()
    return int(number)
