"""The imports' corner of the desk: files to take in, rows to mend, jobs that failed."""

from __future__ import annotations

from datetime import date

from django.db.models import Exists, OuterRef, Q, QuerySet, TextField
from django.db.models.functions import Cast
from django.urls import reverse
from django.utils import timezone

from niangjia.imports import access
from niangjia.imports.models import Import
from niangjia.imports.types import State
from niangjia.kernel import desk
from niangjia.kernel.actor import Actor
from niangjia.kernel.desk import Shortcut, Told, Waiting
from niangjia.kernel.jobs import State as JobState
from niangjia.kernel.jobs.access import jobs
from niangjia.kernel.permissions import Permission
from niangjia.kernel.wording import Wording

SHOWN = 5
"""Files that are named; the rest is one line."""

AT_WORK = [state.value for state in State if state.waits_for_a_job]
TITLES = {
    State.READ: Wording("核对并入库", "Check and commit"),
    State.UNREADABLE: Wording("文件读不出来，请处理", "A file cannot be read"),
    State.COMMITTED: Wording("待核实的行还没有补回", "Refused rows not mended yet"),
}
FAILED = Wording("后台任务没有完成，请重试", "A job gave up; try again")


@desk.waits(Permission.WORKBOOK_IMPORT)
def workbooks(*, on: date, by: Actor) -> list[Waiting]:
    """Files read and not taken in, not readable, given up by their job, or taken in with rows left out."""
    found = list(_open(by)[: desk.MOST + 1])
    items = [_waiting(one) for one in found[:SHOWN]]
    if rest := found[SHOWN:]:
        items.append(
            Waiting(
                "imports.more",
                Wording(
                    f"另有 {desk.number_said(len(rest))} 份导入文件待处理",
                    f"Further imports that wait: {desk.number_said(len(rest))}",
                ),
                Wording("在导入列表里按先后处理", "See the list of imports"),
                reverse("imports:list"),
                since=timezone.localdate(rest[0].dropped_at),
                count=len(rest),
            )
        )
    return items


def _open(by: Actor) -> QuerySet[Import]:
    at_it = jobs(by).filter(
        on_kind="workbook", on_id=Cast(OuterRef("pk"), TextField()), state=JobState.WAITING.value
    )
    later = access.workbooks(by).filter(
        kind=OuterRef("kind"), under_code=OuterRef("under_code"), pk__gt=OuterRef("pk")
    )
    stuck = Q(state__in=AT_WORK) & ~Exists(at_it)
    unmended = Q(state=State.COMMITTED.value, summary__refused__gt=0) & ~Exists(later)
    waits = Q(state__in=[State.READ.value, State.UNREADABLE.value]) | stuck | unmended
    columns = ("file_name", "state", "under_code", "under_name", "dropped_at", "summary")
    return access.workbooks(by).filter(waits).only(*columns).order_by("dropped_at", "pk")


def _waiting(one: Import) -> Waiting:
    refused = one.summary.get("refused", 0)
    why = f"“{one.file_name}”"
    rows_zh = f"，{refused} 行待核实" if refused else ""
    rows_en = f", rows refused: {refused}" if refused else ""
    return Waiting(
        f"imports.{one.state}",
        TITLES.get(one.stands, FAILED),
        Wording(f"{why}{rows_zh}", f"{why}{rows_en}"),
        reverse("imports:show", args=[one.pk]),
        since=timezone.localdate(one.dropped_at),
        unit_code=one.under_code,
        unit_name=one.under_name,
    )


def _told(name: str, zh: str, en: str, each: str = "份", **adds: Wording) -> Told:
    return Told(
        f"imports.{name}",
        Wording(zh, en),
        Permission.WORKBOOK_IMPORT,
        each,
        adds=adds,
        record="" if name.endswith("discarded") else "imports:show",
        listed="imports:list",
    )


CORNER = desk.Corner(
    waiting=(workbooks,),
    told=(
        _told("workbook.dropped", "收到导入文件", "Files dropped"),
        _told("workbook.discarded", "弃用导入文件", "Files thrown away"),
        _told("commit.refused", "入库被拒", "Commits refused"),
    ),
    shortcuts=(
        Shortcut(
            Wording("导入表格", "Import a list"), "imports:list", "table-import", Permission.WORKBOOK_IMPORT
        ),
    ),
)


def register() -> None:
    """Lay the corner on the desk."""
    desk.register("imports", CORNER)
