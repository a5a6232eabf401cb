"""Every act that any test runs is watched: which tables it writes, and on what kind of record its events lie.

`tests.walls.acts` says so of each act, and an act that does otherwise fails the test that runs it.
"""

from __future__ import annotations

import inspect
import pkgutil
import re
import sys
from collections.abc import Callable, Iterator
from functools import cache
from importlib import import_module
from types import CodeType, FrameType
from typing import Any

from tests.walls.acts import ACTS, ANY, tables_of

WRITES = re.compile(
    r'(?<!FOR )(?<!KEY )\b(?:INSERT INTO|DELETE FROM|UPDATE)\s+"?(?!SET\b|OF\b|NOWAIT\b|SKIP\b)(\w+)"?'
)
EVENTS = "kernel_auditevent"
DERIVED = frozenset({"kernel_mark", "organisations_unitgram", "proof_unsealed"})
"""Marked, made or queued anew from what was written."""

STORED = frozenset(
    {
        *("organisations_unittotal", "workforce_rostertotal"),
        *("staffing_planbasis", "staffing_planline", "staffing_plansum"),
    }
)
"""What is stored of a calculation: renewed by whoever reads it next, an act that reads it too."""
_strays: list[str] = []
NO_ROOMS = ("tests", "migrations", "__main__", "wsgi", "manual", "compile")


def watch() -> None:
    """From now on, on every connection that is opened."""
    from django.db.backends.signals import connection_created

    connection_created.connect(_on, dispatch_uid="acts are watched")


def _on(connection: Any, **_: object) -> None:
    if connection.alias == "default" and _seen not in connection.execute_wrappers:
        connection.execute_wrappers.append(_seen)


def _seen(execute: Callable[..., Any], sql: Any, params: Any, many: bool, context: Any) -> Any:
    if isinstance(sql, str) and (tables := WRITES.findall(sql)):
        act, kind = _whose(sys._getframe(1))
        if act:
            _compare(act, set(tables), kind)
    return execute(sql, params, many, context)


def _whose(frame: FrameType | None) -> tuple[str, str]:
    """The innermost act that runs, and what its event lies on where one is being written."""
    from niangjia.kernel import audit

    kind, known = "", acts()
    while frame is not None:
        if frame.f_code is audit.record.__code__:
            kind = frame.f_locals["on_kind"]
        if frame.f_code in known:
            return known[frame.f_code], kind
        frame = frame.f_back
    return "", ""


def _compare(act: str, tables: set[str], kind: str) -> None:
    if act not in ACTS:
        _strays.append(f"{act} has no line")
    elif others := tables - tables_of(act) - DERIVED - STORED - {EVENTS}:
        _strays.append(f"{act} writes {sorted(others)}")
    elif kind and not ACTS[act].kinds & {kind, ANY}:
        _strays.append(f"{act} records on a {kind}")


def strays() -> list[str]:
    """What acts did since this was asked last that `tests/walls/acts.py` does not say."""
    found = sorted(set(_strays))
    _strays.clear()
    return found


@cache
def acts() -> dict[CodeType, str]:
    """Every `@action` of the house by its code: app.function."""
    found: dict[CodeType, str] = {}
    for one in rooms():
        for function in vars(import_module(one)).values():
            inner = getattr(function, "__wrapped__", None)
            if inspect.isfunction(inner) and hasattr(function, "permission") and "by" in _taken(inner):
                found[inner.__code__] = f"{inner.__module__.split('.')[1]}.{inner.__name__}"
    return found


def _taken(function: Any) -> Any:
    return inspect.signature(function).parameters


def rooms() -> Iterator[str]:
    """Every module of the house in which something may be done."""
    import niangjia

    for one in pkgutil.walk_packages(niangjia.__path__, "niangjia."):
        if not set(one.name.split(".")) & set(NO_ROOMS):
            yield one.name
