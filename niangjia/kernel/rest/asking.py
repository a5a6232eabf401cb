"""What a question to the API is made of: strict, so that `false` is no number and a date is a date."""

from __future__ import annotations

import re
from datetime import date
from typing import Annotated, Any

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, StringConstraints

from niangjia.kernel.pages import LARGEST_KEY

MOST_ROWS = 200
LAST_PAGE = 10_000
WRITABLE = r"^[^\x00]*$"
"""What the database can hold."""
ISO = re.compile(r"\d{4}-\d{2}-\d{2}")


def _day(given: Any) -> Any:
    """Only 2026-06-30 is a day: not a number of seconds, not an instant."""
    if isinstance(given, str) and ISO.fullmatch(given):
        return date.fromisoformat(given)
    raise ValueError("a date is written 2026-06-30")


Day = Annotated[date, BeforeValidator(_day)]
Key = Annotated[int, Field(ge=1, le=LARGEST_KEY)]
Code = Annotated[str, StringConstraints(min_length=1, max_length=40, pattern=WRITABLE)]
"""A unit's own code, or a division's."""
Search = Annotated[str, StringConstraints(max_length=60, pattern=WRITABLE)]


class Paging(BaseModel):
    """Which page of a list, and how many rows on one."""

    page: int = Field(1, ge=1, le=LAST_PAGE)
    page_size: int = Field(50, ge=1, le=MOST_ROWS)


class Body(BaseModel):
    """Base of what is sent in: no unknown names, no other type than the one declared."""

    model_config = ConfigDict(strict=True, extra="forbid")
