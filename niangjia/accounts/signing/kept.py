"""A form sent after its session had ended: kept in the browser over the new sign-in, never in the house.

The sign-in page carries it, signed, and after the sign-in offers to send it on. It is only shown to the same
account, and is only kept where the page itself would have led to the sign-in, after the forgery check.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from django.core import signing
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse

from niangjia.accounts.models import Account
from niangjia.accounts.signing.forms import Password

SALT = "niangjia.accounts.kept"
MOST = 200_000
"""Characters of a form: what is longer is a workbook, and is sent again from its file."""
PATIENCE_SECONDS = 3_600


@dataclass(frozen=True, slots=True)
class Kept:
    """What was sent, where to, and by whose session."""

    account: int
    path: str
    fields: Sequence[tuple[str, str]]


def kept(request: HttpRequest, response: HttpResponse, account: Account) -> HttpResponse:
    """The sign-in page with what was sent, in place of an answer that leads to the bare one."""
    leads = response.headers.get("Location") or response.headers.get("HX-Redirect") or ""
    secret = any("password" in name for name in request.POST)
    if secret or not leads.startswith(reverse("accounts:sign_in")):
        return response
    fields = [
        (name, value)
        for name, values in request.POST.lists()
        for value in values
        if name != "csrfmiddlewaretoken"
    ]
    held = signing.dumps([account.pk, request.get_full_path(), fields], salt=SALT, compress=True)
    if len(held) > MOST:
        return response
    context = {"form": Password(), "kept": held, "next": leads, "lost_files": bool(request.FILES)}
    answer = render(request, "accounts/sign_in.html", context)
    if request.headers.get("HX-Request") == "true":
        answer.headers["HX-Retarget"], answer.headers["HX-Reswap"] = "body", "innerHTML"
    return answer


def opened(held: str, account: Account) -> Kept | None:
    """What was kept, for the account whose it was; None for anybody else, and after an hour."""
    try:
        whose, path, fields = signing.loads(held, salt=SALT, max_age=PATIENCE_SECONDS)
    except signing.BadSignature:
        return None
    return Kept(whose, path, [(name, value) for name, value in fields]) if whose == account.pk else None
