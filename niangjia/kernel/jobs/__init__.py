"""Work that goes on without a page: given in an act, run by a worker, seen by whoever may see its object.

    @jobs.job("imports.commit")
    def commit(*, by: Actor, progress: jobs.Progress, workbook: int) -> None:
        ...                                     # acts as `by`, within the scope it was given in
        progress(done, total, Wording("正在入库", "committing"))

    jobs.enqueue("imports.commit", by=by, on_kind="workbook", on_id="17", scope_path=workbook.scope_path,
                 arguments={"workbook": 17}, unique_key="imports.commit:17")
    jobs.state_of("workbook", "17", by=by)      # JobState or None

A job runs inside the transaction that claims it, so what it does and the word that it is done commit
together; when its worker dies, both are gone and the job is free (docs/decisions/0007-jobs.md).
"""

from niangjia.kernel.jobs.actions import cancel, enqueue
from niangjia.kernel.jobs.progress import Progress
from niangjia.kernel.jobs.queries import state_of
from niangjia.kernel.jobs.registry import actors_of, job
from niangjia.kernel.jobs.running import work_off
from niangjia.kernel.jobs.types import JobState, State

__all__ = ["JobState", "Progress", "State", "actors_of", "cancel", "enqueue", "job", "state_of", "work_off"]
