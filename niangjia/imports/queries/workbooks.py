"""The list of workbooks, and one of them as its page shows it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.core.paginator import Page, Paginator
from django.db.models import QuerySet
from django.utils.timezone import localdate

from niangjia.imports import access, rules, sealing
from niangjia.imports.models import Import
from niangjia.imports.registry import importer_of
from niangjia.imports.types import LABELS, CutOff, Importer, Leaving, Side, State, Tab
from niangjia.kernel import jobs
from niangjia.kernel.actor import Actor
from niangjia.kernel.figure import Verdict
from niangjia.kernel.sheets import Column
from niangjia.kernel.wording import Wording

NOTHING = Side((), ())


@dataclass(frozen=True, slots=True)
class Sight:
    """A workbook as its page shows it, with what may be done with it now."""

    workbook: Import
    importer: Importer
    cut_off: CutOff
    job: jobs.JobState | None
    answers: dict[str, Leaving]
    """The answers given for the absent, by the key of their line."""
    same_file: Import | None
    """An earlier workbook with the very same content, if one was dropped."""
    may: dict[str, Verdict]

    @property
    def stands(self) -> State:
        """Where it stands in the wizard."""
        return self.workbook.stands

    @property
    def stuck(self) -> bool:
        """Whether the job that was to move it on has failed."""
        # Workbook and job are read one after the other: a job that is done by now has moved the workbook on.
        failed = self.job is None or self.job.state in (jobs.State.FAILED, jobs.State.CANCELLED)
        return self.stands.waits_for_a_job and failed

    @property
    def first_tab(self) -> Tab:
        """What the clerk is to look at first."""
        if self.stands is State.UNREADABLE:
            return Tab.HEADINGS
        return Tab.REFUSED if self.workbook.summary.get("refused") else Tab.NEW

    @property
    def blank(self) -> list[tuple[Column, int]]:
        """The columns that may be filled for the whole list, and how many rows want for it."""
        sheet, wanting = self.importer.sheet, self.workbook.summary.get("blank", {})
        return [(sheet.by_key[key], number) for key, number in wanting.items()]

    @property
    def tabs(self) -> list[tuple[Tab, Wording, int]]:
        """The sides in which anything stands, with their counts; the refused come first."""
        counts: dict[str, int] = self.workbook.summary
        lines: dict[str, int] = counts.get("lines", {})  # type: ignore[assignment]
        always = () if self.stands is State.UNREADABLE else (Tab.REFUSED, Tab.NEW)
        shown = [tab for tab in Tab if lines.get(tab.value) or tab in always]
        return [
            (tab, LABELS[tab], lines.get(tab.value, 0) if tab is Tab.HEADINGS else counts.get(tab.value, 0))
            for tab in shown
        ]


def recent(*, by: Actor) -> QuerySet[Import]:
    """The workbooks in scope, the newest first, without their contents."""
    return access.workbooks(by).defer("content_sealed").order_by("-dropped_at", "-pk")


def sight(pk: int, *, by: Actor, today: date) -> Sight | None:
    """A workbook in scope; None out of scope and where there is none."""
    workbook = access.workbooks(by).defer("content_sealed").filter(pk=pk).first()
    importer = importer_of(workbook.kind) if workbook else None
    if workbook is None or importer is None:
        return None
    spoken = localdate(workbook.committed_at) if workbook.committed_at else today
    answers = {str(one.key): one for one in sealing.answers(workbook)}
    return Sight(
        workbook=workbook,
        importer=importer,
        cut_off=rules.cut_off(given=workbook.as_of, in_file=workbook.file_as_of, today=spoken),
        job=jobs.state_of("workbook", str(pk), by=by) if workbook.stands.waits_for_a_job else None,
        answers=answers,
        same_file=_same_file(workbook, by),
        may=_verdicts(workbook, importer, len(answers), by),
    )


def _verdicts(workbook: Import, importer: Importer, answers: int, by: Actor) -> dict[str, Verdict]:
    stands, summary, permitted = workbook.stands, workbook.summary, by.may(importer.permission)
    asked = {
        "commit": rules.may_commit(stands, summary, answers),
        "download": rules.may_download_problems(stands, summary),
        "undo": rules.may_undo(stands, "-"),
        "discard": rules.may_discard(stands),
        "correct": rules.may_correct_headings(
            stands, summary.get("code", rules.NO_HEADING) == rules.NO_HEADING
        ),
        "answer": rules.may_answer(stands, importer.asks_why_absent),
        "again": rules.may_look_again(stands),
    }
    return {key: verdict if permitted else permitted for key, verdict in asked.items()}


def _same_file(workbook: Import, by: Actor) -> Import | None:
    """Found by the keyed fingerprint: while the index key is being changed, not among older ones."""
    earlier = access.workbooks(by).filter(
        content_index=workbook.content_index, kind=workbook.kind, pk__lt=workbook.pk
    )
    return earlier.defer("content_sealed").order_by("-pk").first()


def side(workbook: Import, tab: Tab, page: str | None, *, by: Actor) -> tuple[Side, Page[Any]]:
    """One page of a side, and where it stands among the others: one query whatever the size."""
    lines: dict[str, int] = workbook.summary.get("lines", {})
    shown = Paginator(range(lines.get(tab.value, 0)), sealing.LINES).get_page(page)
    kept = access.side_pages(by).filter(workbook=workbook, tab=tab.value, number=shown.number).first()
    if kept is None:
        return NOTHING, shown
    return sealing.opened(workbook, kept.lines_sealed, Side, about="side"), shown
