"""How long the registration of a certificate holds, and when its renewal is due. Pure."""

from __future__ import annotations

from datetime import date, timedelta

from niangjia.kernel.figure import Figure, Status, Step, Verdict, missing
from niangjia.kernel.wording import Wording, said_day

YEARS = 3
REMINDERS = (30, 60, 90)
"""Days before the last one on which a renewal is called to mind, the most urgent first."""

SOURCE = Wording(
    "每 3 年继续登记一次，期满前 3 个月内受理；依据：—（出处文件未收录，请以登记机构为准）",
    "Registered anew every 3 years, in the last 3 months; source: — (the document is not held; "
    "the registering body decides)",
)


def last_day(registered: date) -> date:
    """The last day of a registration: three years, less a day; one of 29 February ends with February."""
    try:
        return registered.replace(year=registered.year + YEARS) - timedelta(days=1)
    except ValueError:
        return date(registered.year + YEARS, 2, 28)


def days_left(valid_until: date | None, *, on: date) -> Figure:
    """How many days a registration still holds; below 0 it has lapsed. Unknown where no day is registered."""
    if valid_until is None:
        return missing(
            "day", Wording("没有登记有效期", "No end of validity is registered"), steps=(Step(SOURCE),)
        )
    left = (valid_until - on).days
    until, today = said_day(valid_until), said_day(on)
    return Figure(
        Status.VALUE,
        "day",
        left,
        steps=(
            Step(SOURCE),
            Step(Wording(f"登记有效期至 {until.zh}", f"Registration valid until {until.en}")),
            Step(Wording(f"距 {today.zh}", f"Days from {today.en}"), left, "day"),
        ),
        warnings=_warnings(left),
    )


def reminder(valid_until: date | None, *, on: date) -> int | None:
    """Which reminder is due: 90, 60 or 30 days, 0 when it has lapsed; None when none is."""
    if valid_until is None:
        return None
    left = (valid_until - on).days
    if left < 0:
        return 0
    return next((days for days in REMINDERS if left <= days), None)


def may_renew(valid_until: date | None, *, registered: date) -> Verdict:
    """Whether a certificate may be registered anew from a day: later than the registration it follows."""
    if valid_until is not None and last_day(registered) <= valid_until:
        said = said_day(valid_until)
        return Verdict(
            False,
            Wording(
                f"现有登记有效期至 {said.zh}，新的登记须长于它。",
                f"The present registration holds until {said.en}; the new one must outlast it.",
            ),
        )
    return Verdict(True, Wording("可以继续登记", "may be registered anew"))


def days_agree(obtained: date | None, registered: date | None, valid_until: date | None) -> Verdict:
    """Whether the days of a certificate may stand together: obtained, then registered, then valid."""
    if obtained is not None and registered is not None and registered < obtained:
        return Verdict(
            False,
            Wording(
                "登记日期早于取得日期，请核对。", "It would be registered before it was obtained; check."
            ),
        )
    if registered is not None and valid_until is not None and valid_until <= registered:
        return Verdict(
            False,
            Wording("有效期须晚于登记日期，请核对。", "The validity must end after the registration; check."),
        )
    return Verdict(True, Wording("日期相符", "the days agree"))


def _warnings(left: int) -> tuple[Wording, ...]:
    if left < 0:
        return (Wording("登记已过期，请办理继续登记", "The registration has lapsed; register anew"),)
    due = next((days for days in REMINDERS if left <= days), None)
    if due is None:
        return ()
    return (Wording(f"不足 {due} 天到期，请办理继续登记", f"Ends within {due} days; register anew"),)
