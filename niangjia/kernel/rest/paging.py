"""Lists, a page at a time: counted out only up to a limit, so that no list costs a count of everything."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any, Generic, TypeVar

from django.db.models import QuerySet
from pydantic import BaseModel

from niangjia.kernel.paging import MOST_COUNTED
from niangjia.kernel.rest.asking import Paging

T = TypeVar("T")


class Paged(BaseModel, Generic[T]):
    """One page of a list. `count` stops at 10,000, and `counted_out` then says false."""

    count: int
    counted_out: bool
    page: int
    page_size: int
    rows: list[T]


def listed(found: QuerySet[Any] | Sequence[Any], asked: Paging, show: Callable[[Any], list[T]]) -> Paged[T]:
    """The page asked for; `show` makes the answers of all its rows at once. Beyond the end it is empty."""
    start = (asked.page - 1) * asked.page_size
    head = found[: MOST_COUNTED + 1]
    count = head.count() if isinstance(head, QuerySet) else len(head)
    return Paged(
        count=min(count, MOST_COUNTED),
        counted_out=count <= MOST_COUNTED,
        page=asked.page,
        page_size=asked.page_size,
        rows=show(found[start : start + asked.page_size]),
    )
