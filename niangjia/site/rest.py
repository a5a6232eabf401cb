"""The API under /api/v1/: the apps' routes in one description, with the powers of the pages."""

from __future__ import annotations

from functools import cached_property
from typing import Any

from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import URLPattern, path
from ninja import NinjaAPI

from niangjia.kernel.pages import Request, page
from niangjia.kernel.permissions import Permission
from niangjia.kernel.rest import power_of, speak_in_problems
from niangjia.kernel.rest.routes import Session
from niangjia.site.describing import described
from niangjia.site.limits.table import ALL

ABOUT = """
工会社会工作平台的接口。看得到的、能做的，与您在网页上完全一样：管辖范围以外的，与不存在一样。

What is seen and done here is what you see and do on the pages; what lies outside your scope does not exist.
Sign in to the pages, or send a personal token (账户菜单 → 访问令牌): `Authorization: Bearer nj_…`.
Dates are ISO, money is a string, every sentence is in Chinese and English, ID numbers and phones are masked.
Whoever asks too often is answered 429 and told in `Retry-After` when to come back: %s.
"""
LIMITS_TOLD = "; ".join(f"{one.most} {one.label.en} {one.span.en} ({one.whose.label.en})" for one in ALL)


class Api(NinjaAPI):
    """Described once in the life of the process."""

    def get_openapi_schema(self, *args: Any, **kwargs: Any) -> Any:
        """The description as it is served."""
        return self._schema

    @cached_property
    def _schema(self) -> Any:
        return described(self)


api = Api(
    title="娘家 Niangjia",
    version="1",
    description=ABOUT.strip() % LIMITS_TOLD,
    urls_namespace="api",
    docs_url="/docs/",
    auth=Session(Permission.HOME_VIEW),  # for the page's own trials; every route names its power itself
    docs_decorator=page(Permission.HOME_VIEW),  # type: ignore[arg-type]
)
speak_in_problems(api)
for app in (
    "organisations",
    "workforce",
    "imports",
    "funding",
    "staffing",
    "scenarios",
    "editions",
    "authoring",
    "privacy",
    "policy",
):
    api.add_router("", f"niangjia.{app}.rest.router")
api.add_router("", "niangjia.site.answers.router")


@page(Permission.HOME_VIEW)
def root(request: Request) -> HttpResponse:
    """Whoever follows the bare address reads what there is."""
    return redirect("api:openapi-view")


def addresses() -> tuple[list[URLPattern], str, str]:
    """The routes for `include`, each naming its power as views do."""
    patterns, app, namespace = api.urls
    routes = []
    for pattern in patterns:
        assert isinstance(pattern, URLPattern)
        if pattern.name == "api-root":
            pattern = path("", root, name="api-root")
        elif power := power_of(pattern.name or ""):
            pattern.callback.permission = power  # type: ignore[attr-defined]
        routes.append(pattern)
    return routes, app, namespace
