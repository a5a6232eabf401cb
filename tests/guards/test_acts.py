"""Every function that an app's actions offer is an act: it names its power and leaves an audit event."""

from __future__ import annotations

import inspect
from importlib import import_module
from types import ModuleType
from typing import Any

import pytest

from niangjia.kernel.permissions import Permission

APPS = (
    *("archive", "papers", "imports", "organisations", "accounts", "workforce", "funding", "staffing"),
    *("scenarios", "editions", "authoring", "privacy", "proof"),
)


def offered(module: ModuleType) -> dict[str, Any]:
    """The functions of an actions room that others may call."""
    names = getattr(module, "__all__", None) or [name for name in vars(module) if not name.startswith("_")]
    functions = {name: getattr(module, name) for name in names if inspect.isfunction(getattr(module, name))}
    return {name: one for name, one in functions.items() if one.__module__.startswith(module.__name__)}


def without_power(functions: dict[str, Any]) -> set[str]:
    """Those that are no act, or take more than keywords."""
    return {
        name
        for name, one in functions.items()
        if not isinstance(getattr(one, "permission", None), Permission)
        or any(each.kind is not each.KEYWORD_ONLY for each in inspect.signature(one).parameters.values())
    }


@pytest.mark.parametrize("app", APPS)
def test_what_an_app_does_is_an_act(app: str) -> None:
    functions = offered(import_module(f"niangjia.{app}.actions"))
    assert functions
    assert without_power(functions) == set()


def test_the_guard_sees_a_write_that_is_no_act() -> None:
    def careless(*, by: object) -> None:
        """Writes without asking."""

    assert without_power({"careless": careless}) == {"careless"}
