"""Papers, found by the name of their file or what is noted of it."""

from __future__ import annotations

from datetime import date

from django.db.models import Q
from django.utils import timezone

from niangjia.kernel import finding
from niangjia.kernel.actor import Actor
from niangjia.kernel.finding import Finder, Found, Hit
from niangjia.kernel.permissions import Permission
from niangjia.kernel.wording import Wording, said_day
from niangjia.papers import access
from niangjia.papers.models import Paper
from niangjia.papers.registry import record_of

MOST = 3
"""Papers shown at most: of each the record is asked for."""


def papers(text: str, *, on: date, by: Actor, limit: int) -> Found:
    """The papers in scope that are called so, the newest first; each leads to the page of its record.

    What the record is called is not told here: to see a paper is not yet to see whose it is.
    """
    rows = access.papers(by).filter(removed_at=None).defer("content_sealed", "data_key")
    found = rows.filter(Q(name__icontains=text) | Q(note__icontains=text)).order_by("-added_at", "-pk")
    hits = []
    for one in found[: min(limit, MOST)]:
        record = record_of(one.on_kind, one.on_id, by=by)
        if record is not None:
            hits.append(Hit(one.name, _told(one), record.url))
    return Found(hits)


def _told(paper: Paper) -> Wording:
    day = said_day(timezone.localdate(paper.added_at))
    zh, en = (
        " · ".join(part for part in parts if part)
        for parts in ((paper.kind_label.zh, day.zh, paper.note), (paper.kind_label.en, day.en, paper.note))
    )
    return Wording(zh, en)


FINDER = Finder("papers", Wording("附件", "papers"), Permission.PAPER_VIEW, papers)


def register() -> None:
    """Let the search ask here."""
    finding.register(FINDER)
