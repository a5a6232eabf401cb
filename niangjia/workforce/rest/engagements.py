"""Engagements over the API: the list of people with all its filters."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Self

from django.utils import timezone
from ninja import Query, Router
from pydantic import model_validator

from niangjia.kernel.pages import Request
from niangjia.kernel.permissions import Permission
from niangjia.kernel.rest import Code, Day, Paged, Paging, Search, get
from niangjia.kernel.rest import listed as page_of
from niangjia.organisations import facade as organisations
from niangjia.workforce.forms import holds_number
from niangjia.workforce.models import Engagement
from niangjia.workforce.queries.entry import Entry, Sort
from niangjia.workforce.queries.facets import FACETS
from niangjia.workforce.queries.listed import listed
from niangjia.workforce.queries.people import people
from niangjia.workforce.queries.quality import RULES
from niangjia.workforce.rest.answers import EngagementListed, engagement_told

router = Router(tags=["engagements"])
Values = list[Search]


class EngagementsAsked(Paging):
    """Which people, on which day: several values of one filter mean any of them.

    `quality` is the key of a rule of the data-quality page; `sort` begins with a minus to go downward.
    """

    q: Search = ""
    under: Code | None = None
    on: Day | None = None
    level: Values = []
    form: Values = []
    end: Values = []
    status: Values = []
    age: Values = []
    sex: Values = []
    education: Values = []
    insured: Values = []
    quality: Search = ""
    sort: Search = Sort.UNIT.value

    @property
    def chosen(self) -> dict[str, list[str]]:
        """The filters that are set."""
        return {key: values for key in FACETS if (values := getattr(self, key))}

    @model_validator(mode="after")
    def _known(self) -> Self:
        on = self.on or timezone.localdate()
        for key, values in self.chosen.items():
            words = FACETS[key].words(on)
            if strange := [value for value in values if value not in words]:
                raise ValueError(f"{key}: {strange[0]!r} is none of {', '.join(words)}")
        if self.quality and self.quality not in RULES:
            raise ValueError(f"quality: {self.quality!r} is none of {', '.join(RULES)}")
        if self.sort.removeprefix("-") not in set(Sort):
            raise ValueError(f"sort: {self.sort!r} is none of {', '.join(Sort)}, or one after a minus")
        if holds_number(self.q):
            raise ValueError("q: an ID number or phone has no place in an address")
        return self


@get(router, "/engagements/", Permission.PERSON_VIEW, answer=Paged[EngagementListed])
def engagements(request: Request, asked: Query[EngagementsAsked]) -> Paged[EngagementListed]:
    """Everybody on the roster on a day, filtered and sorted as the list of people is."""
    on, by = asked.on or timezone.localdate(), request.actor
    entry = Entry(
        text=asked.q,
        unit_path=organisations.unit_at(asked.under, by=by).scope_path if asked.under else "",
        chosen=asked.chosen,
        quality=asked.quality,
        sort=Sort(asked.sort.removeprefix("-")),
        downward=asked.sort.startswith("-"),
    )

    def show(rows: Iterable[Engagement]) -> list[EngagementListed]:
        return [
            EngagementListed(
                **engagement_told(one.engagement, one.person),
                county=one.county,
                level=one.level,
                status=one.status,
            )
            for one in listed(rows, on=on, by=by)
        ]

    return page_of(people(entry, on=on, by=by), asked, show)
