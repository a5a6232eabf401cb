"""Reading the roster: what each row says of a person and the engagement."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Mapping
from typing import TypeVar

from niangjia.kernel.identity import birth_date, sex_of
from niangjia.kernel.sheets import Book, Lookup, Match, Meaning, Problem, Reading, RowInReading, read
from niangjia.kernel.sheets.kinds import OPEN_ENDED
from niangjia.kernel.sheets.together import Groups, together
from niangjia.kernel.wording import Wording
from niangjia.workforce.sheets import checks, status
from niangjia.workforce.sheets.columns import ROSTER
from niangjia.workforce.sheets.levels import Held
from niangjia.workforce.types import EngagementRow, EngagementStatus

UnitId = TypeVar("UnitId")


def read_roster(
    book: Book,
    units: Lookup[UnitId],
    *,
    headings: Mapping[str, str | None] | None = None,
    progress: Callable[[int, int], None] | None = None,
) -> Reading[EngagementRow[UnitId]]:
    """The roster in `book`, its units found by `units`; raises `SheetError` when it holds no roster.

    `headings` and `progress` are those of `niangjia.kernel.sheets.read`.
    """
    meaning = Meaning(
        of=lambda row: engagement_of(row, units),
        identity=_identity,
        about="id_number",
        contradiction="same person, different facts",
        contradicted=Wording(
            "同一身份证号出现两次，内容不同", "the same ID number stands twice with other facts"
        ),
        together=lambda one, other: together(one, other, TOLD_TOGETHER),
        contradicting=_two_names,
        tells_place=units.area_in,
    )
    return read(book, ROSTER, meaning, headings=headings, progress=progress)


def engagement_of(row: RowInReading, units: Lookup[UnitId]) -> EngagementRow[UnitId] | None:
    """What a row says of a person and the engagement; None once anything stands against it."""
    id_number: str | None = row["id_number"]
    if id_number is not None:
        checks.compare_with_id(row, id_number)
    unit = _unit(row, units)
    start, end = checks.contract_of(row)
    now = status.of(row, start, unit.name if unit else "")
    held = row["level"] or Held(())
    if held.others:
        others = "、".join(held.others)
        row.warn(f"另有其他证书，未登记：{others}", f"other certificates are not recorded: {others}")
    if row.problems or id_number is None or unit is None:
        return None
    born = birth_date(id_number)
    assert born is not None, "a number that its reader accepted has a birth date"
    phones: tuple[str, ...] = row["phone"] or ("",)
    return EngagementRow(
        name=row["name"],
        id_number=id_number,
        sex=sex_of(id_number),
        birth_date=born,
        ethnic_group=row["ethnic_group"],
        political_status=row["political_status"],
        education=row["education"],
        phone=phones[0],
        level=held.levels[0] if held.levels else None,
        control_number=row["control_number"] or "",
        obtained_date=row["obtained_date"],
        form=row["form"],
        unit_id=unit.key,
        unit=unit.name,
        county=unit.within,
        employer=row["employer"] or "",
        post_title=row["post_title"] or "",
        start_date=start,
        contract_end_date=None if isinstance(end, str) else end,
        open_ended=end == OPEN_ENDED,
        monthly_wage=row["monthly_wage"],
        insured=row["insured"],
        status=now.status,
        remark=row["remark"] or "",
        left_date=now.left_date,
        leaving_reason=now.reason,
        status_from=now.begins,
        status_to=now.ends,
        workplace=now.workplace,
        further_levels=held.levels[1:],
        other_phones=phones[1:],
        bank_card=row["bank_card"] or "",
        address=row["address"] or "",
    )


def _unit(row: RowInReading, units: Lookup[UnitId]) -> Match[UnitId] | None:
    written: str | None = row["unit"]
    if written is None:
        return None
    answer = units.find(written, row["county"])
    if not isinstance(answer, Match):
        row.refuse("unit", answer.code, answer.message)
        return None
    if answer.name != written:
        row.correct("unit", answer.name, answer.by)
    return answer


TOLD_TOGETHER: Groups = (
    {"name": ""},
    {"unit_id": None},
    {"form": None},
    {"start_date": None},
    {"contract_end_date": None, "open_ended": False},
    {"phone": "", "other_phones": ()},
    {"level": None, "further_levels": ()},
    {
        **{"status": EngagementStatus.ON_DUTY, "left_date": None, "leaving_reason": "", "status_from": None},
        **{"status_to": None, "workplace": "", "remark": ""},
    },
    *({name: None} for name in ("ethnic_group", "political_status", "education", "obtained_date")),
    *({name: None} for name in ("monthly_wage", "insured")),
    *({name: ""} for name in ("control_number", "employer", "post_title", "bank_card", "address")),
)


def _two_names(one: EngagementRow[UnitId], other: EngagementRow[UnitId]) -> Problem | None:
    if one.name == other.name:
        return None
    message = Wording(
        f"同一身份证号有两个姓名：{one.name}、{other.name}",
        f"one ID number has two names: {one.name}, {other.name}",
    )
    return Problem("one id, two names", message, "name")


def _identity(engagement: EngagementRow[UnitId]) -> Hashable:
    return engagement.id_number
