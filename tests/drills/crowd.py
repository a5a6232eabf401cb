"""Two hundred people of several counties, each signed in, and what they look at: made inside a house."""

from __future__ import annotations

from datetime import date
from typing import Any

COUNTIES = ("510703", "510704", "510705", "510722", "510723", "510725", "510726", "510727", "510781")
EACH_OPENS = 8


def crowd(many: int) -> dict[str, Any]:
    """Clerks of the counties of the example, by turns; of each the cookie, and pages that are theirs."""
    from niangjia.accounts.facade import NewAccount, appoint
    from niangjia.kernel.command import operator
    from niangjia.kernel.roles import Role
    from niangjia.kernel.scope import acting
    from niangjia.organisations.facade import ensure_federation

    by, people = operator(), []
    with acting(by):
        for number in range(many):
            county = COUNTIES[number % len(COUNTIES)]
            unit = ensure_federation(by=by, division_code=county)
            name = f"crowd{number:03d}"
            new = NewAccount(name, f"众{number:03d}", Role.COUNTY_CLERK, "for-the-drill-2026", one_time=False)
            appoint(by=by, new=new, unit=unit, on=date(2026, 1, 1))
            people.append((name, unit))
    return {"people": [_person(name, unit) for name, unit in people]}


def _person(name: str, unit: Any) -> dict[str, Any]:
    from niangjia.kernel.command import operator
    from niangjia.kernel.scope import acting
    from niangjia.organisations.facade import units_below
    from niangjia.workforce.models import Person
    from tests.cast import signed_in

    with acting(by := operator()):
        units = list(units_below(unit, by=by).values_list("code", flat=True)[:EACH_OPENS])
        persons = list(
            Person.objects.filter(scope_path__startswith=unit.scope_path).values_list("pk", flat=True)
        )
    cookie = signed_in(name).cookies["sessionid"].value
    return {
        "name": name,
        "session": f"sessionid={cookie}",
        "county": unit.name,
        "units": units,
        "persons": persons[:EACH_OPENS],
    }
