"""What a row says twice has to agree: sex and birth date with the ID number, both ends of a contract."""

from __future__ import annotations

from datetime import date

from niangjia.kernel.identity import Sex, birth_date, sex_of
from niangjia.kernel.sheets import RowInReading
from niangjia.kernel.sheets.kinds import Span
from niangjia.kernel.wording import Wording
from niangjia.workforce.sheets.birth import contradicts

DURATION, CONTRADICTION = "duration only", "contract contradicts itself"


def compare_with_id(row: RowInReading, id_number: str) -> None:
    """Refuse a sex or a birth date other than the ID number's own."""
    written: Sex | None = row["sex"]
    told, born = sex_of(id_number), birth_date(id_number)
    if written is not None and written is not told:
        message = Wording(
            f"性别写的是{written.label.zh}，身份证号显示为{told.label.zh}",
            f"the sex says {written.label.en}, the ID number {told.label.en}",
        )
        row.refuse("sex", "sex contradicts id", message)
    if born is not None and contradicts(row["birth"], born):
        message = Wording(
            f"出生日期写的是{row.written('birth')}，与身份证号不符",
            f"the birth date says {row.written('birth')}, the ID number otherwise",
        )
        row.refuse("birth", "birth date contradicts id", message)


def contract_of(row: RowInReading) -> tuple[date | None, date | str | None]:
    """Start and end of the contract, from columns of their own or from one for both."""
    start, end = row["start_date"], row["contract_end_date"]
    span: Span | None = row["contract"]
    own_ends = start is not None and end is not None
    if own_ends:
        # Beside both dates, 合同期限 only tells for how long.
        row.problems[:] = [one for one in row.problems if (one.column, one.code) != ("contract", DURATION)]
    if span is not None:
        if (start or span.start, end or span.end) != span:
            message = Wording(
                f"合同起止“{row.written('contract')}”与合同开始、结束日期不一致",
                f"the contract's “{row.written('contract')}” differs from its own columns for both days",
            )
            row.refuse("contract", CONTRADICTION, message)
        start, end = span
        if row.written("contract") and _months_only(row):
            row.warn(
                "合同起止只写到月，按当月1日登记，请核对",
                "the contract is told to the month: the 1st is taken",
            )
    if start is None and not row.has_problem("start_date"):
        start = row["arrived_date"]
    if start is not None and isinstance(end, date) and end < start:
        zh, en = (
            f"合同结束日期{end}早于开始日期{start}",
            f"the contract ends on {end}, before it starts on {start}",
        )
        row.refuse("contract" if span else "contract_end_date", "end before start", Wording(zh, en))
    return start, end


def _months_only(row: RowInReading) -> bool:
    return any(one.column == "contract" and "month only" in one.repairs for one in row.corrections)
