"""Lines of a plan, made from facts of nobody."""

from __future__ import annotations

from datetime import date

from niangjia.organisations.types import UnitKind
from niangjia.staffing.rules import Facts, line_of
from niangjia.staffing.types import Line
from niangjia.workforce.types import EmploymentForm, Tally

ON = date(2026, 6, 30)
MIANYANG, XIANGYUN, JINGHONG = "510703", "532923", "532801"


def facts(
    workers: int | None,
    *tallies: Tally,
    kind: UnitKind = UnitKind.TOWNSHIP,
    place: str | None = MIANYANG,
    name: str = "丰谷镇总工会",
) -> Facts:
    """A unit with so many workers and such people."""
    return Facts(
        unit_id=1,
        code="GH00000001",
        name=name,
        path="000001",
        kind=kind,
        county="涪城区",
        found_by="丰谷镇总工会 fgzzgh gh00000001 510703100",
        place=place,
        workers=workers,
        cut_off_date=ON if workers is not None else None,
        source="单位表",
        tallies=tallies,
    )


def line(workers: int | None, *tallies: Tally, **otherwise: object) -> Line:
    """The unit's line on the day."""
    return line_of(facts(workers, *tallies, **otherwise), on=ON)  # type: ignore[arg-type]


def people(
    number: int,
    form: EmploymentForm = EmploymentForm.DIRECT,
    *,
    past_end: bool = False,
    full_time: bool = True,
) -> Tally:
    """So many people of one form."""
    return Tally(form, full_time, past_end, number)
