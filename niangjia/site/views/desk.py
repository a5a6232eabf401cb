"""My desk: what waits and what changed stand at once; the numbers come when the page is there."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone

from niangjia.kernel import desk
from niangjia.kernel.desk import Waiting
from niangjia.kernel.pages import Request, page
from niangjia.kernel.permissions import Permission
from niangjia.kernel.wording import Wording


@dataclass(frozen=True, slots=True)
class Row:
    """Work that waits, as the page shows it."""

    one: Waiting
    due: Wording | None
    tone: str


@page(Permission.HOME_VIEW)
def home(request: Request) -> HttpResponse:
    """What waits for the desks in scope, what changed since yesterday, where to begin."""
    today, by = timezone.localdate(), request.actor
    waiting = desk.waiting(on=today, by=by)
    context = {
        "rows": rows(waiting, on=today),
        "today": today,
        "late": sum(one.late(today) for one in waiting),
        "changes": desk.changes(on=today, by=by),
        "shortcuts": desk.shortcuts(by=by),
        "may_import": by.may(Permission.WORKBOOK_IMPORT),
    }
    return render(request, "site/desk.html", context)


@page(Permission.HOME_VIEW)
def numbers(request: Request) -> HttpResponse:
    """The headline numbers and what follows from them: a fragment of the desk, else a page of its own."""
    today = timezone.localdate()
    board = desk.board(on=today, by=request.actor)
    context = {"cards": board.numbers, "rows": rows(board.waiting, on=today)}
    template = "site/_desk_numbers.html" if request.htmx else "site/desk_numbers.html"
    return render(request, template, context)


def rows(waiting: Sequence[Waiting], *, on: date) -> list[Row]:
    """Each with the words and the colour of its due day."""
    return [Row(one, desk.due_said(one, on=on), desk.tone_of(one, on=on)) for one in waiting]
