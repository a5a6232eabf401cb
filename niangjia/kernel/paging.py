"""Pages of a list of any length: counted no further than a person would turn them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django.core.paginator import Paginator
from django.db.models import QuerySet
from django.utils.functional import cached_property

MOST_COUNTED = 10_000
MOST_SEARCHED = 500
"""Of what a search found: whoever searches turns no ten pages."""


class CappedPages(Paginator):  # type: ignore[type-arg]
    """A paginator that stops counting where nobody turns on: to count on costs more than the page itself."""

    object_list: QuerySet[Any]

    def __init__(
        self,
        rows: QuerySet[Any],
        per_page: int,
        *,
        known: int | None = None,
        counted: Sequence[QuerySet[Any]] = (),
        most: int | None = None,
    ) -> None:
        """`known` is how many there are, where stored totals tell.

        `counted` are the same rows otherwise asked for, where those are counted more quickly; before them
        some of them, which may be too many already. No more than `most` are counted and can be paged through.
        """
        super().__init__(rows, per_page)
        self.known, self.counted, self.most = known, counted, most or MOST_COUNTED

    @cached_property
    def found(self) -> int:
        """How many there are; where nothing tells, counted up to one more than can be paged through."""
        if self.known is not None:
            return self.known
        found = 0
        for rows in self.counted or [self.object_list]:
            found = rows.order_by()[: self.most + 1].count()
            if found > self.most:
                break
        return found

    @cached_property
    def count(self) -> int:
        """How many can be paged through."""
        return min(self.found, self.most)

    @property
    def beyond(self) -> bool:
        """Whether there are more than can be paged through."""
        return self.found > self.most
