"""An edition as its workbook tells it."""

from __future__ import annotations

from niangjia.archive import facade as archive
from niangjia.editions import access, freezing
from niangjia.editions.models import Edition
from niangjia.editions.queries.figure import computed_groups
from niangjia.editions.queries.record import Step, steps
from niangjia.editions.queries.sums import groups_of, totals_of
from niangjia.editions.sheets import COLUMNS, Told, Value
from niangjia.editions.types import PLANNED, TRANSCRIBED
from niangjia.kernel.actor import Actor
from niangjia.kernel.wording import said_day
from niangjia.staffing import facade as staffing
from niangjia.staffing.types import Measure


def told(edition: Edition, *, by: Actor) -> Told:
    """Lines and sums as they were frozen; the clauses as the kept texts say them."""
    rows = list(access.lines(edition, by))
    documents = archive.kept(edition.digests)
    groups = computed_groups(edition, rows, documents, whole=True)
    sums = groups_of(edition, by=by)
    figures = [
        staffing.figure_of_groups(groups, measure, whole.counted_in, on=edition.on_date, documents=documents)
        for whole in totals_of(sums)
        for measure in (Measure.VALUE, Measure.FILLED)
    ]
    return Told(
        title=edition.title,
        subtitle=f"数据截至 {said_day(edition.on_date).zh}　{edition.state_label.zh}　导出人：{by.signature}",
        lines=[(freezing.line_of(row), row.planned, row.reason) for row in rows],
        sums=[
            (one.name or "合计", one.counted_in, [one.numbers[column] for column in (*COLUMNS, PLANNED)])
            for one in [*(each for each in sums if each.code), *totals_of(sums)]
        ],
        steps=[_step(one) for one in steps(edition, by=by)],
        citations=list(dict.fromkeys(one for figure in figures for one in figure.citations)),
        warnings=list(dict.fromkeys(one for figure in figures for one in figure.warnings)),
    )


def _step(step: Step) -> list[Value]:
    one, given = step.taken, step.taken.given
    return [
        *(step.move.label.zh, one.round, one.by_name, one.unit_name, given.on),
        *(given.number, given.paper_date, given.issuer, given.opinion),
        TRANSCRIBED.zh if step.transcribed else None,
    ]
