"""Routes of the API: each names its power, and answers whoever may as the pages do."""

from __future__ import annotations

import inspect
from collections.abc import Callable
from typing import Any, TypeVar

from django.conf import settings
from django.http import HttpRequest
from ninja import Router
from ninja.security import APIKeyCookie, HttpBearer

from niangjia.kernel.actor import Actor
from niangjia.kernel.permissions import Permission
from niangjia.kernel.rest.problems import Problem

V = TypeVar("V", bound=Callable[..., Any])
_powers: dict[str, Permission] = {}


class Token(HttpBearer):
    """A personal token: who it is was settled when the request's transaction began."""

    def __init__(self, permission: Permission) -> None:
        super().__init__()
        self.permission = permission

    def authenticate(self, request: HttpRequest, token: str) -> Actor | None:
        """The actor, who must hold the power. Raises `Refused`."""
        return _permitted(request, self.permission)


class Session(APIKeyCookie):
    """The session of the pages; what writes needs the pages' X-CSRFToken as well."""

    param_name = settings.SESSION_COOKIE_NAME

    def __init__(self, permission: Permission) -> None:
        super().__init__()
        self.permission = permission

    def authenticate(self, request: HttpRequest, key: str | None) -> Actor | None:
        """The actor, who must hold the power. Raises `Refused`."""
        return _permitted(request, self.permission)


def _permitted(request: HttpRequest, permission: Permission) -> Actor | None:
    actor: Actor | None = getattr(request, "actor", None)
    if actor is not None:
        actor.may(permission).enforce()
    return actor


def get(router: Router, path: str, permission: Permission, *, answer: Any) -> Callable[[V], V]:
    """A route that reads. The function's name is the route's, its docstring the documentation."""
    return _route(router, "GET", path, permission, {200: answer}, (401, 403, 404, 422, 429))


def post(
    router: Router, path: str, permission: Permission, *, answer: Any, status: int = 200
) -> Callable[[V], V]:
    """A route that writes, through one action."""
    refusals = (400, 401, 403, 404, 409, 413, 422, 429)
    return _route(router, "POST", path, permission, {status: answer}, refusals)


def power_of(name: str) -> Permission | None:
    """The power that the route of a name needs."""
    return _powers.get(name)


def _route(
    router: Router,
    method: str,
    path: str,
    permission: Permission,
    answers: dict[int, Any],
    problems: tuple[int, ...],
) -> Callable[[V], V]:
    def register(view: V) -> V:
        name = view.__name__
        assert name not in _powers, f"two routes named {name}"
        _powers[name] = permission
        told = inspect.getdoc(view) or ""
        summary, _, rest = told.partition("\n")
        register = router.api_operation(
            [method],
            path,
            auth=[Token(permission), Session(permission)],
            response={**answers, **dict.fromkeys(problems, Problem)},
            url_name=name,
            operation_id=name,
            summary=summary,
            description=f"{rest.strip()}\n\nNeeds the power `{permission.value}`.".strip(),
        )
        return register(view)  # type: ignore[no-any-return]

    return register
