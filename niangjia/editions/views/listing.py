"""The list of editions, and a new one."""

from __future__ import annotations

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _

from niangjia.editions import actions, pictures, queries, rules
from niangjia.editions.flow import FLOW, KIND
from niangjia.editions.forms import EditionsAsked, brief_of
from niangjia.editions.types import State
from niangjia.kernel import flows
from niangjia.kernel.figure import Refused
from niangjia.kernel.pages import BOTH, Request, page
from niangjia.kernel.permissions import Permission
from niangjia.kernel.wording import Wording
from niangjia.organisations import facade as organisations

ROWS = 20
MOST_DRAWN = 12


@page(Permission.EDITION_VIEW)
def list_editions(request: Request) -> HttpResponse:
    """How each edition stands, and what waits for whom."""
    by, asked, today = request.actor, EditionsAsked.of(request.GET), timezone.localdate()
    found = queries.editions(by=by, year=asked.year, state=asked.state, text=asked.text)
    rows = Paginator(found, ROWS).get_page(request.GET.get("page"))
    steps = flows.stepped(KIND, [one.pk for one in rows.object_list], by=by)
    context = {
        "asked": asked,
        "page": rows,
        "rows": [_row(one, steps[one.pk]) for one in rows.object_list],
        "picture": pictures.timeline(list(rows.object_list)[:MOST_DRAWN], steps, today=today),
        "years": queries.years(by=by),
        "states": State,
        "may_draft": by.may(Permission.EDITION_DRAFT),
    }
    return render(request, "editions/edition_list.html", context)


def _row(one: object, taken: list[flows.Taken]) -> dict[str, object]:
    steps = [queries.Step(FLOW.move(step.move), step) for step in taken]
    return {
        "edition": one,
        "next": queries.next_moves(one),  # type: ignore[arg-type]
        "approval": queries.approval_of(steps),
        "last": steps[-1] if steps else None,
    }


@page(Permission.EDITION_DRAFT, takes=BOTH)
def new(request: Request) -> HttpResponse:
    """Begin an edition of one's own unit, of a named set of the member that is asked for: year, day of the
    facts, from a scenario where one is named."""
    by, today = request.actor, timezone.localdate()
    code = request.GET.get("under", "").replace("\x00", "")
    unit = organisations.unit_at(code, by=by) if code else organisations.top(by=by)
    year = request.GET.get("year", "")
    problem: Wording | None = None
    verdict = None
    if request.method == "POST" and unit is not None:
        brief = brief_of(request.POST)
        if isinstance(brief, Wording):
            problem = brief
        else:
            try:
                edition = actions.draft(by=by, unit=unit, brief=brief, today=today)
            except Refused as refused:
                verdict = refused.verdict
            else:
                messages.success(request, _("已起草，数据已按取数日固定。请核对计划数后送会签。"))
                return redirect("editions:edition", edition.pk)
    context = {
        "unit": unit,
        "year": request.POST.get("year") or (year if year.isdigit() else str(today.year)),
        "on": request.POST.get("on") or today.isoformat(),
        "today": today,
        "note": request.POST.get("note", ""),
        "scenario": request.POST.get("scenario") or request.GET.get("scenario", ""),
        "problem": problem,
        "verdict": verdict,
        "standing": rules.may_draft(
            federation=unit.unit_kind.is_federation,
            path=unit.scope_path,
            year=today.year,
            on=today,
            today=today,
            earlier=queries.earlier(unit, today.year, by=by),
            by=by,
        )
        if unit
        else None,
    }
    wrong = problem is not None or verdict is not None
    return render(request, "editions/edition_new.html", context, status=422 if wrong else 200)
