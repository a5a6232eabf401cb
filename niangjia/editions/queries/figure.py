"""One number of an edition with its basis: from the frozen facts, by the texts that were in force then."""

from __future__ import annotations

from collections.abc import Sequence

from niangjia.archive import facade as archive
from niangjia.editions import access, freezing, rules
from niangjia.editions.models import Edition, EditionLine
from niangjia.editions.types import PLANNED, PLANNED_LABEL
from niangjia.kernel.access import NotThere
from niangjia.kernel.actor import Actor
from niangjia.kernel.figure import Figure
from niangjia.kernel.wording import Wording
from niangjia.policy import facade as policy
from niangjia.staffing import facade as staffing
from niangjia.staffing.types import LABELS, Line, Measure


def figure(
    edition: Edition, column: str, *, line: int | None, group: str, counted_in: str, by: Actor
) -> tuple[Wording, str, Figure]:
    """Title, subject and figure: of one line, of a county's sum, or of the sum over all.

    `column` is a `Measure` or `PLANNED`. Raises `NotThere`.
    """
    documents = archive.kept(edition.digests)
    title = PLANNED_LABEL if column == PLANNED else LABELS[Measure(column)]
    if line is not None:
        row = access.lines(edition, by).filter(pk=line).first()
        if row is None:
            raise NotThere(f"line {line}")
        return title, row.name, _of_row(edition, row, column, documents)
    rows = access.lines(edition, by)
    if group:
        rows = rows.filter(group_code=group)
    some = list(rows)
    if not some:
        raise NotThere(f"group {group}")
    subject = some[0].group_name if group else edition.unit.name
    return title, subject, _of_rows(edition, some, column, counted_in, documents, whole=not group)


def _of_row(edition: Edition, row: EditionLine, column: str, documents: policy.Library) -> Figure:
    line = _computed(edition, row, documents)
    if column != PLANNED:
        return staffing.figure_of_line(line, Measure(column), on=edition.on_date, documents=documents)
    posts = staffing.figure_of_line(line, Measure.VALUE, on=edition.on_date, documents=documents)
    return rules.figure_of_planned(
        line, row.planned, row.reason, citations=posts.citations, warnings=posts.warnings
    )


def _of_rows(
    edition: Edition,
    rows: Sequence[EditionLine],
    column: str,
    counted_in: str,
    documents: policy.Library,
    *,
    whole: bool,
) -> Figure:
    if column == PLANNED:
        counted = [row for row in rows if row.counted_in == counted_in]
        return rules.figure_of_planned_sum(
            [(row.group_name or row.name, row.planned) for row in counted], counted_in
        )
    return staffing.figure_of_groups(
        computed_groups(edition, rows, documents, whole=whole),
        Measure(column),
        counted_in,
        on=edition.on_date,
        documents=documents,
    )


def computed_groups(
    edition: Edition, rows: Sequence[EditionLine], documents: policy.Library, *, whole: bool
) -> list[staffing.Group]:
    """The rows computed again, grouped as they were; of the `whole` with what is funded above the units."""
    lines: dict[str, list[Line]] = {}
    names: dict[str, str] = {}
    for row in rows:
        code = row.group_code or row.code
        names[code] = row.group_name or row.name
        lines.setdefault(code, []).append(_computed(edition, row, documents))
    held = freezing.held_in(edition)
    groups = [staffing.Group(names[code], code, some, held.get(code, ())) for code, some in lines.items()]
    above = [one for code, some in held.items() if code not in lines for one in some] if whole else []
    return [*groups, staffing.Group(edition.unit.name, edition.unit.code, [], above)] if above else groups


def _computed(edition: Edition, row: EditionLine, documents: policy.Library) -> Line:
    return staffing.line_of(freezing.facts_of(row), on=edition.on_date, documents=documents)
