"""Pages of a list of any length: counted no further than a person would turn them."""

from __future__ import annotations

from typing import Any

from django.core.paginator import Paginator
from django.db.models import QuerySet
from django.utils.functional import cached_property

MOST_COUNTED = 10_000


class CappedPages(Paginator):  # type: ignore[type-arg]
    """A paginator that stops counting at `MOST_COUNTED`: counting on costs more than the page itself."""

    object_list: QuerySet[Any]

    @cached_property
    def found(self) -> int:
        """How many there are, up to one more than are counted."""
        return self.object_list.order_by()[: MOST_COUNTED + 1].count()

    @cached_property
    def count(self) -> int:
        """How many can be paged through."""
        return min(self.found, MOST_COUNTED)

    @property
    def beyond(self) -> bool:
        """Whether there are more than can be paged through."""
        return self.found > MOST_COUNTED
