"""An invented library, rows of questions to it, and what the explained answer says to each."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from random import Random

from niangjia.policy import facade as policy
from niangjia.policy.columns import agreeing, binding
from niangjia.policy.columns.agreeing import Said
from niangjia.policy.columns.binding import Row
from niangjia.policy.columns.compiling import Columns
from niangjia.policy.errors import FactError
from niangjia.policy.library import Library
from niangjia.policy.tests.columns import papers
from niangjia.policy.tests.columns.questions import questions

DAYS = (date(2017, 12, 31), date(2018, 1, 1), date(2020, 12, 31), date(2021, 1, 1), date(2021, 1, 1))
"""The eve of effect, both ends of the first terms, the first day of the next."""


@dataclass(frozen=True)
class Asked:
    """Columns, the rows that were asked, and the explained answers."""

    columns: Columns
    rows: Sequence[Row]
    wanted: Sequence[Said]

    def differences(self, got: Sequence[Said]) -> list[tuple[Row, Said, Said]]:
        """Each row that is not answered as explained: what was wanted, what came."""
        triples = zip(self.rows, self.wanted, got, strict=True)
        return [(row, wanted, said) for row, wanted, said in triples if wanted != said]


def invented(seed: int, *kinds: str, size: int) -> Asked:
    """So many rows to documents with provisions of these kinds."""
    some = Random(seed)
    held = papers.library(some, *kinds)
    rows = questions(some, held, size)
    return asked(held, papers.ID, some.choice(DAYS), readings(some, held), rows)


def asked(held: Library, provision: str, on: date, settings: Mapping[str, str], rows: Sequence[Row]) -> Asked:
    """The rows that columns can hold, with their answers."""
    columns = policy.columns(provision, on=on, documents=held, settings=settings)
    kept = [row for row in rows if _fits(columns, row)]
    return Asked(columns, kept, [agreeing.explained(held, columns, settings, row) for row in kept])


def readings(some: Random, held: Library) -> dict[str, str]:
    """A reading for some of the settings, one that every rule with the setting knows."""
    found: dict[str, set[str]] = {}
    for rule in held.rules:
        for name, setting in rule.provision.settings.items():
            found.setdefault(name, {*setting.readings}).intersection_update(setting.readings)
    return {
        name: some.choice(sorted(known)) for name, known in found.items() if known and some.random() < 0.6
    }


def _fits(columns: Columns, row: Row) -> bool:
    try:
        binding.contents(columns, row)
    except FactError:
        return False
    return True
