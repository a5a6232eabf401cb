"""What may be done with an engagement on a day, asked by the button and by the act alike. Pure."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from niangjia.kernel.figure import Verdict
from niangjia.kernel.wording import Wording, said_day
from niangjia.workforce.types import Away, EmploymentForm, Posting

YES = Verdict(True, Wording("可以办理", "may be done"))


def may_change(posting: Posting) -> Verdict:
    """Whether an engagement is still open to change: what is over stays as it was."""
    if posting.left_date is not None:
        said = said_day(posting.left_date)
        return Verdict.no(
            f"此聘用关系已于{said.zh}结束；如有误，请先更正离职日期。",
            f"This engagement ended on {said.en}; if that is wrong, correct the leaving date first.",
        )
    return YES


def may_end(start: date | None, left: date | None, *, on: date) -> Verdict:
    """Whether an engagement may end on a day: it holds, and has lasted for a day at least."""
    if left is not None:
        return Verdict.no(f"已登记于{said_day(left).zh}离职。", f"Already left on {said_day(left).en}.")
    if start is not None and on <= start:
        return Verdict.no(
            f"离职日期须晚于开始日期（{said_day(start).zh}）。",
            f"The leaving date must come after the first day ({said_day(start).en}).",
        )
    return YES


def may_transfer(posting: Posting, *, to: int, on: date) -> Verdict:
    """Whether a person may go to another posting unit on a day."""
    if to == posting.unit_id:
        return Verdict.no(
            f"此人现在就定岗在{posting.unit}。", f"This person is posted at {posting.unit} already."
        )
    return may_end(posting.start_date, posting.left_date, on=on)


def may_begin(
    form: EmploymentForm, others: Sequence[Posting], *, start: date | None, left: date | None = None
) -> Verdict:
    """Whether an engagement may hold beside the others: full-time, one person has one at a time."""
    if not form.full_time:
        return YES
    for other in others:
        if other.form.full_time and other.meets(start, left):
            return Verdict.no(
                f"此人同期在{other.unit}全职聘用；请先办理离职或调动。",
                f"This person is engaged full-time at {other.unit} in the same days; end or transfer first.",
            )
    return YES


def may_extend(posting: Posting, *, to: date | None) -> Verdict:
    """Whether the contract may be prolonged to a day, or (None) without an end."""
    if not (open_to_change := may_change(posting)):
        return open_to_change
    if posting.open_ended:
        return Verdict.no("合同已是无固定期限。", "The contract is open-ended already.")
    after = posting.contract_end_date or posting.start_date
    if to is not None and after is not None and to <= after:
        return Verdict.no(
            f"新的到期日须晚于{said_day(after).zh}。", f"The new end must come after {said_day(after).en}."
        )
    return YES


def may_go_away(posting: Posting, *, begins: date, ends: date | None) -> Verdict:
    """Whether leave or secondment may be registered: within the engagement, never two on one day."""
    if not (open_to_change := may_change(posting)):
        return open_to_change
    if not posting.begun(begins):
        return Verdict.no("那一天聘用关系还没有开始。", "The engagement has not begun by that day.")
    if ends is not None and ends <= begins:
        return Verdict.no("返回日期须晚于开始日期。", "The day of return must come after the first day.")
    for other in posting.away:
        if (other.ends is None or begins < other.ends) and (ends is None or other.begins < ends):
            said, label = said_day(other.begins), other.status.label
            return Verdict.no(
                f"与{said.zh}起的{label.zh}重叠；请先办理返岗。",
                f"It overlaps with “{label.en}” from {said.en}; register the return first.",
            )
    return YES


def may_be_called_back(posting: Posting, *, on: date) -> Verdict:
    """Whether there is a return to register at all: leave or a loan goes on beyond the day."""
    if not (open_to_change := may_change(posting)):
        return open_to_change
    if _away_beyond(posting, on) is None:
        return Verdict.no("此人没有在请假或借调。", "This person is neither on leave nor on loan.")
    return YES


def may_return(posting: Posting, *, on: date) -> Verdict:
    """Whether a return to duty may be registered: somebody is away, and left before that day."""
    if not (away_still := may_be_called_back(posting, on=on)):
        return away_still
    away = _away_beyond(posting, on)
    if away is not None and on <= away.begins:
        said = said_day(away.begins)
        return Verdict.no(f"返岗日期须晚于{said.zh}。", f"The day of return must come after {said.en}.")
    return YES


def _away_beyond(posting: Posting, on: date) -> Away | None:
    return next((one for one in posting.away if one.ends is None or on < one.ends), None)
