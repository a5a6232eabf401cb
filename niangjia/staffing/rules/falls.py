"""A fall in the number of workers: who is there stays, for a time without a question. Pure."""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Callable, Sequence
from datetime import date

from niangjia.kernel.wording import Wording, said_day
from niangjia.organisations.types import FormerCount
from niangjia.staffing.types import Fall

DECEMBER = 12


def fall_of(
    former: Sequence[FormerCount],
    *,
    workers: int,
    kept: int,
    ceiling: Callable[[int], int | None],
    on: date,
    months: int,
) -> Fall | None:
    """The fall that took the ceiling below the posts `kept` (filled, or funded where that is more).

    `former` are the counts above the last one, the newest first. None where the posts are within the
    ceiling, and where no earlier count reached for them either: then it is no fall that put them above.
    """
    now = _at(workers, ceiling)
    if now is None or kept <= now:
        return None
    for one in former:
        before = _at(one.count, ceiling)
        if before is not None and kept <= before:
            until = months_after(one.until, months)
            return Fall(one.count, workers, one.until, until, kept, now, over=on > until, months=months)
    return None


def _at(workers: int, ceiling: Callable[[int], int | None]) -> int | None:
    """The posts permitted for so many workers. Where none are left the question what may be staffed does not
    arise; what may be kept is then none."""
    return 0 if workers == 0 else ceiling(workers)


def months_after(day: date, months: int) -> date:
    """The same day so many months later, the last of the month where there is no such day."""
    years, month = divmod(day.month - 1 + months, DECEMBER)
    year = day.year + years
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


def flag(fall: Fall) -> Wording:
    """What the plan says beside the unit: within the buffer nothing is done, after it ways are looked for."""
    since, until = said_day(fall.since), said_day(fall.until)
    fell_zh = f"职工人数下降（{fall.before:,} → {fall.after:,}人，{since.zh}起）"
    fell_en = f"Fewer workers ({fall.before:,} → {fall.after:,} from {since.en})"
    if fall.over:
        return Wording(
            f"{fell_zh}，缓冲期已于{until.zh}届满：请研究调整（转岗、交流），不辞退",
            f"{fell_en}; the buffer ended on {until.en}: look for a transfer or an exchange, dismiss nobody",
        )
    return Wording(
        f"{fell_zh}，缓冲期至{until.zh}：不因此辞退",
        f"{fell_en}; the buffer lasts until {until.en}: nobody is dismissed because of it",
    )


def in_full(fall: Fall) -> Wording:
    """The flag with the numbers behind it, and whose rule the buffer is."""
    said = flag(fall)
    return Wording(
        f"{said.zh}。现有 {fall.kept} 名，可配上限降为 {fall.ceiling} 名；"
        f"缓冲期 {fall.months} 个月是本平台的设置，文件没有规定。",
        f"{said.en}. {fall.kept} posts are there, the ceiling is now {fall.ceiling}; the buffer of "
        f"{fall.months} months is a setting of this platform, no document's.",
    )
