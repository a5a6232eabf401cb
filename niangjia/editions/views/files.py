"""An edition taken home."""

from __future__ import annotations

from django.http import HttpResponse

from niangjia.editions import actions, queries
from niangjia.kernel.exports import export_page
from niangjia.kernel.pages import Request, attachment
from niangjia.kernel.permissions import Permission


@export_page(Permission.PLAN_EXPORT)
def export(request: Request, pk: int) -> HttpResponse:
    """The plan as .xlsx: numbers as numbers, with a sheet of the clauses they rest on."""
    one = queries.one(pk, by=request.actor)
    content = actions.export_edition(by=request.actor, edition=one)
    return attachment(content, f"{one.title}.xlsx")
