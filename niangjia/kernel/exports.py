"""Taking a file out of the house: a power apart from reading, asked why, marked, recorded with its number.

@export_page(Permission.PLAN_EXPORT)          # asks why before the view is called
def export(request): ...

mark = imprint(by)                            # in the action: what the file carries
return taken_out("staffing.plan.exported", by=by, mark=mark, content=…, rows=…, on_kind=…, …)
"""

from __future__ import annotations

import secrets
from collections.abc import Callable, Mapping
from dataclasses import replace
from functools import wraps
from hashlib import sha256
from typing import cast

from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone

from niangjia.kernel import audit
from niangjia.kernel.actor import Actor
from niangjia.kernel.imprint import Imprint, Purpose, Why
from niangjia.kernel.pages import BOTH, P, Request, View, page
from niangjia.kernel.permissions import Permission
from niangjia.kernel.scope import acting

REMEMBERED = "export_why"
"""Where the session keeps what was last said, so that it need not be typed again."""


def imprint(by: Actor) -> Imprint:
    """The mark of a file that `by` takes out now; its number is like no other's."""
    now = timezone.localtime()
    number = f"DC{now:%Y%m%d}-{secrets.token_hex(4).upper()}"
    return Imprint(number, by.signature, by.scope.label, now, by.reason)


def taken_out(
    name: str,
    *,
    by: Actor,
    mark: Imprint,
    content: bytes,
    rows: int,
    on_kind: str,
    on_id: str,
    scope_path: str,
    details: Mapping[str, object] | None = None,
) -> bytes:
    """Record that a file leaves, with its number, its rows and its fingerprint; returns the file."""
    fingerprint = sha256(content).hexdigest()
    told = {"rows": rows, "scope": by.scope.label, "bytes": len(content), "sha256": fingerprint}
    audit.record(
        name,
        by=by,
        on_kind=on_kind,
        on_id=on_id,
        scope_path=scope_path,
        details={**(details or {}), **told},
        export=mark.number,
    )
    return content


def export_page(permission: Permission) -> Callable[[View[P]], View[P]]:
    """A page that gives a file: asked for, it asks why; told, the view acts for that reason."""

    def decorate(view: View[P]) -> View[P]:
        @wraps(view)
        def given(request: Request, *args: P.args, **kwargs: P.kwargs) -> HttpResponse:
            if request.method != "POST":
                return _ask(request, Why(None))
            why = Why.of(request.POST)
            if not why.said:
                return _ask(request, why)
            request.session[REMEMBERED] = [why.purpose, why.words]
            asking, because = request.actor, replace(request.actor, reason=why.told)
            with acting(because):
                request.actor = because
                try:
                    return view(request, *args, **kwargs)
                finally:
                    request.actor = asking

        shown = page(permission, takes=BOTH)(cast(View[P], given))
        shown.asks_why = True  # type: ignore[attr-defined]
        return shown

    return decorate


def _ask(request: Request, why: Why) -> HttpResponse:
    """The form; 422 where it was sent without saying why."""
    sent = request.method == "POST"
    purpose, words = (why.purpose, why.words) if sent else request.session.get(REMEMBERED, ["", ""])
    context = {
        "purposes": list(Purpose),
        "purpose": purpose,
        "words": words,
        "verdict": why.said if sent else None,
        "action": request.get_full_path(),
    }
    return render(request, "site/export.html", context, status=422 if sent else 200)
