"""A few units of every sort answered again, one by one, in the explained way, before all is published."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import Any

from niangjia.kernel.command import Fault
from niangjia.kernel.figure import Figure
from niangjia.national.engine import Engine, pattern
from niangjia.policy import facade as policy

_COMPARED = ("status", "must", "may", "value", "document", "clause")


def compare(engine: Engine, units: Sequence[Path], *, provision: str, on: date) -> int:
    """Of each kind, rule and status one unit, the largest and the smallest. Returns how many.

    Raises Fault where the explained way says otherwise: what cannot be explained is not published.
    """
    columns = ", ".join(f"{one}: {one}" for one in ("code", "place", "kind", "workers", *_COMPARED))
    found = engine.rows(
        f"""select any_value(unit), arg_min(unit, workers), arg_max(unit, workers)
        from (select {{{columns}}} as unit, kind, status, document, clause, workers
            from read_parquet([{", ".join(map(pattern, units))}])) group by kind, status, document, clause"""
    )
    picked = {unit["code"]: unit for row in found for unit in row if unit}
    for unit in picked.values():
        explained = _explained(unit, provision, on)
        if explained != {name: unit[name] for name in _COMPARED}:
            raise Fault(
                f"单位 {unit['code']} 逐个计算的结果与成批计算的不同，没有写出结果：请把这句话转给维护人员。"
            )
    return len(picked)


def _explained(unit: Mapping[str, Any], provision: str, on: date) -> dict[str, object]:
    facts = {"kind": unit["kind"], "workers": unit["workers"]}
    figure = policy.evaluate(provision, place=unit["place"], on=on, facts=facts)
    assert isinstance(figure, Figure)
    cited = figure.citations[0] if figure.citations else None
    return {
        "status": figure.status.value,
        "must": figure.must,
        "may": figure.may,
        "value": figure.value,
        "document": cited and cited.document,
        "clause": cited and cited.clause,
    }
