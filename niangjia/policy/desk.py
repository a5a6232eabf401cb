"""The library's corner of the desk: documents that are cited for one's own area and not held."""

from __future__ import annotations

from datetime import date

from django.urls import reverse

from niangjia.kernel import desk
from niangjia.kernel.actor import Actor
from niangjia.kernel.desk import PlaceAsked, Shortcut, Waiting
from niangjia.kernel.events import emit
from niangjia.kernel.permissions import Permission
from niangjia.kernel.wording import Wording
from niangjia.policy import facade as policy
from niangjia.policy import places


@desk.waits(Permission.DOCUMENT_PUBLISH)
def cited(*, on: date, by: Actor) -> list[Waiting]:
    """Documents that answers for the area warn of; work of whoever both drafts and publishes there."""
    if not by.may(Permission.DOCUMENT_DRAFT):
        return []
    own = [place for told in emit(PlaceAsked(), by=by) for place in told]
    names = list(dict.fromkeys(name for place in own for name in missing_for(places.normal(place))))
    if not names:
        return []
    return [
        Waiting(
            "policy.not_held",
            Wording(
                f"收录被引用的文件（{len(names)} 份）", f"Take in documents that are cited ({len(names)})"
            ),
            Wording(
                f"{names[0]}等尚未收录，本地的答复未能据以核对",
                f"{names[0]} … are not held: answers for your area could not be checked against them",
            ),
            f"{reverse('policy:library')}#missing",
            count=len(names),
        )
    ]


def missing_for(place: str) -> list[str]:
    """The documents not held whose area covers a place, or lies in it, and that answers warn of."""
    warning = (one for one in policy.cited_not_held() if not one.cited.background)
    met = (
        one
        for one in warning
        if places.covers(one.jurisdiction, place) or places.covers(place, one.jurisdiction)
    )
    return list(dict.fromkeys(one.name for one in met))


CORNER = desk.Corner(
    waiting=(cited,),
    shortcuts=(
        Shortcut(Wording("查政策", "Look up policy"), "policy:library", "books", Permission.POLICY_VIEW),
    ),
)


def register() -> None:
    """Lay the corner on the desk."""
    desk.register("policy", CORNER)
