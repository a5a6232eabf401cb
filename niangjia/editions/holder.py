"""The edition as a record that holds papers: its stamped scans."""

from __future__ import annotations

from niangjia.editions import access, queries, rules
from niangjia.editions.flow import KIND
from niangjia.kernel.access import NotThere
from niangjia.kernel.actor import Actor
from niangjia.kernel.figure import Verdict
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


def may_remove(key: str, paper: int, by: Actor) -> Verdict:
    """Whether the edition can do without a paper; it stays locked, lest two remove the last two at once."""
    edition = access.editions(by).select_for_update(of=("self",)).get(pk=int(key))
    approval = queries.approval_of(queries.steps(edition, by=by))
    return rules.may_do_without(
        transcribed=approval is not None and approval.transcribed,
        others=queries.scanned_since_request(edition, by=by, without=paper),
    )


EDITION_HOLDER = Holder(KIND, Wording("年度计划", "annual plan"), find, may_remove)
