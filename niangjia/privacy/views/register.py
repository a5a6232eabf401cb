"""个人信息目录: what is kept, what for, on which clause, and how long."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import render

from niangjia.kernel.pages import Request, page
from niangjia.kernel.permissions import Permission
from niangjia.privacy.register import KINDS, grouped
from niangjia.privacy.types import Care
from niangjia.privacy.views.doors import doors


@page(Permission.ROLE_VIEW)
def kinds(request: Request) -> HttpResponse:
    """Every kind of personal data, for everybody who works with the house."""
    context = {
        "groups": list(grouped().items()),
        "number": len(KINDS),
        "sensitive": sum(kind.care is not Care.PLAIN for kind in KINDS),
        "doors": doors(request, "register"),
    }
    return render(request, "privacy/kind_list.html", context)
