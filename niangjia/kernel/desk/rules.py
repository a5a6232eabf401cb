"""In which order work waits, how a due day is said, how events become sentences. Pure."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date

from niangjia.kernel.desk.types import MOST, Happened, Told, Waiting
from niangjia.kernel.wording import Wording

SOON = 7
"""Days before a due day from which it is called to mind."""
MOST_NAMED = 2
TIMES = "次"


def in_order(waiting: Iterable[Waiting], *, on: date) -> list[Waiting]:
    """The late first, the latest of them at the top; then by due day; then by how long it has waited."""
    return sorted(waiting, key=lambda one: (one.due or date.max, one.since or date.max))


def due_said(one: Waiting, *, on: date) -> Wording | None:
    """How late it is, or how many days are left; how long it has waited where no day is set."""
    left = one.days_left(on)
    if left is None:
        return None if one.since is None else _waited((on - one.since).days)
    if left < 0:
        return Wording(f"逾期 {-left:,} 天", f"{-left:,} {_days(-left)} late")
    if left == 0:
        return Wording("今天到期", "due today")
    return Wording(f"还剩 {left:,} 天", f"{left:,} {_days(left)} left")


def tone_of(one: Waiting, *, on: date) -> str:
    """The colour beside those words: bad when late, warn when soon due."""
    left = one.days_left(on)
    if left is None or left > SOON:
        return "plain"
    return "bad" if left < 0 else "warn"


def number_said(count: int) -> str:
    """A count as the desk says it: 12, or 999+ beyond what it counts."""
    return f"{MOST}+" if count > MOST else str(count)


def by_name(events: Iterable[Happened]) -> dict[str, list[Happened]]:
    """The events of each name, the names in the order of their latest event."""
    found: dict[str, list[Happened]] = {}
    for event in sorted(events, key=lambda one: one.at, reverse=True):
        found.setdefault(event.name, []).append(event)
    return found


def sentence(told: Told, events: Sequence[Happened]) -> Wording:
    """What a name's events come to: how often or of how many records, and the sums of what they count."""
    number = number_said(len(events) if told.each == TIMES else len({event.on_id for event in events}))
    sums = {key: sum(_number(event.details, key) for event in events) for key in told.adds}
    added = [(told.adds[key], whole) for key, whole in sums.items() if whole]
    zh = "".join(f"，{words.zh.format(f'{whole:,}')}" for words, whole in added)
    en = "".join(f", {words.en.format(f'{whole:,}')}" for words, whole in added)
    return Wording(f"{told.what.zh} {number} {told.each}{zh}", f"{told.what.en}: {number}{en}")


def named(events: Sequence[Happened]) -> tuple[str, ...]:
    """Who did it, the latest first; of many a few."""
    return tuple(dict.fromkeys(event.who for event in events))[:MOST_NAMED]


def only_record(events: Sequence[Happened]) -> str:
    """The one record that all of them touched; empty where they touched several."""
    records = {event.on_id for event in events}
    return records.pop() if len(records) == 1 else ""


def _number(details: Mapping[str, object], key: str) -> int:
    value = details.get(key)
    return value if isinstance(value, int) and not isinstance(value, bool) else 0


def _waited(days: int) -> Wording:
    return (
        Wording(f"已等 {days:,} 天", f"{days:,} {_days(days)} waiting")
        if days > 0
        else Wording("今天", "today")
    )


def _days(number: int) -> str:
    return "day" if number == 1 else "days"
