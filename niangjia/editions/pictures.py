"""Editions as pages show them: cards, bars, a timeline, rows of doors with their addresses."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from urllib.parse import urlencode

from django.urls import reverse
from django.utils.timezone import localtime

from niangjia.editions.actions.planning import shown
from niangjia.editions.flow import FLOW
from niangjia.editions.freezing import line_of
from niangjia.editions.models import Edition, EditionLine
from niangjia.editions.queries import Summed
from niangjia.editions.types import COLUMNS, PLANNED, PLANNED_LABEL, State
from niangjia.kernel.figure import Figure, Status
from niangjia.kernel.flows import Taken
from niangjia.kernel.language import said
from niangjia.kernel.locking import mark
from niangjia.kernel.wording import Wording, said_day
from niangjia.organisations.types import UnitKind
from niangjia.staffing.types import COUNTS, LABELS, PERSON, Measure

NO_NUMBER = Wording("", "")
CARDS = (Measure.MUST, Measure.VALUE, Measure.FUNDED, Measure.FILLED, Measure.SHORTFALL, PLANNED)
MOST_BARS = 40
LEAST_DRAWN = timedelta(days=5)
"""A bar of a day could not be seen beside a year; the exact days are told."""
LOOKS = {
    State.DRAFT: "plain",
    State.COUNTERSIGNING: "amber",
    State.COUNTERSIGNED: "amber",
    State.REQUESTED: "blue",
    State.APPROVED: "green",
    State.PUBLISHED: "front",
    State.SUPERSEDED: "grey",
    State.WITHDRAWN: "grey",
}


@dataclass(frozen=True, slots=True)
class Card:
    """A headline number."""

    label: Wording
    figure: Figure
    url: str
    sub: Wording | None = None
    tone: str = ""


@dataclass(frozen=True, slots=True)
class Cell:
    """A number in a table and the address of its basis."""

    figure: Figure
    url: str


@dataclass(frozen=True, slots=True)
class Row:
    """A line, or a county with its sums."""

    name: str
    href: str
    cells: Sequence[Cell]
    line: EditionLine | None = None
    kind_label: Wording = NO_NUMBER
    mark: str = ""


def label_of(column: str) -> Wording:
    """What a column is called."""
    return PLANNED_LABEL if column == PLANNED else LABELS[Measure(column)]


def cards(edition: Edition, totals: Sequence[Summed]) -> list[Card]:
    """The headline numbers, for each thing that is counted."""
    made = []
    for whole in totals:
        counted = "" if whole.counted_in == PERSON else f"（{COUNTS[whole.counted_in].zh}）"
        counted_en = "" if whole.counted_in == PERSON else f" ({COUNTS[whole.counted_in].en})"
        for column in CARDS:
            figure, label = whole.figure(column), label_of(column)
            made.append(
                Card(
                    Wording(f"{label.zh}{counted}", f"{label.en}{counted_en}"),
                    figure,
                    address(edition, column, count=whole.counted_in),
                    _under(whole, column),
                    "red" if column == Measure.SHORTFALL and figure.value else "",
                )
            )
    return made


def _under(whole: Summed, column: str) -> Wording | None:
    unit, numbers = COUNTS[whole.counted_in], whole.numbers
    if column == Measure.VALUE:
        return Wording(f"{whole.units:,} 个单位", f"{whole.units:,} units")
    planned, filled = numbers[PLANNED], numbers[Measure.FILLED]
    if column == PLANNED and planned is not None and filled is not None:
        more = planned - filled
        return Wording(f"比已配多 {more:,} {unit.zh}", f"{more:,} more than filled")
    return None


def bars(edition: Edition, groups: Sequence[Summed], lines: Iterable[EditionLine]) -> Mapping[str, object]:
    """Mandatory, planned and filled side by side: by county, of a county by the units that lack most."""
    columns = (Measure.MUST, PLANNED, Measure.FILLED)
    persons = [one for one in groups if one.counted_in == PERSON]
    by_county = any(one.code for one in persons)
    if by_county:
        rows = [
            {
                "name": one.name,
                "href": f"?group={one.code}#lines",
                "values": [one.numbers[column] for column in columns],
            }
            for one in persons[:MOST_BARS]
        ]
    else:
        rows = [
            {
                "name": one.name,
                "href": f"?{urlencode({'q': one.code})}#lines",
                "values": [getattr(one, column) for column in columns],
            }
            for one in lines
        ]
    looks = ("behind", "mark", "front")
    each = Wording("县（市、区）", "county") if by_county else Wording("单位", "unit")
    title = Wording(f"各{each.zh}须配、计划与已配", f"Mandatory, planned and filled by {each.en}")
    return {
        "kind": "bars",
        "label": said(title),
        "axis": said(each),
        "series": [
            {"name": said(label_of(column)), "look": look}
            for column, look in zip(columns, looks, strict=True)
        ],
        "rows": rows,
    }


def group_rows(edition: Edition, groups: Sequence[Summed]) -> list[Row]:
    """The sums by county, once for each thing that is counted; nothing where there are no counties."""
    rows = []
    for one in groups:
        if not one.code:
            continue
        name = one.name if one.counted_in == PERSON else f"{one.name}（{said(COUNTS[one.counted_in])}）"
        cells = [
            Cell(one.figure(column), address(edition, column, group=one.code, count=one.counted_in))
            for column in (*COLUMNS, PLANNED)
        ]
        rows.append(Row(name, f"?group={one.code}#lines", cells))
    return rows


def line_rows(edition: Edition, lines: Iterable[EditionLine], *, editable: bool) -> list[Row]:
    """Unit by unit; of a draft with the mark by which a decision on it is taken."""
    rows = []
    for one in lines:
        line = line_of(one)
        cells = [
            Cell(
                _bare(line.number(column), line.status_of(column), _unit(one, column)),
                _of(edition, column, one),
            )
            for column in COLUMNS
        ]
        planned = Status.VALUE if one.planned is not None else Status.MISSING
        cells.append(Cell(_bare(one.planned, planned, one.counted_in), _of(edition, PLANNED, one)))
        rows.append(
            Row(
                one.name,
                reverse("organisations:unit", args=[one.code]),
                cells,
                one,
                UnitKind(one.kind).label,
                mark(shown(one)) if editable else "",
            )
        )
    return rows


def timeline(
    editions: Sequence[Edition], steps: Mapping[int, Sequence[Taken]], *, today: date
) -> Mapping[str, object] | None:
    """Each edition a lane, each state it was in a bar; None where there is nothing to show."""
    rows = [row for lane, one in enumerate(editions) for row in _stays(lane, one, steps[one.pk], today)]
    if not rows:
        return None
    first = min(date.fromisoformat(str(row["from"])) for row in rows)
    last = max(date.fromisoformat(str(row["to"])) for row in rows)
    return {
        "kind": "timeline",
        "label": said(Wording("各版办理进程", "How each edition went")),
        "axis": said(Wording("年度计划", "annual plan")),
        "from": date(first.year, 1, 1).isoformat(),
        "to": date(max(last, today).year, 12, 31).isoformat(),
        "today": today.isoformat(),
        "today_said": said(Wording("今天", "today")),
        "lanes": [_lane(one) for one in editions],
        "rows": rows,
    }


def _stays(lane: int, one: Edition, steps: Sequence[Taken], today: date) -> Iterable[dict[str, object]]:
    begun = localtime(one.drafted_at).date()
    ends = [(localtime(step.at).date(), FLOW.move(step.move).end) for step in steps]
    stays = list(zip([(begun, State.DRAFT.value), *ends], [*(day for day, _ in ends), None], strict=True))
    for (since, state), until in stays:
        if until == since and until is not None:
            continue  # a state of less than a day is told by the steps, not drawn
        stands = State(state)
        drawn = until or _drawn_to(one, stands, since, today)
        yield {
            "lane": lane,
            "name": said(stands.label),
            "kind": _lane(one),
            "from": since.isoformat(),
            "to": drawn.isoformat(),
            "first": said(said_day(since)),
            "last": said(said_day(until)) if until else said(Wording("今", "now")),
            "look": LOOKS[stands],
        }


def _drawn_to(one: Edition, stands: State, since: date, today: date) -> date:
    """A plan in force holds to the end of its year; what has ended is a mark; the rest lasts until today."""
    seen = since + LEAST_DRAWN
    if stands is State.PUBLISHED:
        return max(date(one.year, 12, 31), seen)
    return seen if stands in (State.SUPERSEDED, State.WITHDRAWN) else max(today, seen)


def _lane(one: Edition) -> str:
    which = (
        Wording("年度", "annual")
        if one.annual
        else Wording(f"调整{one.number - 1}", f"adj. {one.number - 1}")
    )
    return f"{one.unit.short_name} {one.year} {said(which)}"


def _bare(number: int | None, status: Status, unit: str) -> Figure:
    if number is None:
        return Figure(status, unit, reason=NO_NUMBER)
    return Figure(Status.VALUE, unit, number)


def _unit(one: EditionLine, column: Measure) -> str:
    return "worker" if column is Measure.WORKERS else one.counted_in


def _of(edition: Edition, column: str, one: EditionLine) -> str:
    return address(edition, column, line=str(one.pk))


def address(edition: Edition, column: str, **of: str) -> str:
    """Where the basis of a number stands."""
    column = column.value if isinstance(column, Measure) else column
    return f"{reverse('editions:figure', args=[edition.pk, column])}?{urlencode(of)}"
