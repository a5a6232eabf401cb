"""Rows added to an entry and taken out of it; the entry given is left as it is."""

from __future__ import annotations

import sys
from copy import deepcopy
from typing import Any

from niangjia.authoring.entry.blank import Entry, blank_row
from niangjia.authoring.shapes.shape import Group, Rows, Shape
from niangjia.kernel.wording import Wording

Trail = tuple[str, ...]
"""A path as a button sends it: names, and numbers in digits."""


def added(shape: Group, entry: Entry, path: Trail, sort: str = "") -> Entry:
    """The entry with one more row at a path; unchanged where there are no such rows."""
    copy = deepcopy(entry)
    found = _find(shape, copy, path)
    if found is not None:
        rows, group = found[1], found[0].sorts.get(sort) or next(iter(found[0].sorts.values()))
        rows.append(blank_row(group, sort if sort in found[0].sorts else ""))
    return copy


def removed(shape: Group, entry: Entry, path: Trail) -> Entry:
    """The entry without the row at a path; unchanged where there is none."""
    copy = deepcopy(entry)
    found = _find(shape, copy, path[:-1])
    if found is not None and _number(path[-1]) < len(found[1]):
        del found[1][_number(path[-1])]
    return copy


def with_setting(entry: Entry, name: str, readings: dict[str, Wording], default: str) -> Entry:
    """A provision's entry with an ambiguity and all its readings, once each."""
    copy = deepcopy(entry)
    rows = copy.setdefault("settings", [])
    if any(row.get("key") == name for row in rows):
        return copy
    told = [{"key": key, "zh": said.zh, "en": said.en} for key, said in readings.items()]
    rows.append({"key": name, "default": default, "readings": told})
    return copy


def _number(written: str) -> int:
    """The place of a row, counted from 0; beyond every list where none is written."""
    return int(written) if written.isascii() and written.isdigit() and len(written) < 5 else sys.maxsize


def _find(shape: Shape, entry: Any, path: Trail) -> tuple[Rows, list[Any]] | None:
    """The rows at a path, and their list inside the entry."""
    if not path:
        return (shape, entry) if isinstance(shape, Rows) and isinstance(entry, list) else None
    head, *rest = path
    if isinstance(shape, Group):
        inner = next((one for one in shape.fields if one.name == head), None)
        if inner is None or not isinstance(entry, dict):
            return None
        return _find(inner, entry.setdefault(head, [] if isinstance(inner, Rows) else {}), tuple(rest))
    if isinstance(shape, Rows) and _number(head) < len(entry):
        row = entry[_number(head)]
        return _find(shape.sort_of(row), row, tuple(rest))
    return None
