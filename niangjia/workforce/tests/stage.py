"""Somebody on a roster, the clerk who acts, and what the clerk enters: for the tests of the person page."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import Any

from niangjia.kernel.actor import Actor
from niangjia.kernel.locking import mark
from niangjia.organisations.tests.factories import actor_over, federation, imported, unit_row
from niangjia.workforce import access
from niangjia.workforce.models import Engagement, Person, Spell
from niangjia.workforce.queries import shown
from niangjia.workforce.tests.factories import engagement_row, on_the_roster
from niangjia.workforce.types import (
    CertificateFacts,
    EmploymentForm,
    EngagementFacts,
    EngagementStatus,
    PersonFacts,
    ProfessionalLevel,
    SpellFacts,
)

MAY, JULY = date(2026, 5, 1), date(2026, 7, 1)


def staged() -> Stage:
    """Two towns of a county, somebody on the roster of the first, and the clerk of the county."""
    county = federation("510703")
    here, there = imported(county, unit_row(), unit_row("青义镇总工会"))
    [person] = on_the_roster(county, engagement_row(here))
    clerk = replace(actor_over(county), reason="请示批准")
    return Stage(clerk, here, there, person)


class Stage:
    """Who is there, and what the page shows of them."""

    def __init__(self, clerk: Actor, here: Any, there: Any, person: Person) -> None:
        self.clerk, self.here, self.there, self.person = clerk, here, there, person

    @property
    def engagement(self) -> Engagement:
        return access.engagements(self.clerk).get(left_date=None)

    @property
    def spells(self) -> list[Spell]:
        return list(access.spells(self.clerk).order_by("period"))

    def shown(self) -> str:
        return mark(shown.of_engagement(self.engagement, self.spells))

    def engaged(self, act: Any, **more: Any) -> Any:
        """An act on the present engagement, as the page would call it."""
        engagement = self.engagement
        return act(by=self.clerk, engagement=engagement.pk, **{"shown": self.shown()} | more)


def facts(**more: Any) -> EngagementFacts:
    given: dict[str, Any] = {
        "form": EmploymentForm.DIRECT,
        "employer": "涪城区总工会",
        "post_title": "社会化工会工作者",
        "start_date": date(2025, 1, 1),
        "monthly_wage": Decimal("5000"),
        "insured": True,
        "remark": "",
    }
    return EngagementFacts(**given | more)


def away(status: EngagementStatus = EngagementStatus.LEAVE, **more: Any) -> SpellFacts:
    given: dict[str, Any] = {"begins": MAY, "ends": None, "workplace": "", "workplace_unit_id": None}
    return SpellFacts(status=status, **given | {"reason": "产假"} | more)


def certified(**more: Any) -> CertificateFacts:
    given: dict[str, Any] = {
        "level": ProfessionalLevel.ASSISTANT,
        "control_number": "2024001",
        "obtained_date": date(2024, 9, 15),
        "registration_number": "DJ1",
        "registered_date": date(2024, 10, 1),
        "valid_until": date(2027, 9, 30),
    }
    return CertificateFacts(**given | more)


def personal(**more: Any) -> PersonFacts:
    given: dict[str, Any] = {"ethnic_group": None, "political_status": None, "education": None}
    return PersonFacts(name="张伟鸣", **given | more)
