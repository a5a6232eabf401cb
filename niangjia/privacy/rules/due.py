"""When a person's time is up, and what then becomes of the row. Pure."""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Sequence
from datetime import date, timedelta

from niangjia.kernel.wording import Wording
from niangjia.privacy.register.periods import AFTER_LEAVING
from niangjia.privacy.types.due import Fate

NOTHING_NEEDS_IT = Wording("没有经费、办件需要这一行", "no money and no case needs the row")


def months_after(day: date, months: int) -> date:
    """The same day so many months later (before, where negative); the month's last where it has none such."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


def due_on(ended: date) -> date:
    """The first day on which a person whose data were last needed on `ended` is to be removed."""
    return months_after(ended, AFTER_LEAVING)


def cut_off(on: date) -> date:
    """The last `ended` whose time is up on a day: nobody is removed a day too early or too late."""
    day = months_after(on, -AFTER_LEAVING)
    leap = day + timedelta(days=1)  # the 29th of February is due with the 28th
    return leap if due_on(leap) <= on else day


def fate_of(needs: Sequence[Wording], *, held: Wording | None) -> tuple[Fate, Wording]:
    """What becomes of a row: put off while held, anonymised where something needs it, else deleted."""
    if held is not None:
        return Fate.HELD, held
    if needs:
        said = Wording("；".join(one.zh for one in needs), "; ".join(one.en for one in needs))
        return Fate.ANONYMISED, said
    return Fate.DELETED, NOTHING_NEEDS_IT


def shown_name(name: str) -> str:
    """A name as those see it who need not know it: 王小明 is 王**."""
    return name[:1] + "*" * max(len(name) - 1, 1) if name else "–"


def month_in(text: str) -> date | None:
    """The month that an address says as 2027-03; None where it says none."""
    year, _, month = text.partition("-")
    if not (year.isascii() and year.isdigit() and month.isascii() and month.isdigit()):
        return None
    if len(text) != len("2027-03") or not (1900 <= int(year) <= 2200 and 1 <= int(month) <= 12):
        return None
    return date(int(year), int(month), 1)


def month_end(month: date | None, on: date) -> date:
    """The last day of a month; the day itself where none was asked for."""
    return on if month is None else month.replace(day=monthrange(month.year, month.month)[1])
