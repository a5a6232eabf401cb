"""The reply as a record that holds papers: the scan of the paper itself."""

from __future__ import annotations

from django.urls import reverse

from niangjia.funding import access
from niangjia.funding.actions.records import KIND
from niangjia.kernel.actor import Actor
from niangjia.kernel.wording import Wording
from niangjia.papers.facade import Holder, Record

LONGEST_KEY = 18
"""Digits of the largest key the database can have."""


def find(key: str, by: Actor) -> Record | None:
    """A reply in scope as a record; None for everything else."""
    if not (key.isascii() and key.isdigit() and len(key) <= LONGEST_KEY):
        return None
    reply = access.replies(by).filter(pk=int(key)).first()
    if reply is None:
        return None
    return Record(KIND, key, reply.scope_path, reply.number, reverse("funding:reply", args=[reply.pk]))


REPLY_HOLDER = Holder(KIND, Wording("经费批复", "budget reply"), find)
