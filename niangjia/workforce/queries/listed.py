"""What a row of the list shows beside the engagement itself, fetched for all shown rows at once."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from itertools import islice

from niangjia.kernel.actor import Actor
from niangjia.kernel.wording import Wording
from niangjia.organisations import facade as organisations
from niangjia.workforce import access
from niangjia.workforce.models import Engagement, Person, opened
from niangjia.workforce.queries import days
from niangjia.workforce.queries.facets import NO_END, spells_on
from niangjia.workforce.types import EngagementStatus, ProfessionalLevel

AT_ONCE = 2_000
RANKS = {level.value: rank for rank, level in enumerate(ProfessionalLevel)}


@dataclass(frozen=True, slots=True)
class Listed:
    """One row: an engagement on a day, its person, the highest certificate, leave or secondment."""

    engagement: Engagement
    county: str
    level: ProfessionalLevel | None
    status: EngagementStatus
    on: date

    @property
    def person(self) -> Person:
        """Whose engagement it is."""
        return self.engagement.person

    @property
    def id_number(self) -> str:
        """In the clear: pages and exports mask it."""
        return opened(self.person, "id_number")

    @property
    def age(self) -> int | None:
        """In whole years."""
        return days.age_on(self.person.birth_date, self.on) if self.person.birth_date else None

    @property
    def contract_end(self) -> date | Wording | None:
        """The day, or that there is none."""
        return NO_END if self.engagement.open_ended else self.engagement.contract_end_date

    @property
    def past_end(self) -> bool:
        """Whether the contract has ended and nobody has left."""
        end = self.engagement.contract_end_date
        return not self.engagement.open_ended and end is not None and end < self.on


def listed(rows: Iterable[Engagement], *, on: date, by: Actor) -> Iterator[Listed]:
    """The rows with what belongs to them: three queries for every 2,000 rows."""
    rest = iter(rows)
    while some := list(islice(rest, AT_ONCE)):
        counties = organisations.county_names(by=by, above={one.scope_path for one in some})
        levels = _levels([one.person_id for one in some], by=by)
        away = dict(
            spells_on(on, by)
            .filter(engagement__in=[one.pk for one in some])
            .values_list("engagement", "status")
        )
        for one in some:
            county = organisations.county_of(one.scope_path, counties)
            status = EngagementStatus(away.get(one.pk, EngagementStatus.ON_DUTY))
            yield Listed(one, county, levels.get(one.person_id), status, on)


def _levels(persons: list[int], *, by: Actor) -> Mapping[int, ProfessionalLevel]:
    held = access.certificates(by).filter(person__in=persons).values_list("person", "level")
    highest = dict(sorted(held, key=lambda one: RANKS[one[1]]))
    return {person: ProfessionalLevel(level) for person, level in highest.items()}
