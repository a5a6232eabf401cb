"""The plan as the command line prints it."""

from __future__ import annotations

from typing import Any

from niangjia.staffing.queries import Plan
from niangjia.staffing.rules import figure_of_line, flag
from niangjia.staffing.types import COUNTS, LABELS, Line, Measure

SHOWN = (
    Measure.MUST,
    Measure.MAY,
    Measure.VALUE,
    Measure.FUNDED,
    Measure.FILLED,
    Measure.SHORTFALL,
    Measure.ROOM,
    Measure.ABOVE,
)


def as_json(plan: Plan) -> dict[str, Any]:
    """Units with numbers and clauses, totals by kind of count; null where there is no number."""
    return {
        "under": {"code": plan.under.code, "name": plan.under.name},
        "on": plan.on.isoformat(),
        "units": [_unit(line, plan) for line in plan.lines],
        "totals": {
            unit: {
                "units": total.units,
                "with_value": total.with_value,
                "not_applicable": total.not_applicable,
                "missing": total.missing,
                **{measure.value: total.numbers[measure] for measure in (Measure.WORKERS, *SHOWN)},
                "filled_past_contract_end": total.past_end,
            }
            for unit, total in plan.totals.items()
        },
    }


def _unit(line: Line, plan: Plan) -> dict[str, Any]:
    posts = figure_of_line(line, Measure.VALUE, on=plan.on)
    return {
        "code": line.code,
        "name": line.name,
        "county": line.county,
        "kind": line.kind,
        "workers": line.workers,
        "status": line.status.value,
        "unit": line.unit,
        **{measure.value: line.number(measure) for measure in SHOWN},
        "filled_by_form": dict(line.filling.by_form),
        "filled_past_contract_end": line.filling.past_end,
        "fall": str(flag(line.fall)) if line.fall else None,
        "reason": str(posts.reason) if posts.reason else None,
        "citations": [
            {
                "document": one.document,
                "clause": one.clause,
                "issuer": one.issuer,
                "in_force_from": one.in_force_from,
            }
            for one in posts.citations
        ],
        "warnings": [str(one) for one in posts.warnings],
    }


def in_words(plan: Plan) -> str:
    """Totals for a person."""
    lines = [f"{plan.under.name}，{plan.on.isoformat()}：{len(plan.lines)} 个单位"]
    for unit, total in plan.totals.items():
        numbers = "，".join(f"{LABELS[one].zh} {_number(total.numbers[one])}" for one in SHOWN)
        counts = f"{total.with_value} 个有数，{total.not_applicable} 个不适用，{total.missing} 个缺数据"
        units = f"{total.units} 个单位，{counts}"
        lines.append(f"  按{COUNTS[unit].zh}计（{units}）：{numbers}")
    return "\n".join(lines)


def _number(number: int | None) -> str:
    return "—" if number is None else f"{number:,}"
