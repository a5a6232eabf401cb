"""Where a workbook stands in the wizard."""

from __future__ import annotations

from niangjia.kernel.terms import Term


class State(Term):
    """Received, committing and undoing wait for a job or have one at work; the others wait for a person."""

    RECEIVED = "received", "已收到，核对中", "received, being read"
    UNREADABLE = "unreadable", "无法读取", "cannot be read"
    READ = "read", "待入库", "read, to be committed"
    COMMITTING = "committing", "入库中", "being committed"
    COMMITTED = "committed", "已入库", "committed"
    UNDOING = "undoing", "撤销中", "being undone"
    UNDONE = "undone", "已撤销", "undone"

    @property
    def waits_for_a_job(self) -> bool:
        """Whether a job is to move it on."""
        return self in (State.RECEIVED, State.COMMITTING, State.UNDOING)
