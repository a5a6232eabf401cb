"""Documents that nobody wrote: every kind of provision, with numbers and readings drawn at random."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Mapping, Sequence
from decimal import Decimal
from pathlib import Path
from random import Random
from typing import Any

from niangjia.policy import words
from niangjia.policy.library import Library
from niangjia.policy.loading.documents import Document, read_document

ID = "some.thing"
PLACES = ("000000", "510000", "510700", "510703", "510703100")
"""One inside the other: nation, province, prefecture, county, township."""
NAMES = ("甲", "b", "select", "O'Neil", 'a"b', "back\\slash", "a`b")
"""Names that a document may give what it counts: none may upset an engine."""
UNITS = ("township", "subdistrict", "zone")
AMOUNTS = ("0", "1", "500", "0.01", "0.5", "12.34", "0.005", "0.015", "33.335", "1.1111")

Settings = Mapping[str, tuple[str, ...]]
Invented = tuple[dict[str, Any], Settings]
"""The terms, and the readings that their settings have, the default first."""


def _words(name: str) -> dict[str, str]:
    return {"zh": name, "en": name}


def headcount_steps(some: Random) -> Invented:
    """Threshold, base, step; with every rounding, basis, force and the base in place or not."""
    alone = some.random() < 0.4
    forces = {"must": "须", "may": "可", "as_reads": None}
    base, step = some.choice([*forces]), some.choice([*forces])
    rounding, of = some.choice(["floor", "ceil", "half_up"]), some.choice(["excess", "total"])
    terms = {
        "threshold": some.choice([0, 1, 5, 2000]),
        "base": {"count": some.choice([0, 1, 3]), "force": base, "word": forces[base]},
        "step": {
            "every": some.choice([1, 2, 3, 7, 3000]),
            "add": some.choice([1, 2]),
            "of": of,
            "rounding": rounding,
            "in_place_of_base": alone,
            "at_least": some.choice([0, 1, 4]) if alone else 0,
            "force": step,
            "word": forces[step],
        },
    }
    roundings = (rounding, *(one for one in ("floor", "ceil", "half_up") if one != rounding))
    bases = (of, "excess" if of == "total" else "total")
    above, least = ("stays", "lapses"), ("at_least", "none")
    return terms, {"rounding": roundings, "basis": bases, "minimum": least, "base_above_threshold": above}


def amount_per_period(some: Random) -> Invented:
    """An amount, finer than a fen at times."""
    terms = {"amount": Decimal(some.choice(AMOUNTS)), "months": some.choice([1, 7, 12])}
    return terms, {"proration": _shuffled(some, "by_month", "none")}


def cadence(some: Random) -> Invented:
    """Rhythms in weeks and months, one with the name of another, one past the end of any calendar."""
    rhythms = {}
    for name in some.sample([*NAMES[2:5], *UNITS], some.randint(1, 5)):
        in_weeks = some.random() < 0.4
        length = (
            {"weeks": some.choice([1, 2, 53, 10**6])} if in_weeks else {"months": some.choice([1, 3, 12])}
        )
        rhythms[name] = {"zh": some.choice([name, "例会"]), "en": name, **length}
    return {"rhythms": rhythms}, {"counting": _shuffled(some, "interval", "calendar_period")}


def conditions(some: Random) -> Invented:
    """Tests of every sort and force, a fact tested twice at times."""
    found = []
    for _ in range(some.randint(0, 4)):
        test = some.choice([{"at_least": _amount(some)}, {"at_most": _amount(some)}, {"is_true": True}])
        force = some.choice([{"force": "must", "word": "须"}, {"force": "default", "word": "一般"}])
        found.append({"fact": some.choice(NAMES), **_words("条件"), **test, **force})
    return {"conditions": found, "exception": some.choice(["reason", NAMES[0]])}, {}


def filling(some: Random) -> Invented:
    """Some forms of employment, at times none at all."""
    forms = some.sample([*words.EMPLOYMENT_FORMS], some.randint(0, 4))
    return {"forms": forms, "full_time": some.random() < 0.5}, {}


def floor(some: Random) -> Invented:
    """Sums with every sign, brackets, products of amounts, and whole numbers."""
    sums = ("minimum_wage", "people * months * pay_standard + insurance", "3 * (price - insurance)",
            "pay_standard * insurance", "people", "2 - months * people", "7", "insurance - insurance",
            "people - pay_standard * minimum_wage * 2 + price")  # fmt: skip
    readings = some.sample(["one", "other", "third"], some.randint(1, 3))
    terms = {
        "fact": some.choice(["price", "monthly_wage", "people", "days"]),
        "counted": "yuan",
        "strict": some.random() < 0.5,
        "bound": {one: some.choice(sums) for one in readings},
        "needs": some.sample(["people", "price", "insurance"], some.randint(0, 2)),
    }
    return terms, {"bound": tuple(readings)}


def guidance(some: Random) -> Invented:
    """No number."""
    return {"says": _words("引导")}, {}


def highest_of(some: Random) -> Invented:
    """Levels, at times none, at times with amounts finer than a fen or the same twice."""
    levels = some.sample(NAMES, some.choice([0, 1, 3, 4]))
    amounts = {one: {**_words(one), "amount": _amount(some)} for one in levels}
    settings = {"same_level_again": _shuffled(some, "nothing", "in_full")}
    return {"levels": amounts, "project": _words("项目")}, settings


def minimum_quantity(some: Random) -> Invented:
    """So many of one fact or another."""
    readings = some.sample(["one", "other"], some.randint(1, 2))
    quantity = {
        one: {"at_least": _amount(some), "unit": "day", "fact": some.choice(["days", "class_hours"])}
        for one in readings
    }
    return {"worded": _words("一周"), "every_years": 1, "quantity": quantity}, {"quantity": tuple(readings)}


def target(some: Random) -> Invented:
    """A number by a year."""
    fact = some.choice(["people", "year", NAMES[1]])
    terms = {"fact": fact, "reach": some.choice([1, 2020, 200_000]), "counted": "person", "by_year": 2020}
    return terms, {}


def rubric(some: Random) -> Invented:
    """Rows of criteria of all four shapes; facts come in two rows, and in two shapes, at times."""
    rows = []
    for name in some.sample(["value", "rule", "行", "x", "one"], some.randint(1, 4)):
        criteria = [some.choice(CRITERIA)(some) for _ in range(some.randint(1, 3))]
        points = sum(most for _, most in criteria)
        row = {"id": name, **_words(name), "points": max(points, 1), "part": some.choice(["one", "two"])}
        if points < 1:
            criteria.append(({"shape": "given", "fact": "study_records", "up_to": 1}, 1))
        rows.append({**row, "criteria": [one for one, _ in criteria]})
    terms = {
        "total": sum(row["points"] for row in rows),
        "parts": {"one": _words("甲"), "two": _words("乙"), "none": _words("丙")},
        "rows": rows,
    }
    return terms, {
        "ratio": _shuffled(some, "exact", "rounded"),
        "lowest_edge": _shuffled(some, "in_upper_band", "in_lower_band"),
        "republished": _shuffled(some, "highest_once", "each_level"),
        "half_points": _shuffled(some, "allowed", "whole_only"),
        "split": _shuffled(some, "by_object", "none"),
    }


def _given(some: Random) -> tuple[dict[str, Any], int]:
    up_to = some.choice([1, 5, 10])
    return {"shape": "given", "fact": some.choice(["study_records", "surveyed", "甲"]), "up_to": up_to}, up_to


def _any_of(some: Random) -> tuple[dict[str, Any], int]:
    papers = some.sample(NAMES, some.choice([0, 1, 3]))
    each, cap = some.choice([1, 2]), some.choice([1, 5])
    fact = some.choice(["documents", "papers"])
    written = {one: _words(one) for one in papers}
    return (
        {"shape": "any_of", "fact": fact, "papers": written, "each": each, "cap": cap},
        min(cap, each * len(papers)),
    )


def _ratio(some: Random) -> tuple[dict[str, Any], int]:
    starts = [0, *sorted(some.sample([1, 33, 50, 70, 90, 100], some.randint(0, 4)))]
    bands = [{"from_percent": one, "points": some.choice([0, 4, 8, 10])} for one in starts]
    facts = {"part": "satisfied", "whole": some.choice(["surveyed", "people"])}
    most = max(band["points"] for band in bands)
    return {"shape": "ratio_bands", **facts, "bands": bands, "sample_floor": 30}, most


def _items(some: Random) -> tuple[dict[str, Any], int]:
    levels = {one: some.choice([0, 1, 2, 3]) for one in some.sample(NAMES, some.choice([0, 1, 3]))}
    cap = some.choice([1, 5, 10])
    return {"shape": "items", "fact": some.choice(["media", "sharing"]), "levels": levels, "cap": cap}, cap


CRITERIA = (_given, _any_of, _ratio, _items)
KINDS: Mapping[str, Callable[[Random], Invented]] = {
    one.__name__: one
    for one in (amount_per_period, cadence, conditions, filling, floor, guidance, headcount_steps, highest_of,
                minimum_quantity, rubric, target)
}  # fmt: skip


def document(some: Random, kinds: tuple[str, ...], code: str) -> Document:
    """A document of one place: a provision for every kind of unit, or one for each of some."""
    whom: list[list[str]] = [[]]
    if some.random() < 0.5:
        whom = [[one] for one in some.sample(UNITS, some.randint(1, 2))]
    provisions = [
        _provision(some, some.choice(kinds), f"第{at}条", units) for at, units in enumerate(whom, 1)
    ]
    return written(code, provisions)


def written(code: str, provisions: Sequence[Mapping[str, Any]]) -> Document:
    """A document with these provisions, read as any other is."""
    header = {"number": f"{code}号", "title": "意见", "issuers": ["某总工会"], "jurisdiction": code,
              "dated": "unknown", "issued": "2018-01-01", "effective": "unknown"}  # fmt: skip
    text = json.dumps({"document": header, "provisions": provisions}, ensure_ascii=False, default=_decimal)
    # JSON has no exact fractions, the documents' YAML has.
    return read_document(re.sub(r'"([0-9.]+)#"', r"\1", text), Path(f"{code}.yaml"))


def provision(
    kind: str, clause: str, units: Sequence[str], values: Sequence[Mapping[str, Any]], settings: Settings
) -> dict[str, Any]:
    """A provision as a document has it."""
    declared = {
        name: {"default": names[0], "readings": {one: _words(one) for one in names}}
        for name, names in settings.items()
    }
    return {
        "id": ID, "clause": clause, "quote": "", "kind": kind, "force": "as_reads", "unit": "person",
        "applies_to": [*units], "settings": declared, "values": values,
    }  # fmt: skip


def library(some: Random, *kinds: str) -> Library:
    """Documents of some of the places one inside the other, with provisions of these kinds."""
    codes = [code for code in PLACES if some.random() < 0.6] or [PLACES[0]]
    held = tuple(document(some, kinds, code) for code in codes)
    # Not checked against each other: what weakens what is no matter of columns.
    return Library(held, tuple(rule for one in held for rule in one.rules))


def _provision(some: Random, kind: str, clause: str, units: list[str]) -> dict[str, Any]:
    terms, readings = KINDS[kind](some)
    values = [{"from": "2018-01-01", "to": None, **terms}]
    later, same = KINDS[kind](some)
    if some.random() < 0.4 and readings == same:
        values = [
            {"from": "2018-01-01", "to": "2020-12-31", **terms},
            {"from": "2021-01-01", "to": None, **later},
        ]
    settings = {name: names for name, names in readings.items() if some.random() < 0.8}
    return provision(kind, clause, units, values, settings)


def _decimal(number: Decimal) -> str:
    return f"{number}#"


def _amount(some: Random) -> Decimal:
    return Decimal(some.choice(AMOUNTS))


def _shuffled(some: Random, *names: str) -> tuple[str, ...]:
    return tuple(some.sample(names, len(names)))
