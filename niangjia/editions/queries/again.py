"""An edition computed again from its frozen facts, by the texts it rested on."""

from __future__ import annotations

from niangjia.archive import facade as archive
from niangjia.editions import access, freezing, rules
from niangjia.editions.models import Edition
from niangjia.editions.types import Agreement
from niangjia.kernel.actor import Actor
from niangjia.staffing import facade as staffing


def recompute(edition: Edition, *, by: Actor) -> Agreement:
    """Every figure from the frozen facts and the kept texts, held against the frozen one.

    Raises `archive.facade.TextLost` where a text is no longer there.
    """
    documents = archive.kept(edition.digests)
    rows = list(access.lines(edition, by))
    computed = [
        staffing.line_of(freezing.facts_of(row), on=edition.on_date, documents=documents) for row in rows
    ]
    return rules.agreement(
        [freezing.line_of(row) for row in rows],
        computed,
        kept=edition.digests,
        held=[document.digest for document in documents.held],
    )
