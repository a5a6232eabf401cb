"""What there is to say of one person's data: until when they are kept, what needs them, what was asked."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

from niangjia.kernel.actor import Actor
from niangjia.kernel.permissions import Permission
from niangjia.kernel.wording import Wording
from niangjia.privacy import access, rules
from niangjia.privacy.models import Hold, OwnRequest
from niangjia.privacy.queries.due import decided
from niangjia.privacy.types import Fate
from niangjia.workforce import facade as workforce


@dataclass(frozen=True, slots=True)
class PrivacyPage:
    """One person as privacy sees it. `shown` is the name, masked for those who may not read the roster."""

    person: Any
    shown: str
    ended: date | None
    due: date | None
    fate: Fate | None
    why: Wording | None
    hold: Hold | None
    holds: list[Hold]
    requests: list[OwnRequest]


def privacy_page(pk: int, *, on: date, by: Actor) -> PrivacyPage | None:
    """A person in scope; None out of scope and where there is none."""
    person = workforce.person_in(pk, by=by)
    if person is None:
        return None
    gone = workforce.ended(on=on, by=by).filter(pk=pk).values_list("ended", flat=True).first()
    fate, why = decided([pk], on=on, by=by)[pk] if gone else (None, None)
    holds = list(access.holds(by).filter(person=pk).order_by("-pk"))
    open_hold = (one for one in holds if rules.holds(until=one.until, ended=bool(one.ended_at), on=on))
    return PrivacyPage(
        person=person,
        shown=person.name if by.may(Permission.PERSON_VIEW) else rules.shown_name(person.name),
        ended=gone,
        due=rules.due_on(gone) if gone else None,
        fate=fate,
        why=why,
        hold=next(open_hold, None),
        holds=holds,
        requests=list(access.requests(by).filter(person=pk).order_by("-pk")),
    )
