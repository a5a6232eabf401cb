"""The list of replies, the basis of its numbers, and the list as a workbook."""

from __future__ import annotations

from django.core.paginator import Paginator
from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.utils import timezone

from niangjia.funding import actions, pictures, queries
from niangjia.funding.forms import asked_of
from niangjia.funding.queries import Asked
from niangjia.funding.types import Source, Standing, Waits, figure_of_amount, figure_of_months, figure_of_sum
from niangjia.kernel.exports import export_page
from niangjia.kernel.pages import Request, attachment, day_in, page
from niangjia.kernel.permissions import Permission
from niangjia.kernel.wording import Wording, said_day
from niangjia.organisations import facade as organisations

ROWS = 50
TITLES = {
    "posts": Wording("保障名额", "Funded posts"),
    "months": Wording("保障人月", "Person-months"),
    "amount": Wording("批复金额", "Amount"),
}


def _under(request: Request) -> organisations.Unit | None:
    """The unit asked for, else one's own; None for all members of a named set, and in an empty house."""
    if code := request.GET.get("under", ""):
        return organisations.unit_at(code.replace("\x00", ""), by=request.actor)
    return organisations.only_root(by=request.actor)


def _asked(request: Request, under: organisations.Unit | None) -> Asked:
    path = under.scope_path if under else ""
    return asked_of(request.GET, path=path, today=timezone.localdate())


@page(Permission.FUNDING_VIEW)
def replies(request: Request) -> HttpResponse:
    """Picture first: who bears what; then the replies."""
    under, today = _under(request), timezone.localdate()
    asked = _asked(request, under)
    rows = Paginator(queries.found(asked, by=request.actor), ROWS).get_page(request.GET.get("page"))
    years = queries.years(asked.path, by=request.actor)
    context: dict[str, object] = {
        "under": under,
        "asked": asked,
        "page": rows,
        "rows": queries.rows_of(rows.object_list, by=request.actor),
        "years": sorted({*years, today.year}, reverse=True),
        "empty": not years,
        "sources": list(Source),
        "standings": list(Standing),
        "waits": list(Waits),
        "may_enter": request.actor.may(Permission.FUNDING_ENTER),
        "may_export": request.actor.may(Permission.FUNDING_EXPORT),
    }
    if years:
        borne = queries.borne(asked, under, by=request.actor)
        funded = queries.funded_below(asked.path, on=today, by=request.actor)
        code = under.code if under else ""
        context["cards"] = pictures.cards(list(funded.values()), borne, asked, under=code, on=today)
        context["picture"] = pictures.stacked(borne, asked)
    return render(request, "funding/reply_list.html", context)


@page(Permission.FUNDING_VIEW)
def figure(request: Request, measure: str) -> HttpResponse:
    """The basis of a headline number."""
    under = _under(request)
    if measure not in TITLES:
        raise Http404
    on = day_in(request.GET.get("on", "")) or timezone.localdate()
    if measure == "posts":
        funded = queries.funded_below(under.scope_path if under else "", on=on, by=request.actor)
        answer = figure_of_sum(list(funded.values()))
    else:
        borne = queries.borne(_asked(request, under), under, by=request.actor)
        answer = figure_of_months(borne) if measure == "months" else figure_of_amount(borne)
    day = said_day(on)
    name = under.name if under else request.actor.scope.label
    subtitle = Wording(f"{name} · {day.zh}", f"{name} · {day.en}")
    template = "site/_figure.html" if request.htmx else "site/figure.html"
    return render(request, template, {"figure": answer, "title": TITLES[measure], "subtitle": subtitle})


@export_page(Permission.FUNDING_EXPORT)
def export(request: Request) -> HttpResponse:
    """Exactly the replies that the list shows, all pages of it, as .xlsx."""
    content = actions.export_replies(by=request.actor, asked=_asked(request, _under(request)))
    return attachment(content, f"经费批复-{timezone.localdate().isoformat()}.xlsx")
