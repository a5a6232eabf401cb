"""The way in for the job that shares out posts among more units than a page can wait for."""

from __future__ import annotations

from niangjia.kernel import jobs
from niangjia.kernel.actor import Actor
from niangjia.kernel.wording import Wording
from niangjia.scenarios import actions, queries

KIND = "scenarios.share"


@jobs.job(KIND)
def share(*, by: Actor, progress: jobs.Progress, scenario: int) -> None:
    """Share out the posts of a scenario's question and keep the answer."""
    found = queries.scenario_of(scenario, by=by)
    actions.find_shares(
        by=by,
        scenario=found,
        told=lambda done, total: progress(done, total, Wording("正在分配名额", "sharing out posts")),
    )
