"""Both example sets, from workbook to plan, against what the truth beside them says."""

from __future__ import annotations

import json
from collections import Counter
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from niangjia.imports.facade import import_file
from niangjia.kernel.actor import Actor
from niangjia.kernel.command import operator
from niangjia.kernel.scope import acting
from niangjia.staffing import printing, queries

ROOT = Path(__file__).parents[3]
ON = date(2026, 6, 30)


def truth_of(example: str) -> dict[str, Any]:
    """What each row of the example means."""
    return json.loads((ROOT / "tests" / "truth" / f"{example}.json").read_text(encoding="utf-8"))


def imported(example: str, under: str, *, by: Actor) -> None:
    """Both workbooks of an example, committed."""
    for kind in ("units", "roster"):
        import_file(
            by=by, kind=kind, path=ROOT / "examples" / example / f"{kind}.xlsx", under=under, as_of=None
        )


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("example", "under", "has_must"), [("mianyang", "5107", True), ("xiangyun", "532923", False)]
)
def test_the_plan_agrees_with_the_truth(example: str, under: str, has_must: bool) -> None:
    truth = truth_of(example)
    by = operator()
    with acting(by):
        imported(example, under, by=by)
        plan = printing.as_json(queries.plan(under, on=ON, by=by))
    units = {(one["county"], one["name"]): one for one in plan["units"]}
    assert set(units) == {(one["county"], one["name"]) for one in truth["units"]}
    filled = Counter((one["county"], one["unit"]) for one in truth["people"] if _taken(one))
    for one in truth["units"]:
        found = units[one["county"], one["name"]]
        must, may = _expected(one["workers"], one["kind"], has_must=has_must)
        assert (found["workers"], found["must"], found["may"]) == (one["workers"], must, may), one["name"]
        assert found["filled"] == filled[one["county"], one["name"]], one["name"]
        short = None if must is None else max(0, must - found["filled"])
        assert found["shortfall"] == short
        assert found["citations"] or found["status"] == "not_applicable"
    shortfalls = [one["shortfall"] for one in plan["units"] if one["shortfall"] is not None]
    assert plan["totals"]["person"]["shortfall"] == (sum(shortfalls) if shortfalls else None)


def _taken(person: dict[str, Any]) -> bool:
    """Of two rows that contradict each other neither is: which one is right nobody knows."""
    contradicted = person.get("undecided", False)
    return not person["reject"] and not contradicted and "duplicate_of" not in person


def _expected(workers: int, kind: str, *, has_must: bool) -> tuple[int | None, int | None]:
    if workers == 0:
        return None, None
    if has_must:
        return 1, max(0, workers - 2_000) // 3_000
    return (None, None) if kind == "行业" else (None, max(1, workers // 3_000))
