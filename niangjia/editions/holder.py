"""The edition as a record that holds papers: its stamped scans."""

from __future__ import annotations

from niangjia.editions import queries
from niangjia.editions.flow import KIND
from niangjia.kernel.access import NotThere
from niangjia.kernel.actor import Actor
from niangjia.kernel.wording import Wording
from niangjia.papers.facade import Holder, Record


def find(key: str, by: Actor) -> Record | None:
    """An edition in scope as a record; None for everything else."""
    if not (key.isascii() and key.isdigit()):
        return None
    try:
        return queries.record_of(queries.one(int(key), by=by))
    except NotThere:
        return None


EDITION_HOLDER = Holder(KIND, Wording("年度计划", "annual plan"), find)
