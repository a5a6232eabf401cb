"""What a reader of the replies may ask for, parsed from the address."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from niangjia.funding.queries import Asked
from niangjia.funding.types import Source, Standing, Waits

LONGEST = 60
ALL = "all"
FIRST_YEAR, LAST_YEAR = 2000, 2100


def asked_of(given: Mapping[str, str], *, path: str, today: date) -> Asked:
    """What the address says; unasked, the replies of the present budget year. What cannot be read is as if it
    were not there."""
    source, standing = given.get("source", ""), given.get("standing", "")
    waits = given.get("waits", "")
    return Asked(
        path,
        year=_year(given.get("year", ""), today.year),
        text=given.get("q", "").replace("\x00", "").strip()[:LONGEST],
        source=Source(source) if source in set(Source) else None,
        standing=Standing(standing) if standing in set(Standing) else None,
        waits=Waits(waits) if waits in set(Waits) else None,
        on=today,
    )


def _year(written: str, otherwise: int) -> int | None:
    if written == ALL:
        return None
    is_year = len(written) == len("2026") and written.isascii() and written.isdigit()
    return int(written) if is_year and FIRST_YEAR <= int(written) <= LAST_YEAR else otherwise
