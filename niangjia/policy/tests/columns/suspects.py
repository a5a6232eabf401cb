"""Rules of every kind with rows enough that nothing may be wrong in them unseen."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date, timedelta
from decimal import Decimal
from itertools import product
from typing import Any, NamedTuple

from niangjia.policy import words
from niangjia.policy.columns.binding import Row
from niangjia.policy.library import Library
from niangjia.policy.tests.columns.papers import provision, written

CODE = "510703"
DEFAULTS = {"base_above_threshold": ("stays", "lapses")}
Facts = Mapping[str, Any]


class Suspect(NamedTuple):
    """Terms of a kind under some readings, and the facts to ask about."""

    kind: str
    terms: Mapping[str, Any]
    readings: Mapping[str, str]
    facts: Sequence[Facts]

    @property
    def library(self) -> Library:
        """The one document that says so."""
        # A default must agree with the terms; the reading is asked for.
        settings = {name: (*DEFAULTS.get(name, (reading,)),) for name, reading in self.readings.items()}
        values = [{"from": "2018-01-01", "to": None, **self.terms}]
        held = written(CODE, [provision(self.kind, "一", [], values, settings)])
        return Library.alone(held)

    @property
    def rows(self) -> list[Row]:
        """The questions."""
        return [Row(CODE, one) for one in self.facts]


def crossed(**facts: Sequence[object]) -> list[Facts]:
    """Every combination of these facts; None: not given."""
    return [dict(zip(facts, row, strict=True)) for row in product(*facts.values())]


def _amount(text: str) -> Decimal:
    return Decimal(text)


def fen(first: int, end: int, step: int = 1) -> list[Decimal]:
    """Amounts in hundredths."""
    return [Decimal(one) / 100 for one in range(first, end, step)]


def suspects() -> Iterator[Suspect]:
    """All of them."""
    yield from _headcount()
    yield from _amounts()
    yield from _cadences()
    yield from _conditions()
    yield from _filling()
    yield from _floors()
    yield from _honours()
    yield from _quantities()
    yield from _rubrics()
    yield from _targets()


def _headcount() -> Iterator[Suspect]:
    forces = {"must": "须", "may": "可", "as_reads": None}
    facts = crossed(workers=[None, -1, *range(0, 40)])
    ways = ((True, "excess", "stays"), (False, "total", "stays"), (False, "total", "lapses"))
    for base, step, (alone, of, above) in product(forces, forces, ways):
        terms = {
            "threshold": 5,
            "base": {"count": 2, "force": base, "word": forces[base]},
            "step": {"every": 3, "add": 2, "of": of, "rounding": "ceil", "in_place_of_base": alone,
                     "at_least": 5 if alone else 0, "force": step, "word": forces[step]},
        }  # fmt: skip
        yield Suspect("headcount_steps", terms, {"base_above_threshold": above}, facts)


def _amounts() -> Iterator[Suspect]:
    facts = crossed(months=[None, -1, Decimal("-0.01"), *fen(0, 3200)])
    for amount, reading in product(("33.33", "33.3335"), ("by_month", "none")):
        terms = {"amount": _amount(amount), "months": 7 if (amount, reading) == ("33.33", "by_month") else 1}
        yield Suspect("amount_per_period", terms, {"proration": reading}, facts)


def _cadences() -> Iterator[Suspect]:
    leap_and_after = [date(1999, 12, 1) + timedelta(days=at) for at in range(470)]
    turns = [
        date(year, month, day)
        for year in (1, 4, *range(100, 9999, 900), 1600, 1700, 2100, 2200, 2399, 2400, 9998, 9999)
        for month, day in ((1, 1), (1, 31), (2, 28), (3, 1), (3, 31), (12, 31), (11, 30), (10, 31), (8, 30))
    ]
    days = [*leap_and_after, *turns, *(date.max - timedelta(days=at) for at in range(6, 9))]
    rhythms = {"week": {"weeks": 1}, "month": {"months": 1}, "quarter": {"months": 3}}
    written_ = {name: {"zh": f"{name}会", "en": name, **one} for name, one in rhythms.items()}
    facts = [
        *crossed(
            kind=[None, "无", *rhythms, *(f"{one}会" for one in rhythms)], last_date=[None, "无", days[0]]
        ),
        *crossed(kind=[*rhythms], last_date=days),
    ]
    for reading in ("interval", "calendar_period"):
        yield Suspect("cadence", {"rhythms": written_}, {"counting": reading}, facts)


def _conditions() -> Iterator[Suspect]:
    must, usual = {"force": "must", "word": "须"}, {"force": "default", "word": "一般"}
    named = {"zh": "条", "en": "c"}
    terms = {
        "conditions": [
            {"fact": "years", "at_least": 2, **named, **usual},
            {"fact": "since", "at_most": _amount("3.005"), **named, **must},
            {"fact": "closed", "is_true": True, **named, **must},
            {"fact": "valid", "is_true": True, **named, **usual},
        ],
        "exception": "reason",
    }
    facts = crossed(
        years=[None, -1, 0, fen(199, 200)[0], 2, 3],
        since=[None, -1, 3, _amount("3.01"), 0],
        closed=[None, 5, True, False],
        valid=[None, 5, True, False],
        reason=[None, "", "疫情", 5],
    )
    yield Suspect("conditions", terms, {}, facts)


def _filling() -> Iterator[Suspect]:
    names = [name for key, ones in words.EMPLOYMENT_FORMS.items() for name in (key, *ones)]
    facts = crossed(form=[None, "无", 5, *names], full_time=[None, True, False, 5])
    for full_time in (True, False):
        yield Suspect("filling", {"forms": ["direct", "dispatch"], "full_time": full_time}, {}, facts)


def _floors() -> Iterator[Suspect]:
    amounts = [None, -1, 0, fen(1, 2)[0], 1, fen(250, 251)[0]]
    facts = crossed(price=[*amounts, 5, 6, _amount("7.51")], people=[None, -1, 0, 1, 2], insurance=amounts)
    facts += crossed(price=fen(0, 900), people=[2], insurance=[_amount("2.5")])
    facts += crossed(price=[1], people=[1], insurance=fen(98, 103))
    for bound, strict in product(("people * 2 - insurance + 3", "people * insurance * price"), (True, False)):
        terms = {
            "fact": "price",
            "counted": "yuan",
            "strict": strict,
            "bound": {"one": bound},
            "needs": ["people"],
        }
        yield Suspect("floor", terms, {}, facts)


def _honours() -> Iterator[Suspect]:
    amounts = {"city": "100", "province": "250.5", "nation": "400", "old": "0.015"}
    levels = {name: {"zh": name, "en": name, "amount": _amount(one)} for name, one in amounts.items()}
    lists = [[*one] for size in range(4) for one in product([*levels], repeat=size)]
    facts: list[Facts] = crossed(honours=[None, 5, ["无"], ["city", "无"], "city", *lists])
    for reading in ("nothing", "in_full"):
        terms = {"levels": levels, "project": {"zh": "项", "en": "p"}}
        yield Suspect("highest_of", terms, {"same_level_again": reading}, facts)


def _quantities() -> Iterator[Suspect]:
    for least in ("7.5", "0.005"):
        quantity = {"one": {"at_least": _amount(least), "unit": "day", "fact": "days"}}
        terms = {"worded": {"zh": "周", "en": "w"}, "every_years": 1, "quantity": quantity}
        yield Suspect("minimum_quantity", terms, {}, crossed(days=[None, "无", -1, *fen(0, 1000)]))


def _targets() -> Iterator[Suspect]:
    facts = crossed(people=[None, -1, *range(7)], year=[None, -1, 0, *range(2017, 2024)])
    terms = {"fact": "people", "reach": 4, "counted": "person", "by_year": 2020}
    yield Suspect("target", terms, {}, facts)


def _rubrics() -> Iterator[Suspect]:
    named = {"zh": "行", "en": "row"}
    bands = [{"from_percent": one, "points": points} for one, points in ((0, 1), (50, 3), (90, 4))]
    papers = dict.fromkeys(("plan", "report", "photo"), named)
    given = {"shape": "given", "fact": "records", "up_to": 60}
    ratio = {
        "shape": "ratio_bands",
        "part": "satisfied",
        "whole": "surveyed",
        "bands": bands,
        "sample_floor": 30,
    }
    any_of = {"shape": "any_of", "fact": "documents", "papers": papers, "each": 2, "cap": 5}
    items = {"shape": "items", "fact": "media", "levels": {"city": 1, "nation": 3}, "cap": 7}
    lists = [[*one] for size in range(4) for one in product(papers, repeat=size)]
    items_of = [[[]], [["city", "nation"], ["city"]], [["nation"]]]
    counts = [{"city": one, "nation": two} for one, two in product(range(5), range(5))]
    shares = [*crossed(satisfied=[None, -1, *range(0, 42)], surveyed=[None, -1, 0, 1, 2, 7, 20, 40]),
              *crossed(satisfied=[*range(485, 515), *range(885, 915)], surveyed=[999, 1000])]  # fmt: skip
    ways: list[tuple[Any, int, Facts, list[Facts]]] = [
        (
            given,
            60,
            {"records": 1},
            crossed(records=[None, -1, "无", *fen(0, 310, 25), *fen(4800, 6100, 50)]),
        ),
        (ratio, 4, {"satisfied": 1, "surveyed": 2}, shares),
        (any_of, 5, {"documents": ["plan"]}, crossed(documents=[None, 5, ["无"], *lists])),
        (items, 7, {"media": {"city": 1}}, crossed(media=[None, 5, *items_of, *counts])),
    ]
    sides = [
        {"ratio": "exact", "lowest_edge": "in_upper_band", "republished": "highest_once",
         "half_points": "allowed", "split": "by_object"},
        {"ratio": "rounded", "lowest_edge": "in_lower_band", "republished": "each_level",
         "half_points": "whole_only", "split": "none"},
    ]  # fmt: skip
    for (one, most, right, facts), readings in product(ways, sides):
        # Two criteria in one row, and a row beside it: whatever one of them lacks, the other may have.
        criteria = [one, {"shape": "given", "fact": "work", "up_to": 1}]
        other = {"shape": "given", "fact": "other", "up_to": 1}
        rows = [{"id": "a", **named, "points": most + 1, "part": "x", "criteria": criteria},
                {"id": "b", **named, "points": 1, "part": "y", "criteria": [other]}]  # fmt: skip
        terms = {"total": most + 2, "parts": {"x": named, "y": named, "z": named}, "rows": rows}
        beside = crossed(work=[None, 0, 1, 2], other=[None, 0, 1, 2])
        varied = [{**fact, "work": 1, "other": 1} for fact in facts]
        yield Suspect("rubric", terms, readings, varied + [{**right, **one} for one in beside])
