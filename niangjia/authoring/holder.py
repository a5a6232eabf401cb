"""The draft as a record that holds papers: the scan of the stamped original."""

from __future__ import annotations

from django.urls import reverse

from niangjia.authoring import access
from niangjia.authoring.flow import KIND
from niangjia.kernel.actor import Actor
from niangjia.kernel.wording import Wording
from niangjia.papers.facade import Holder, Record

LONGEST_KEY = 18
"""Digits of the largest key the database can have."""


def find(key: str, by: Actor) -> Record | None:
    """A draft in scope as a record; None for everything else."""
    if not (key.isascii() and key.isdigit() and len(key) <= LONGEST_KEY):
        return None
    draft = access.drafts(by).filter(pk=int(key)).first()
    if draft is None:
        return None
    return Record(
        KIND, key, draft.scope_path, draft.said_name.zh, reverse("authoring:draft", args=[draft.pk])
    )


DRAFT_HOLDER = Holder(KIND, Wording("起草的文件", "drafted document"), find)
