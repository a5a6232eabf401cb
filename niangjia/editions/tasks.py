"""The job of an edition of many units: taking their facts."""

from __future__ import annotations

from niangjia.editions import actions
from niangjia.kernel import jobs
from niangjia.kernel.actor import Actor
from niangjia.kernel.wording import Wording

TAKING = Wording("正在取数", "taking the facts")


@jobs.job("editions.freeze")
def freeze(*, by: Actor, progress: jobs.Progress, pk: int) -> None:
    """Take the facts that a draft waits for."""
    actions.freeze(by=by, pk=pk, progress=lambda done, in_all: progress(done, in_all, TAKING))
