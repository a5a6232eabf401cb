"""Workbooks, found by the name of their file."""

from __future__ import annotations

from datetime import date

from django.urls import reverse
from django.utils import timezone

from niangjia.imports import queries
from niangjia.kernel import finding
from niangjia.kernel.actor import Actor
from niangjia.kernel.finding import Finder, Found, Hit
from niangjia.kernel.permissions import Permission
from niangjia.kernel.wording import Wording, said_day


def workbooks(text: str, *, on: date, by: Actor, limit: int) -> Found:
    """The workbooks in scope whose file is called so, the newest first."""
    rows = list(queries.recent(by=by).filter(file_name__icontains=text)[: limit + 1])
    hits = []
    for one in rows[:limit]:
        day = said_day(timezone.localdate(one.dropped_at))
        state = one.stands.label
        hits.append(
            Hit(
                one.file_name,
                Wording(
                    f"{one.under_name} · {day.zh} · {state.zh}", f"{one.under_name} · {day.en} · {state.en}"
                ),
                reverse("imports:show", args=[one.pk]),
            )
        )
    return Found(hits, reverse("imports:list") if len(rows) > limit else "")


FINDER = Finder("imports", Wording("导入文件", "imports"), Permission.WORKBOOK_IMPORT, workbooks)


def register() -> None:
    """Let the search ask here."""
    finding.register(FINDER)
