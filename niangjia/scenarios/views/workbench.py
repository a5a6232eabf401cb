"""The workbench: changes on the left, what comes of them on the right; the basis of a number; the export."""

from __future__ import annotations

from collections.abc import Sequence
from zlib import crc32

from django.core.paginator import Paginator
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django_htmx.http import push_url

from niangjia.kernel.clash import Side
from niangjia.kernel.exports import export_page
from niangjia.kernel.pages import BOTH, Request, attachment, page
from niangjia.kernel.permissions import Permission
from niangjia.kernel.wording import Wording, said_day
from niangjia.organisations import facade as organisations
from niangjia.policy import facade as policy
from niangjia.scenarios import actions, pictures, queries
from niangjia.scenarios.forms.figures import FigureAsked
from niangjia.scenarios.pictures.cells import COLUMNS
from niangjia.scenarios.pictures.form import KINDS
from niangjia.scenarios.types import Compared, Price
from niangjia.scenarios.views.areas import areas_of
from niangjia.scenarios.views.asking import Question, question_of
from niangjia.scenarios.views.nexts import nexts, tabs

ROWS = 40
SHOWN = (
    Compared.SHORTFALL,
    Compared.MUST,
    Compared.VALUE,
    Compared.ROOM,
    Compared.COST,
    Compared.COST_CEILING,
)


def _compared(question: Question, request: Request) -> queries.Comparison:
    asked = question.asked
    return queries.compare(asked.under, question.sides, on=asked.on, by=request.actor)


@page(Permission.SCENARIO_TRY, takes=BOTH)
def workbench(request: Request) -> HttpResponse:
    """Picture first; as one types, only the right side is brought anew.

    What is sent by POST is asked again by its address; what is too long for one must be kept first.
    """
    question = question_of(request)
    if request.method == "POST" and not question.too_long:
        sent = request.POST.copy()
        sent.pop("csrfmiddlewaretoken", None)
        return redirect(f"{reverse('scenarios:try')}?{sent.urlencode()}")
    return bench(request, question)


def bench(
    request: Request, question: Question, *, sides: Sequence[Side] | None = None, status: int = 200
) -> HttpResponse:
    """The workbench with a question in its boxes; `sides` where somebody else kept another meanwhile."""
    asked, found = question.asked, _compared(question, request)
    shown = asked.shown or pictures.telling(found)
    columns = COLUMNS if len(found.trials) == 1 else (shown,)
    rows = Paginator(asked.chosen(found, columns), ROWS).get_page(request.GET.get("page"))
    kinds = {line.kind for line in found.present.lines}
    context = {
        "question": question,
        "asked": asked,
        "found": found,
        "cards": pictures.cards(found),
        # A name of its own each time: htmx would carry the old drawing's style over, and the CSP refuse it.
        "chart_key": f"compared-{crc32(request.get_full_path().encode())}",
        "picture": pictures.bars(found, shown, question.state),
        "headings": pictures.columns_of(found, shown),
        "groups": pictures.group_rows(found, shown),
        "rows": pictures.unit_rows(found, list(rows.object_list), shown),
        "page": rows,
        "problems": [*asked.problems, *(said for side in found.trials for said in side.problems)],
        "warnings": [said for side in found.trials for said in side.warnings],
        "shown": shown,
        "showable": SHOWN,
        "kinds": [kind for kind in KINDS if kind.value in kinds],
        "state": question.state,
    }
    if request.htmx:
        answer = render(request, "scenarios/_result.html", context)
        return push_url(answer, False) if question.too_long else answer
    above = organisations.ancestors(found.under, by=request.actor)
    areas = areas_of(found, above)
    context |= {
        "above": above,
        "nexts": nexts(question, request.actor),
        **tabs(question),
        "texts": pictures.text_rows(question.typed, areas, on=asked.on, library=policy.library()),
        "shifts": pictures.shift_boxes(question.typed, context["kinds"]),  # type: ignore[arg-type]
        "prices": pictures.price_boxes(question.typed, found.wages.average),
        "saved": queries.saved(by=request.actor)[:20],
        "priced": asked.changes.price != Price(),
        "sides": sides,
        "may_export": request.actor.may(Permission.PLAN_EXPORT),
    }
    return render(request, "scenarios/workbench.html", context, status=status)


@page(Permission.SCENARIO_TRY)
def figure(request: Request) -> HttpResponse:
    """The basis of one number of a comparison."""
    question = question_of(request)
    of = FigureAsked.read(request.GET.get("of", ""), sides=len(question.sides) + 1)
    if of is None:
        raise Http404
    asked = question.asked
    found = queries.compare(
        of.code or asked.under, question.sides, on=asked.on, by=request.actor, priced=asked.under
    )
    answer = queries.figure(
        found, of.column, side=of.side, less=of.less, unit=of.unit, counted_in=of.counted_in
    )
    day, side = said_day(asked.on), found.sides[of.side].name
    context = {
        "figure": answer,
        "title": of.column.label,
        "subtitle": Wording(
            f"{found.under.name} · {side.zh} · {day.zh}", f"{found.under.name} · {side.en} · {day.en}"
        ),
    }
    return render(request, "site/_figure.html" if request.htmx else "site/figure.html", context)


@export_page(Permission.PLAN_EXPORT)
def export(request: Request) -> HttpResponse:
    """The comparison as .xlsx: side by side, with a sheet of the assumptions and one of the clauses."""
    question = question_of(request, by_address=True)
    asked, found = question.asked, _compared(question, request)
    chosen = asked.chosen(found, tuple(Compared))
    content = actions.export_comparison(by=request.actor, found=found, chosen=chosen)
    return attachment(content, f"模拟测算-{asked.under}-{asked.on.isoformat()}.xlsx")
