"""An entry nothing was typed into yet."""

from __future__ import annotations

from typing import Any

from niangjia.authoring.shapes.shape import SHAPE, Control, Group, Leaf, Shape

Entry = Any
"""Texts, lists of texts, lists of rows, groups by name, as the shape has it: what a JSON column can hold."""


def blank(shape: Shape, *, sort: str = "") -> Entry:
    """The empty entry of a shape, with what holds by default already chosen."""
    if isinstance(shape, Leaf):
        return [] if shape.control is Control.SEVERAL else shape.default
    if isinstance(shape, Group):
        return {field.name: blank(field) for field in shape.fields}
    return []


def blank_row(group: Group, sort: str) -> dict[str, Entry]:
    """A new row; one of several sorts says which it is."""
    row: dict[str, Entry] = blank(group)
    return {SHAPE: sort, **row} if sort else row


def is_blank(shape: Shape, entry: Entry) -> bool:
    """Whether nothing was typed: such a row or group is as if it were not there."""
    if isinstance(shape, Leaf):
        return entry in ("", None, [], shape.default)
    if isinstance(shape, Group):
        return all(is_blank(field, entry.get(field.name)) for field in shape.fields)
    return all(is_blank(shape.sort_of(row), row) for row in entry or ())
