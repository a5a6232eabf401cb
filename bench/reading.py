"""Checking a roster, against merely reading the same cells with openpyxl."""

from __future__ import annotations

import io
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import partial

from django.utils import timezone
from openpyxl import load_workbook

from bench import house, stage
from bench.invented import AS_OF, HEADINGS, Roster, Row, roster, rows
from bench.stage import Stage
from bench.timing import Contender, Finding, against, agree, in_turn
from niangjia.imports import actions
from niangjia.imports.models import Import
from niangjia.imports.registry import importer_of
from niangjia.imports.types import Importer
from niangjia.kernel.scope import acting
from niangjia.kernel.sheets import Reading, open_bytes
from niangjia.organisations import facade as organisations
from niangjia.workforce.sheets import read_roster

AIM = 2.0
UNITS, PEOPLE, ROUNDS = 200, 10_000, 3
EVERY_NEW, EVERY_CHANGED, ABSENT = 50, 10, 40
FILE = "花名册.xlsx"


def measure(people: int = PEOPLE, units: int = UNITS, *, rounds: int = ROUNDS) -> list[Finding]:
    """Opened and read; checked as the wizard does, on an empty roster and on one that stands."""
    with house.database("reading") as database:
        own = stage.set_up(stage.spread(units))
        told = roster(rows(people, own.postings))
        check_read(read(told.content, own), told)
        agree("cells that openpyxl reads", read_cells(told.content), (people + 2) * len(HEADINGS))
        first, newer = Check(own, told), Check(own, told, standing=True)
        first.once_right()
        contenders = {
            "openpyxl": Contender(partial(read_cells, told.content)),
            "read": Contender(partial(read, told.content, own)),
            "first": Contender(first.run, first.ready),
        }
        seconds = in_turn(contenders, rounds=rounds)
        own.take_in(standing(told.accepted, own))
        database.settle()
        newer.once_right()
        contenders["first"] = Contender(newer.run, newer.ready)
        again = in_turn(contenders, rounds=rounds)
    size = f"{people:,} × {len(HEADINGS)}"
    return [
        against(
            f"open and read a roster, {size}",
            seconds["read"] + again["read"],
            seconds["openpyxl"] + again["openpyxl"],
            aim=AIM,
        ),
        against(f"check it whole: all {people:,} new", seconds["first"], seconds["openpyxl"], aim=AIM),
        against(f"check it whole: {people:,} stand already", again["first"], again["openpyxl"], aim=AIM),
    ]


def read_cells(content: bytes) -> int:
    """The yardstick: every cell once; returns how many."""
    book = load_workbook(io.BytesIO(content), read_only=True)
    cells = sum(1 for page in book.worksheets for row in page.iter_rows(values_only=True) for _ in row)
    book.close()
    return cells


def importer() -> Importer:
    """How rosters are read."""
    found = importer_of("roster")
    assert found is not None
    return found


def read(content: bytes, own: Stage) -> Reading[Row]:
    """Open the workbook and read it, its units found in the tree."""
    with acting(own.by):
        return read_roster(open_bytes(content, FILE), organisations.lookup(own.prefecture, by=own.by))


def check_read(found: Reading[Row], told: Roster) -> None:
    """Raise `WrongResult` unless the facts are the workbook's truth."""
    agree("rows refused", [(one.row, one.problems[0].code) for one in found.refused], list(told.refused))
    agree("number of rows accepted", len(found.accepted), len(told.accepted))
    for one, row in zip(found.accepted, told.accepted, strict=True):
        agree(f"row {one.row}", one.facts, row)


def standing(told: Sequence[Row], own: Stage) -> list[Row]:
    """The roster before the list: some not yet on it, some with another post, some no longer in the list."""
    known = [row for serial, row in enumerate(told) if serial % EVERY_NEW]
    changed = [
        replace(row, post_title="协理员") if serial % EVERY_CHANGED == 0 else row
        for serial, row in enumerate(known)
    ]
    return [*changed, *rows(ABSENT, own.postings, first=10 * len(told))]


@dataclass(frozen=True, slots=True)
class Check:
    """The job of the wizard: the dropped file opened, read, compared, and every line kept for the page."""

    own: Stage
    told: Roster
    standing: bool = False

    def ready(self) -> None:
        """Drop the file; an earlier one goes."""
        with acting(self.own.by):
            Import.objects.all().delete()
            actions.drop(
                by=self.own.by,
                importer=importer(),
                file_name=FILE,
                content=self.told.content,
                under=stage.PREFECTURE,
                as_of=AS_OF,
            )

    def run(self) -> Mapping[str, int]:
        """Check it; returns the counts the clerk sees."""
        with acting(self.own.by):
            workbook = actions.read(by=self.own.by, pk=Import.objects.get().pk, today=timezone.localdate())
            return dict(workbook.summary)

    def once_right(self) -> None:
        """Raise `WrongResult` unless the counts are the truth."""
        self.ready()
        counts, wanted = self.run(), self.wanted()
        agree("counts of the check", {key: counts.get(key) for key in wanted}, wanted)

    def wanted(self) -> dict[str, int]:
        """What the clerk is to see."""
        accepted = len(self.told.accepted)
        new = len(range(0, accepted, EVERY_NEW)) if self.standing else accepted
        changed = len(range(0, accepted - new, EVERY_CHANGED)) if self.standing else 0
        return {
            "accepted": accepted,
            "new": new,
            "changed": changed,
            "unchanged": accepted - new - changed,
            "refused": len(self.told.refused),
            "absent": ABSENT if self.standing else 0,
        }
