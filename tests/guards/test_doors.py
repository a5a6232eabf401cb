"""Into another app only through its facade, or its pure types (ARCHITECTURE.md: The doors)."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

HOUSE = Path(__file__).parents[2] / "niangjia"
APPS = {path.name for path in HOUSE.iterdir() if path.is_dir() and path.name not in {"kernel", "__pycache__"}}
DOORS = {"facade", "types", "columns"}
"""Columns: the second front door of policy, for any number of rows."""

FRONT_DOOR = "__main__.py"
"""The command line gathers every app's commands: the one file that may."""


def imports_of(source: str) -> Iterator[str]:
    """The modules a file imports."""
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.ImportFrom) and node.module and not node.level:
            yield node.module
            yield from (f"{node.module}.{name.name}" for name in node.names if node.module.count(".") < 2)
        elif isinstance(node, ast.Import):
            yield from (name.name for name in node.names)


def past_the_door(app: str, source: str) -> list[str]:
    """Imports of `source`, a file of `app`, that reach into another app's rooms."""
    reached = []
    for module in imports_of(source):
        parts = module.split(".")
        if len(parts) >= 3 and parts[0] == "niangjia" and parts[1] in APPS - {app} and parts[2] not in DOORS:
            reached.append(module)
    return reached


def test_no_file_reaches_past_a_door() -> None:
    found = {
        str(path.relative_to(HOUSE)): reached
        for path in HOUSE.rglob("*.py")
        if path.name != FRONT_DOOR and "tests" not in path.parts
        if (reached := past_the_door(path.relative_to(HOUSE).parts[0], path.read_text(encoding="utf-8")))
    }
    assert found == {}, "import the facade instead (ARCHITECTURE.md: The doors)"


def test_the_guard_sees_a_broken_door() -> None:
    assert past_the_door("staffing", "from niangjia.workforce.models import Person") != []
    assert past_the_door("staffing", "from niangjia.workforce import models") == ["niangjia.workforce.models"]
    assert past_the_door("staffing", "from niangjia.workforce import facade as workforce") == []
    assert past_the_door("workforce", "from niangjia.workforce.models import Person") == []
