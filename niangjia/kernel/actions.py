"""The `@action` that permits and records: the only shape in which anything is written."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import ParamSpec, TypeVar

from django.db import transaction

from niangjia.kernel import audit
from niangjia.kernel.actor import Actor
from niangjia.kernel.permissions import Permission
from niangjia.kernel.scope import present_actor

P = ParamSpec("P")
R = TypeVar("R")


class UnrecordedAct(Exception):
    """An action ended without an audit event: a fault of ours, and nothing of it is kept."""


class ForeignTransaction(Exception):
    """An action was called for another actor than the transaction's: a fault of ours."""


def action(permission: Permission, *, reasoned: bool = False) -> Callable[[Callable[P, R]], Callable[P, R]]:
    """Make a keyword-only function an act: permitted, atomic, audited.

    The function takes `by=` (the actor) first. Raises `Refused` when the actor lacks `permission`
    or a rule inside says no, and of a `reasoned` act when the actor does not say why; then nothing has
    changed.
    """

    def decorate(function: Callable[P, R]) -> Callable[P, R]:
        @wraps(function)
        def act(*args: P.args, **kwargs: P.kwargs) -> R:
            by = kwargs["by"]
            assert isinstance(by, Actor), "by= takes an Actor"
            by.may(permission).enforce()
            if reasoned:
                by.gives_reason.enforce()
            if present_actor() is not by:
                raise ForeignTransaction(
                    f"{function.__qualname__} acts for {by.key} outside acting({by.key})"
                )
            with transaction.atomic(), audit.watch() as recorded:
                result = function(*args, **kwargs)
                if not recorded:
                    raise UnrecordedAct(function.__qualname__)
                return result

        act.permission = permission  # type: ignore[attr-defined]
        return act

    return decorate
