"""The list of people: narrowed, shown, looked up by ID number, taken out."""

from __future__ import annotations

from datetime import date
from urllib.parse import urlsplit

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from niangjia.kernel.actor import Actor
from niangjia.kernel.exports import export_page
from niangjia.kernel.language import language
from niangjia.kernel.pages import POST, Request, attachment, page
from niangjia.kernel.paging import MOST_COUNTED, MOST_SEARCHED, CappedPages
from niangjia.kernel.permissions import Permission
from niangjia.kernel.wording import Wording
from niangjia.organisations import facade as organisations
from niangjia.workforce import pictures
from niangjia.workforce.actions.exporting import export_people
from niangjia.workforce.forms import NARROWING, Asked, holds_number, id_number_of, text_of
from niangjia.workforce.pictures.addresses import address, without
from niangjia.workforce.queries.facets import FACETS
from niangjia.workforce.queries.listed import listed
from niangjia.workforce.queries.people import listing, person_with, these
from niangjia.workforce.queries.quality import RULES
from niangjia.workforce.queries.totals import totals
from niangjia.workforce.sheets.people import AT_FIRST, COLUMNS, people_sheet

ROWS = 50

DOORS = (
    ("workforce:people", Wording("名单", "list")),
    ("workforce:statistics", Wording("统计", "statistics")),
    ("workforce:quality", Wording("数据质量", "data quality")),
)


def under_asked(request: Request) -> organisations.Unit | None:
    """The unit of `?under=`; None where none is asked for. Raises `UnknownCode`."""
    code = text_of(request.GET.get("under", ""))
    return organisations.unit_at(code, by=request.actor) if code else None


def asked_of(request: Request) -> Asked:
    """What the address asks; a unit that is not in scope is not found."""
    under = under_asked(request)
    return Asked.of(request.GET, under=under, today=timezone.localdate())


@page(Permission.PERSON_VIEW)
def people_list(request: Request) -> HttpResponse:
    """人才库: the numbers and pictures come after the list, which stands at once in a house of any size."""
    if holds_number(request.GET.get("q", "")):
        messages.warning(request, _("身份证号和电话不能放在网址里查。请用“按身份证号查人”。"))
        return redirect(without(request.GET, "q"))
    asked, by, today = asked_of(request), request.actor, timezone.localdate()
    found, counted = listing(asked.entry, on=asked.on, by=by)
    most = MOST_SEARCHED if asked.entry.text else MOST_COUNTED
    told = known(asked, today=today, by=by)
    keys = found.values_list("pk", flat=True)
    pages = CappedPages(keys if told != 0 else keys.none(), ROWS, known=told, counted=counted, most=most)
    shown = pages.get_page(request.GET.get("page"))
    sheet = people_sheet(asked.columns)
    rule = RULES.get(asked.entry.quality)
    rows = [
        (pictures.cells(one, sheet), pictures.way_to_mend(one, rule, by) if rule else "")
        for one in listed(these(list(shown.object_list), by=by), on=asked.on, by=by)
    ]
    context = {
        "asked": asked,
        "today": today,
        "page": shown,
        "beyond": pages.beyond,
        "most": most,
        "told": told,
        "rows": rows,
        "headings": pictures.headings(sheet),
        "panels": pictures.panels(asked),
        "chips": pictures.chips(asked, request.GET),
        "clear": without(request.GET, *NARROWING),
        "columns": [(one.key, one.title, one.key in asked.columns) for one in COLUMNS],
        "own_columns": asked.columns != AT_FIRST,
        "kept": kept(request, but=("q", "on", "page", *FACETS)),
        "kept_columns": kept(request, but=("columns", "page")),
        "asked_lists": list(request.GET.lists()),
        "doors": doors(request),
        "may_add": by.may(Permission.PERSON_ADD),
        "may_export": by.may(Permission.PERSON_EXPORT),
        "nobody": not rows and not asked.narrowed and asked.on == today,
    }
    return render(request, "workforce/person_list.html", context)


def whole_of(by: Actor) -> str:
    """The path below which lies all that the actor sees; empty for a named set, which no one path holds."""
    return "" if by.scope.only else by.scope.low


def known(asked: Asked, *, today: date, by: Actor) -> int | None:
    """How many the list has, where that is stored."""
    if not asked.entry.of_one_side:
        return None
    stored = totals(asked.entry.unit_path or whole_of(by), on=asked.on, today=today, by=by)
    return stored.number(asked.entry) if stored else None


def doors(request: Request) -> list[tuple[str, Wording, bool]]:
    """The three pages of the talent base, each with what the present one is narrowed to."""
    asked = request.GET.copy()
    for key in ("page", "sort", "columns"):
        asked.pop(key, None)
    return [
        (f"{reverse(name)}?{asked.urlencode()}", label, request.resolver_match.view_name == name)  # type: ignore[union-attr]
        for name, label in DOORS
    ]


def kept(request: Request, *, but: tuple[str, ...]) -> list[tuple[str, str]]:
    """What a form of the page hands on unchanged."""
    return [(key, value) for key, values in request.GET.lists() if key not in but for value in values]


@page(Permission.PERSON_VIEW, takes=POST)
def find(request: Request) -> HttpResponse:
    """The person with a whole ID number, which travels in the body and is never written down."""
    number = id_number_of(request.POST.get("id_number", "")[:30])
    person = person_with(number, by=request.actor) if number else None
    if person is not None:
        return redirect("workforce:person", person.pk)
    if number is None:
        messages.warning(request, _("这不是一个完整、校验正确的身份证号，请核对后再查。"))
    else:
        messages.warning(request, _("本单位管辖范围内的花名册上没有这个身份证号。"))
    return redirect("workforce:people")


@export_page(Permission.PERSON_EXPORT)
def export(request: Request) -> HttpResponse:
    """The list as it is shown, as .xlsx."""
    asked, by = asked_of(request), request.actor
    notes = (
        (Wording("范围与筛选", "which people"), pictures.told(asked, request.GET)),
        (Wording("网址", "address"), urlsplit(address(request.GET)).query),
        (
            Wording("说明", "note"),
            _("身份证号和电话已遮盖。请按个人信息保护的要求保管和使用。"),
        ),
    )
    content = export_people(
        by=by,
        entry=asked.entry,
        columns=asked.columns,
        on=asked.on,
        notes=notes,
        language=language(),
    )
    name = f"{_('人才库')}-{asked.under.name if asked.under else by.scope.label}-{asked.on.isoformat()}.xlsx"
    return attachment(content, name)
