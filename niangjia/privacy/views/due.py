"""到期清除: whose time is up and when, before anything happens; the removal by hand, and how far it is."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from niangjia.kernel import jobs
from niangjia.kernel.language import said
from niangjia.kernel.pages import BOTH, Request, page
from niangjia.kernel.paging import CappedPages
from niangjia.kernel.permissions import Permission
from niangjia.kernel.wording import Wording, said_month
from niangjia.privacy import actions, queries, rules
from niangjia.privacy.forms import RunForm
from niangjia.privacy.queries import Preview
from niangjia.privacy.views.doors import doors
from niangjia.privacy.views.entering import Asked, answer

ROWS = 50


@page(Permission.RETENTION_VIEW)
def due(request: Request) -> HttpResponse:
    """The months ahead as a picture, then the people of one: who is due, masked, and what would be done."""
    today, by = timezone.localdate(), request.actor
    until = rules.month_end(rules.month_in(request.GET.get("month", "")), today)
    rows = queries.due_rows(on=until, by=by).select_related("unit")
    shown = CappedPages(rows, ROWS).get_page(request.GET.get("page"))
    found = queries.preview(on=today, by=by)
    context = {
        "picture": _picture(found) if found.overdue or found.months else None,
        "page": shown,
        "rows": queries.told(list(shown.object_list), on=today, by=by),
        "today": today,
        "until": until,
        "job": jobs.state_of(actions.ON_KIND, by.scope.low, by=by),
        "may_run": by.may(Permission.RETENTION_RUN),
        "doors": doors(request, "due"),
    }
    return render(request, "privacy/due_list.html", context)


def _picture(found: Preview) -> Mapping[str, Any]:
    """Bars by month; a bar leads to whoever is due by its end."""
    here = reverse("privacy:due")
    rows = [{"name": _("已到期"), "href": f"{here}#people", "values": [found.overdue]}]
    rows += [
        {"name": said(said_month(month)), "href": f"{here}?month={month:%Y-%m}#people", "values": [number]}
        for month, number in found.months.items()
    ]
    return {
        "kind": "bars",
        "label": _("各月到期的人数"),
        "axis": _("到期月份"),
        "series": [{"name": _("人数"), "look": "front"}],
        "rows": rows,
    }


@page(Permission.RETENTION_RUN, takes=BOTH)
def run(request: Request) -> HttpResponse:
    """Have everything that is due removed now."""
    asked = Asked(
        title=Wording("立即清除到期的个人信息", "remove what is due now"),
        form=RunForm,
        run=lambda by, given: actions.ask_for_removal(by=by),
        then=lambda job: redirect("privacy:due"),
        back=reverse("privacy:due"),
        button=Wording("开始清除", "remove"),
        note=Wording(
            "匿名化和删除都不能撤销：本人密钥一经销毁，历史和备份里的号码也不可还原。请先看过名单，暂缓该暂缓的。",
            "Neither can be undone: once a key is destroyed, history and backups are unreadable too. Look at "
            "the list first, and put off what must be put off.",
        ),
    )
    return answer(request, asked)


@page(Permission.RETENTION_VIEW)
def progress(request: Request) -> HttpResponse:
    """How far the removal is: a fragment that asks again while it runs."""
    job = jobs.state_of(actions.ON_KIND, request.actor.scope.low, by=request.actor)
    if not request.htmx:
        return redirect("privacy:due")
    return render(request, "privacy/_progress.html", {"job": job})
