"""Days that the list of people is cut by: birthdays of an age, months to come. Pure."""

from __future__ import annotations

from datetime import date, timedelta

MONTHS_AHEAD = 12


def years_before(on: date, years: int) -> date:
    """The day so many years earlier; 29 February falls on 1 March where the year has none.

    Whoever was born on that day or before is at least `years` old on the day `on`.
    """
    try:
        return on.replace(year=on.year - years)
    except ValueError:
        return date(on.year - years, 3, 1)


def age_on(born: date, on: date) -> int:
    """The age in whole years."""
    return on.year - born.year - ((on.month, on.day) < (born.month, born.day))


def month_after(first: date, months: int) -> date:
    """The first day of the month so many months after that of `first`."""
    year, month = divmod(first.year * 12 + first.month - 1 + months, 12)
    return date(year, month + 1, 1)


def month_in(text: str) -> date | None:
    """The first day of a month written 2026-12; None when it is no month."""
    try:
        return date.fromisoformat(f"{text}-01") if len(text) == len("2026-12") else None
    except ValueError:
        return None


def days_to_come(month: date, on: date) -> tuple[date, date]:
    """First and last day of a month; of the present month only what is left of it."""
    last = month_after(month, 1) - timedelta(1)
    return (max(month, on) if on <= last else month), last


def months_ahead(on: date) -> list[date]:
    """The first days of the present month and of the eleven after it."""
    return [month_after(on, months) for months in range(MONTHS_AHEAD)]
