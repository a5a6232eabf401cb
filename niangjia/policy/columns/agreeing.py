"""Whether columns say what the explained answer says, to the last digit."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from decimal import Decimal

from niangjia.kernel.figure import Figure, Status, Value, Verdict
from niangjia.policy.columns.arrays import Outcome
from niangjia.policy.columns.binding import Row, bound, hundredths, text
from niangjia.policy.columns.compiling import Columns
from niangjia.policy.columns.compiling import columns as columns_of
from niangjia.policy.columns.program import RowStatus
from niangjia.policy.columns.tree import Shape
from niangjia.policy.errors import FactError
from niangjia.policy.explaining import explain
from niangjia.policy.library import Library

Answer = Figure | Verdict | FactError
"""What `evaluate` gave, or why it refused."""
Said = Mapping[str, int | str | None]
"""status, rule (by what it is cited as) and every number, by column."""

_STATUSES = {
    Status.VALUE: RowStatus.VALUE,
    Status.MISSING: RowStatus.MISSING,
    Status.NOT_APPLICABLE: RowStatus.NOT_APPLICABLE,
}


def explained(held: Library, columns: Columns, settings: Mapping[str, str], row: Row) -> Said:
    """What the explained answer says to a row, as columns would. What its rule does not set is left aside."""
    rule = columns.rule(text(row.place), text(row.facts.get("kind")))
    answering = columns.rules[rule]
    declared = answering.provision.settings if answering else {}
    chosen = {name: reading for name, reading in settings.items() if name in declared}
    try:
        answer: Answer = explain(
            held,
            columns.provision_id,
            place=row.place,  # type: ignore[arg-type]
            on=columns.on,
            facts=row.facts,
            settings=chosen,
        )
    except FactError as refused:
        answer = refused
    return _as_columns(columns, rule, answer)


def disagreement(
    held: Library, provision_id: str, *, on: date, settings: Mapping[str, str], row: Row
) -> str | None:
    """Where arrays answer a row otherwise than explained; None where they do not, or no column holds it."""
    compiled = columns_of(held, provision_id, on=on, settings=settings)
    try:
        found = next(rows(compiled, bound(compiled, [row]).answered(compiled)))
    except FactError:
        return None
    wanted = explained(held, compiled, settings, row)
    return None if found == wanted else f"explained {dict(wanted)}, in columns {dict(found)}"


def _as_columns(columns: Columns, rule: int, answer: Answer) -> Said:
    numbers: dict[str, int | None] = dict.fromkeys(columns.outputs)
    if isinstance(answer, FactError):
        return {"status": RowStatus.REFUSED, **numbers}
    found: dict[str, Value | None] = {}
    if isinstance(answer, Verdict):
        status, cited = RowStatus.VALUE, answer.citations
        found["value"] = answer.allowed
    else:
        status, cited = _STATUSES[answer.status], answer.citations
        found |= {"value": answer.value, "must": answer.must, "may": answer.may}
        found |= {f"part_{name}": figure.value for name, figure in answer.parts.items()}
    shapes = columns.shapes(rule)
    for name, value in found.items():
        number = None if value is None else _number(value, shapes.get(name, Shape.AMOUNT))
        if number is not None:
            numbers[name] = number
    citation = f"{cited[0].document} {cited[0].clause}" if cited else None
    return {"status": status, "citation": citation, **numbers}


def told(columns: Columns, status: int, rule: int, numbers: Mapping[str, int | None]) -> Said:
    """A row of columns, to be compared with `explained`: whoever refuses cites nothing."""
    cited = columns.rules[rule]
    if status == RowStatus.REFUSED:
        return {"status": RowStatus.REFUSED, **numbers}
    citation = f"{cited.citation.document} {cited.citation.clause}" if cited else None
    return {"status": RowStatus(status), "citation": citation, **numbers}


def rows(columns: Columns, outcome: Outcome) -> Iterator[Said]:
    """What arrays answered, row by row."""
    for at, (status, rule) in enumerate(zip(outcome.status, outcome.rule, strict=True)):
        numbers = {name: column[at] for name, column in outcome.outputs.items()}
        yield told(columns, int(status), int(rule), numbers)


def _number(value: Value, shape: Shape) -> int | None:
    if isinstance(value, date):
        return value.toordinal()
    if shape is Shape.AMOUNT:
        return hundredths(Decimal(value))
    return int(value) if value == int(value) else None
