"""The unit that an address names, or a page that says there is none."""

from __future__ import annotations

from django.http import Http404

from niangjia.kernel.pages import Request
from niangjia.organisations import queries
from niangjia.organisations.models import Unit


def unit_or_404(request: Request, code: str, *, closed: bool = False) -> Unit:
    """The unit in scope with a code, a closed one only where asked for. Raises `Http404`."""
    find = queries.unit_ever if closed else queries.unit_at
    try:
        return find(code, by=request.actor)
    except queries.UnknownCode as unknown:
        raise Http404(str(unknown)) from unknown
