"""The list of accounts, opening one, and the units that a form may mean."""

from __future__ import annotations

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone

from niangjia.accounts import actions, forms, queries
from niangjia.accounts.onetime import one_time_password
from niangjia.accounts.queries.people import Asked
from niangjia.accounts.signing import facade as signing
from niangjia.accounts.types import AccountState, NewSignIn
from niangjia.kernel.exports import export_page
from niangjia.kernel.figure import Refused, Verdict
from niangjia.kernel.pages import BOTH, Request, attachment, page
from niangjia.kernel.permissions import Permission
from niangjia.kernel.roles import LABELS, Role
from niangjia.kernel.wording import Wording
from niangjia.organisations import facade as organisations

ROWS, LONGEST = 50, 60
HEADINGS = (
    Wording("姓名", "Name"),
    Wording("用户名", "User name"),
    Wording("单位", "Unit"),
    Wording("任命", "Appointments"),
    Wording("状态", "State"),
    Wording("最近登录", "Last sign-in"),
)


@page(Permission.ACCOUNT_VIEW)
def people(request: Request) -> HttpResponse:
    """Everybody who can sign in within the actor's scope."""
    on, by = timezone.localdate(), request.actor
    under = _under(request)
    asked = _asked(request, under)
    rows = Paginator(queries.people.found(asked, on=on, by=by), ROWS).get_page(request.GET.get("page"))
    shown = list(rows.object_list)
    context = {
        "asked": asked,
        "under": under,
        "page": rows,
        "rows": queries.people.rows_of(shown, on=on, by=by, signed_in=signing.last_sign_ins(shown, by=by)),
        "headings": HEADINGS,
        "roles": [(role, LABELS[role]) for role in forms.APPOINTED],
        "states": list(AccountState),
        "may_export": by.may(Permission.ACCOUNT_EXPORT),
        "may_open": by.may(Permission.ACCOUNT_MANAGE),
    }
    return render(request, "accounts/account_list.html", context)


@export_page(Permission.ACCOUNT_EXPORT)
def export(request: Request) -> HttpResponse:
    """Exactly the accounts that the list shows with the same filters, all pages of it, as .xlsx."""
    today = timezone.localdate()
    asked = _asked(request, _under(request))
    content = actions.export_accounts(by=request.actor, asked=asked, on=today)
    return attachment(content, f"账号与任命-{today.isoformat()}.xlsx")


@page(Permission.ACCOUNT_MANAGE, takes=BOTH)
def open_account(request: Request) -> HttpResponse:
    """Give somebody a sign-in; its one-time password is shown in the answer, never again."""
    form = forms.OpenAccount(request.POST or None, by=request.actor, today=timezone.localdate())
    verdict: Verdict | None = None
    if request.method == "POST" and form.is_valid():
        asked, password = form.cleaned_data, one_time_password()
        try:
            account = actions.open_account(
                by=request.actor,
                new=NewSignIn(asked["username"], asked["name"], password),
                unit=asked["unit"][0],
            )
        except Refused as refusal:
            verdict = refusal.verdict
        else:
            return render(request, "accounts/one_time.html", {"account": account, "password": password})
    context = {"form": form, "verdict": verdict}
    return render(request, "accounts/account_open.html", context, status=200 if verdict is None else 422)


@page(Permission.ACCOUNT_VIEW)
def suggest(request: Request) -> HttpResponse:
    """A few units that typed letters may mean: names alone, for who may see no more of them."""
    field, many = _text(request, "field"), "many" in request.GET
    field = field if field.isidentifier() else "unit"
    codes = request.GET.getlist(field)[:ROWS]
    meant = (organisations.unit_meant(code.replace("\x00", ""), by=request.actor) for code in codes)
    ticked = [unit for unit in meant if unit is not None]
    text = _text(request, f"{field}_text")
    found = [unit for unit in organisations.units_suggested(text, by=request.actor) if unit not in ticked]
    context = {"field": field, "many": many, "text": text, "ticked": ticked, "found": found}
    return render(request, "organisations/_suggestions.html", context)


def _under(request: Request) -> organisations.Unit | None:
    code = _text(request, "under")
    return organisations.unit_at(code, by=request.actor) if code else None


def _asked(request: Request, under: organisations.Unit | None) -> Asked:
    role, state = _text(request, "role"), _text(request, "state")
    return Asked(
        text=_text(request, "q"),
        role=Role(role) if role in set(Role) else None,
        state=AccountState(state) if state in set(AccountState) else None,
        under=under.scope_path if under else "",
    )


def _text(request: HttpRequest, name: str) -> str:
    return request.GET.get(name, "").replace("\x00", "").strip()[:LONGEST]
