"""One's own tokens for programs."""

from __future__ import annotations

from typing import cast

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone

from niangjia.accounts import actions, queries, rules
from niangjia.accounts.forms import NewToken
from niangjia.accounts.models import Account
from niangjia.kernel.pages import BOTH, LARGEST_KEY, POST, Request, page
from niangjia.kernel.permissions import Permission


@page(Permission.TOKEN_HOLD, takes=BOTH)
def tokens(request: Request) -> HttpResponse:
    """One's own tokens for the API; a new one's secret is shown in the answer that makes it, never again."""
    account, today = cast(Account, request.user), timezone.localdate()
    form = NewToken(request.POST or None)
    secret = ""
    if request.method == "POST" and form.is_valid():
        asked = form.cleaned_data
        secret = actions.make_token(
            by=request.actor, account=account, name=asked["name"], on=today, days=asked["days"]
        )
        form = NewToken()
    held = list(queries.tokens_of(account, on=today))
    context = {"form": form, "secret": secret, "tokens": held, "may_make": rules.may_hold_one_more(len(held))}
    return render(request, "accounts/token_list.html", context)


@page(Permission.TOKEN_HOLD, takes=POST)
def revoke_token(request: Request, pk: int) -> HttpResponse:
    """End one of one's own tokens; what is not there, or is another's, is left as it is."""
    held = queries.tokens_of(cast(Account, request.user), on=timezone.localdate())
    token = held.filter(pk=pk).first() if pk <= LARGEST_KEY else None
    if token is not None:
        actions.revoke_token(by=request.actor, token=token)
    return redirect("accounts:tokens")
