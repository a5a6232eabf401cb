"""Global search: every app tells how its records are found, with the powers and the scope of its list page.

    def people(text: str, *, on: date, by: Actor, limit: int) -> Found:
        rows = …                                         # through the query of the list page
        return Found([Hit(one.name, Wording(…), url) for one in rows[:limit]], more=list_url)

    finding.register(Finder("people", Wording("人员", "people"), Permission.PERSON_VIEW, people))

A person's number (`is_personal`) is asked only of finders that say `by_number`; what holds many digits
(`holds_number`) is never put into an address, nor written down.
"""

from niangjia.kernel.finding.registry import LIMIT, finders, register, search
from niangjia.kernel.finding.rules import (
    Parts,
    enough,
    holds_number,
    id_number_in,
    is_personal,
    phone_in,
    tidy,
)
from niangjia.kernel.finding.types import Finder, Found, Hit, Kind

__all__ = [
    "LIMIT",
    "Finder",
    "Found",
    "Hit",
    "Kind",
    "Parts",
    "enough",
    "finders",
    "holds_number",
    "id_number_in",
    "is_personal",
    "phone_in",
    "register",
    "search",
    "tidy",
]
