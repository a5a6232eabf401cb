"""Reading the roster: what each row says of a person and the engagement."""

from __future__ import annotations

from collections.abc import Hashable
from typing import TypeVar

from niangjia.kernel.identity import Sex, birth_date, sex_of
from niangjia.kernel.sheets import Book, Lookup, Match, Meaning, Reading, Repair, RowInReading, read
from niangjia.kernel.sheets.cells import squeezed
from niangjia.kernel.sheets.kinds import OPEN_ENDED
from niangjia.kernel.wording import Wording
from niangjia.workforce.sheets.columns import ROSTER
from niangjia.workforce.types import EngagementRow, EngagementStatus

UnitId = TypeVar("UnitId")


def read_roster(book: Book, units: Lookup[UnitId]) -> Reading[EngagementRow[UnitId]]:
    """The roster in `book`, its units found by `units`; raises `SheetError` when it holds no roster."""
    return read(
        book,
        ROSTER,
        Meaning(
            of=lambda row: engagement_of(row, units),
            identity=_identity,
            about="id_number",
            contradiction="same person, different facts",
            contradicted=Wording(
                "同一身份证号已出现，内容不同", "the same ID number stands above with other facts"
            ),
        ),
    )


def engagement_of(row: RowInReading, units: Lookup[UnitId]) -> EngagementRow[UnitId] | None:
    """What a row says of a person and the engagement; None once anything stands against it."""
    id_number: str | None = row["id_number"]
    if id_number is not None:
        _compare_sex(row, id_number)
    unit = _unit(row, units)
    _compare_dates(row)
    if row.problems or id_number is None or unit is None:
        return None
    born = birth_date(id_number)
    assert born is not None, "a number that its reader accepted has a birth date"
    end = row["contract_end_date"]
    return EngagementRow(
        name=row["name"],
        id_number=id_number,
        sex=sex_of(id_number),
        birth_date=born,
        ethnic_group=row["ethnic_group"],
        political_status=row["political_status"],
        education=row["education"],
        phone=row["phone"] or "",
        level=row["level"],
        control_number=row["control_number"] or "",
        obtained_date=row["obtained_date"],
        form=row["form"],
        unit_id=unit.key,
        unit=unit.name,
        county=unit.within,
        employer=row["employer"] or "",
        post_title=row["post_title"] or "",
        start_date=row["start_date"],
        contract_end_date=None if end == OPEN_ENDED else end,
        open_ended=end == OPEN_ENDED,
        monthly_wage=row["monthly_wage"],
        insured=row["insured"],
        status=_status(row),
        remark=row["remark"] or "",
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
        row.correct("unit", answer.name, Repair.ALIAS)
    return answer


def _compare_sex(row: RowInReading, id_number: str) -> None:
    written: Sex | None = row["sex"]
    told = sex_of(id_number)
    if written is not None and written is not told:
        message = Wording(
            f"性别写的是{written.label.zh}，身份证号显示为{told.label.zh}",
            f"the sex says {written.label.en}, the ID number {told.label.en}",
        )
        row.refuse("sex", "sex contradicts id", message)


def _compare_dates(row: RowInReading) -> None:
    start, end = row["start_date"], row["contract_end_date"]
    if start is not None and end is not None and end != OPEN_ENDED and end < start:
        message = Wording(
            f"合同结束日期{end}早于开始日期{start}",
            f"the contract ends on {end}, before it starts on {start}",
        )
        row.refuse("contract_end_date", "end before start", message)


def _status(row: RowInReading) -> EngagementStatus:
    remark = squeezed(row["remark"] or "")
    if not remark:
        return EngagementStatus.ON_DUTY
    for status in EngagementStatus:
        if remark in status.words:
            return status
        if status is not EngagementStatus.ON_DUTY and any(word in remark for word in status.words):
            row.warn(f"备注“{remark}”，请核对在岗状态", f"the remark says “{remark}”: check the status")
    return EngagementStatus.ON_DUTY


def _identity(engagement: EngagementRow[UnitId]) -> Hashable:
    return engagement.id_number
