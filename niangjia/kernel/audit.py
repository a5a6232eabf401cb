"""Audit events, written in the transaction of the act they speak of."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from contextvars import ContextVar

from niangjia.kernel.actor import Actor

_watched: ContextVar[list[str] | None] = ContextVar("watched", default=None)


@contextmanager
def watch() -> Iterator[list[str]]:
    """Collect the names of the events recorded inside; an outer watch sees those of an inner one."""
    outer = _watched.get()
    recorded: list[str] = []
    token = _watched.set(recorded)
    try:
        yield recorded
    finally:
        _watched.reset(token)
        if outer is not None:
            outer.extend(recorded)


def record(
    name: str,
    *,
    by: Actor,
    on_kind: str,
    on_id: str,
    scope_path: str,
    details: Mapping[str, object] | None = None,
    export: str = "",
) -> None:
    """Write one event: `name` is app.noun.verbed; `details` carries no personal value in the clear.

    `export` is the number printed in a file that leaves the house by this act (`kernel.exports`).
    """
    from niangjia.kernel.models import AuditEvent
    from niangjia.kernel.scope import present_act

    AuditEvent.objects.create(
        name=name,
        actor=by.key,
        actor_name=by.name,
        role=by.role,
        source=by.source,
        reason=by.reason,
        behalf=by.behalf,
        address=by.address,
        act=present_act(),
        export=export,
        on_kind=on_kind,
        on_id=on_id,
        scope_path=scope_path,
        details=dict(details or {}),
    )
    watched = _watched.get()
    if watched is not None:
        watched.append(name)
