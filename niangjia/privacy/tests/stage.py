"""People who left at different times, and who acts on their data."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

from niangjia.kernel.actor import Actor, Scope
from niangjia.kernel.command import operator
from niangjia.kernel.roles import POWERS, Role
from niangjia.kernel.scope import acting
from niangjia.organisations.facade import Unit
from niangjia.organisations.tests.factories import federation, imported, unit_row
from niangjia.workforce import access
from niangjia.workforce.models import Engagement, Person
from niangjia.workforce.tests.factories import engagement_row, on_the_roster

ON = date(2026, 7, 1)
LONG_AGO, LATELY = date(2024, 6, 30), date(2026, 1, 15)


class Stage:
    """A county with a town: one person left long ago, one lately, one still works."""

    def __init__(self, **row: Any) -> None:
        self.county = federation("510703")
        [self.town] = imported(self.county, unit_row())
        rows = [
            engagement_row(self.town, serial, name, **row)
            for serial, name in ((1, "张伟明"), (2, "李小红"), (3, "王大力"))
        ]
        self.gone, self.lately, self.here = on_the_roster(self.county, *rows)
        self.leave(self.gone, LONG_AGO)
        self.leave(self.lately, LATELY)
        self.clerk = self.actor(Role.COUNTY_CLERK)
        self.security = self.actor(Role.SECURITY_ADMINISTRATOR)

    def actor(self, role: Role, unit: Unit | None = None, reason: str = "测试") -> Actor:
        """Somebody of a role over the county, or another unit."""
        over = unit or self.county
        scope = Scope.below(over.scope_path, over.name)
        return Actor(
            f"account:{list(Role).index(role) + 1}",
            role.value,
            role.value,
            POWERS[role],
            scope,
            "test",
            reason,
        )

    def leave(self, person: Person, on: date | None) -> None:
        """Have somebody's engagement end, or go on."""
        with acting(operator()):
            Engagement.objects.filter(person=person).update(start_date=date(2023, 1, 1), left_date=on)

    def still_there(self) -> dict[str, bool]:
        """Who still has a row: and whether it can still be told who it is."""
        by = replace(operator(), reason="测试")
        with acting(by):
            found = {one.pk: not one.anonymous for one in access.persons(by)}
        people = {"gone": self.gone, "lately": self.lately, "here": self.here}
        return {name: found[one.pk] for name, one in people.items() if one.pk in found}
