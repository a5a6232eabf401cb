"""The plan as a page shows it: cards, bars, and rows of doors with their addresses."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from urllib.parse import urlencode

from django.urls import reverse

from niangjia.kernel.figure import Figure, Status
from niangjia.kernel.language import said
from niangjia.kernel.wording import Wording
from niangjia.organisations.types import UnitKind
from niangjia.staffing.queries import Overview, Plan, Summary
from niangjia.staffing.rules import being_renewed, figure_of_groups, flag
from niangjia.staffing.types import ANY, COUNTS, LABELS, PERSON, Line, Measure

NO_NUMBER = Wording("", "")
RENEWING = Wording("正在重算，变动前的数", "being worked out anew; from before")
SHORT = {Measure.FUNDED: Wording("尚未录入经费批复", "no budget reply entered yet")}
UNIT, COUNTY = Wording("单位", "unit"), Wording("县（市、区）", "county")
BELOW = {
    UnitKind.NATIONAL_FEDERATION: Wording("省（区、市）", "province"),
    UnitKind.PROVINCE_FEDERATION: Wording("市（州）", "prefecture"),
}
MOST_BARS = 40
DRAWN = (Measure.MUST, Measure.VALUE, Measure.FUNDED, Measure.FILLED)
THREE = (Measure.MUST, Measure.VALUE, Measure.FUNDED, Measure.FILLED)
LOOKS = {Measure.FUNDED: "mark", Measure.FILLED: "front"}


@dataclass(frozen=True, slots=True)
class Cell:
    """A number in the table and the address of its basis."""

    figure: Figure
    url: str
    measure: Measure


@dataclass(frozen=True, slots=True)
class Row:
    """A unit, or a federation with its sums."""

    name: str
    href: str
    line: Line | None
    cells: Sequence[Cell]

    @property
    def flag(self) -> Wording | None:
        """What a fall in workers asks, beside the unit."""
        return flag(self.line.fall) if self.line and self.line.fall else None


@dataclass(frozen=True, slots=True)
class Card:
    """A headline number."""

    label: Wording
    figure: Figure
    url: str
    sub: Wording | None = None
    tone: str = ""


def cards(plan: Plan | Summary) -> list[Card]:
    """The headline numbers, for each thing that is counted."""
    shown: list[Card] = []
    for unit, whole in plan.totals.items():
        counted = Wording("", "") if unit == PERSON else _in_brackets(unit)
        may = whole.numbers[Measure.MAY]
        units = Wording(
            f"{whole.units:,} 个单位，{whole.with_value:,} 个有数",
            f"units: {whole.units:,}, counted: {whole.with_value:,}",
        )
        further = Wording(f"另可增配 {may or 0:,} {COUNTS[unit].zh}", f"a further {may or 0:,} permitted")
        past = Wording(
            f"其中合同已到期 {whole.past_end:,} 名", f"{whole.past_end:,} with a contract past its end"
        )
        rest = plan.not_allotted
        left = Wording(f"其中尚未分配到单位 {rest:,} 名", f"{rest:,} of them not allotted to a unit yet")
        subs = {Measure.VALUE: units, Measure.MUST: further, Measure.FUNDED: left, Measure.FILLED: past}
        if not plan.state.fresh:
            subs = dict.fromkeys(Measure, RENEWING)
        for measure in (
            Measure.MUST,
            Measure.VALUE,
            Measure.FUNDED,
            Measure.FILLED,
            Measure.SHORTFALL,
            Measure.ABOVE,
        ):
            if measure is Measure.FUNDED and unit != PERSON and PERSON in plan.totals:
                continue
            shown_in = PERSON if measure is Measure.FUNDED else unit
            figure = _of_groups(plan, measure, shown_in)
            label = LABELS[measure]
            shown.append(
                Card(
                    Wording(f"{label.zh}{counted.zh}", f"{label.en}{counted.en}"),
                    figure,
                    address(measure, plan.day, under=plan.code, count=shown_in),
                    subs.get(measure) if figure.known else SHORT.get(measure, figure.reason),
                    "red" if measure is Measure.SHORTFALL and figure.value else "",
                )
            )
    return shown


def bars(plan: Plan | Overview) -> Mapping[str, object]:
    """Quota, funded and filled side by side, by the federation next below; a click narrows the plan to it."""
    persons = plan.totals.get(PERSON)
    numbers = persons.numbers if persons else {}
    drawn = [one for one in DRAWN if one is Measure.FILLED or numbers.get(one) is not None]
    rows = []
    for group in [one for one in plan.groups if one.total(ANY).units][:MOST_BARS]:
        numbers = group.total(PERSON).numbers
        rows.append(
            {
                "name": group.name,
                "href": _plan_of(group.code, plan.day),
                "values": [numbers[one] for one in drawn],
            }
        )
    each = _each(plan)
    names = [LABELS[one] for one in drawn]
    label = Wording(
        f"各{each.zh}{'、'.join(one.zh for one in names)}",
        f"{', '.join(one.en.lower() for one in names).capitalize()} by {each.en}",
    )
    return {
        "kind": "bars",
        "label": said(label),
        "axis": said(each),
        "series": [
            {"name": said(name), "look": LOOKS.get(one, "behind")}
            for name, one in zip(names, drawn, strict=True)
        ],
        "rows": rows,
    }


def group_rows(plan: Plan | Overview, measures: Iterable[Measure]) -> list[Row]:
    """The sums by the federation next below, once for each thing that is counted."""
    if not plan.federations:
        return []
    rows = []
    for unit in plan.totals:
        for group in plan.groups:
            whole = group.total(unit)
            if not whole.units and unit != PERSON:
                continue
            cells = [
                Cell(
                    bare(whole.numbers[measure], whole.status(measure), unit),
                    address(measure, plan.day, under=group.code, count=unit),
                    measure,
                )
                for measure in measures
            ]
            name = group.name if unit == PERSON else f"{group.name}{said(_in_brackets(unit))}"
            rows.append(Row(name, _plan_of(group.code, plan.day), None, cells))
    return rows


def unit_rows(lines: Iterable[Line], measures: Sequence[Measure], *, day: date | None) -> list[Row]:
    """Unit by unit."""
    return [
        Row(
            line.name,
            reverse("organisations:unit", args=[line.code]),
            line,
            [
                Cell(
                    bare(line.number(measure), line.status_of(measure), line.unit),
                    address(measure, day, unit=line.code),
                    measure,
                )
                for measure in measures
            ],
        )
        for line in lines
    ]


def three_of(line: Line, day: date | None) -> list[tuple[Wording, Cell]]:
    """Quota, funded and filled of one unit: three numbers that stay apart."""
    [row] = unit_rows([line], THREE, day=day)
    return [(LABELS[cell.measure], cell) for cell in row.cells]


def three_below(plan: Plan | Overview) -> list[tuple[Wording, Cell]]:
    """The same of all below a federation."""
    return [
        (
            LABELS[one],
            Cell(
                _of_groups(plan, one, PERSON),
                address(one, plan.day, under=plan.under.code, count=PERSON),
                one,
            ),
        )
        for one in THREE
    ]


def bare(number: int | None, status: Status, unit: str) -> Figure:
    """A number as a cell shows it; its basis is fetched when the door is opened."""
    if number is None:
        return Figure(status, unit, reason=NO_NUMBER)
    return Figure(Status.VALUE, unit, number)


def _of_groups(plan: Plan | Summary, measure: Measure, unit: str) -> Figure:
    figure = figure_of_groups(plan.groups, measure, unit, on=plan.on)
    return figure if plan.state.fresh else being_renewed(figure)


def address(measure: Measure, day: date | None, **of: str) -> str:
    """Where the basis of a number stands; no day is the present one, and persons are counted if nothing is
    said: a page has hundreds of these."""
    asked = {**of, "on": day.isoformat()} if day else dict(of)
    if not asked.get("under", "told"):
        del asked["under"]  # of all members of a named set
    if asked.get("count") == PERSON and measure is not Measure.WORKERS:
        del asked["count"]
    return f"{_basis(measure)}?{urlencode(asked)}"


@lru_cache(maxsize=len(Measure))
def _basis(measure: Measure) -> str:
    return reverse("staffing:figure", args=[measure.value])


def _in_brackets(unit: str) -> Wording:
    """What is counted, after a name or a heading: （个服务项目）, (service projects)."""
    return Wording(f"（{COUNTS[unit].zh}）", f" ({COUNTS[unit].en})")


def _plan_of(code: str, day: date | None) -> str:
    asked = {"under": code, "on": day.isoformat()} if day else {"under": code}
    return f"{reverse('staffing:plan')}?{urlencode(asked)}"


def _each(plan: Plan | Overview) -> Wording:
    """What a bar stands for: a federation next below, or a unit itself."""
    return BELOW.get(plan.under.unit_kind, COUNTY) if plan.federations else UNIT
