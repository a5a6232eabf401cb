"""The security page: how to report a hole, what is promised, what the house does and asks of its users."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from niangjia.kernel.pages import open_page
from niangjia.site.limits.table import ALL
from niangjia.site.promises import PROMISES, SUPPORTED
from niangjia.site.uploads import MOST_AT_ALL


@open_page
def security(request: HttpRequest) -> HttpResponse:
    """Open to everyone: whoever finds a hole may have no account."""
    context = {
        "promises": PROMISES,
        "supported": SUPPORTED,
        "limits": ALL,
        "most_megabytes": MOST_AT_ALL // 2**20,
    }
    return render(request, "site/security.html", context)
