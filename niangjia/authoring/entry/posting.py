"""From the boxes a form sends to an entry: values.0.step.every is the fourth name of a path."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from niangjia.authoring.entry.blank import Entry
from niangjia.authoring.shapes.shape import SHAPE, Control, Group, Leaf, Rows, Shape

LONGEST, MOST_ROWS = 2_000, 200
"""Characters of one box and rows of one list that are kept."""

Boxes = Mapping[str, Sequence[str]]


def posted(shape: Group, boxes: Boxes, *, prefix: str = "") -> dict[str, Entry]:
    """The entry that was sent; a missing box is empty, one the shape does not know is passed over."""
    return {field.name: _any(field, boxes, f"{prefix}{field.name}") for field in shape.fields}


def _any(shape: Shape, boxes: Boxes, name: str) -> Entry:
    if isinstance(shape, Leaf):
        texts = [cleaned(text) for text in boxes.get(name, ())]
        if shape.control is Control.SEVERAL:
            return [text for text in texts if text]
        return texts[-1] if texts else ""
    if isinstance(shape, Group):
        return posted(shape, boxes, prefix=f"{name}.")
    return [_row(shape, boxes, f"{name}.{number}.") for number in _numbers(boxes, f"{name}.")]


def _row(shape: Rows, boxes: Boxes, prefix: str) -> dict[str, Entry]:
    sort = next((text for text in boxes.get(f"{prefix}{SHAPE}", ()) if text in shape.sorts), "")
    row = posted(shape.sort_of({SHAPE: sort}), boxes, prefix=prefix)
    return {SHAPE: sort, **row} if sort else row


def _numbers(boxes: Boxes, prefix: str) -> list[int]:
    """The rows there are boxes of, in order."""
    found = {name[len(prefix) :].partition(".")[0] for name in boxes if name.startswith(prefix)}
    return sorted(int(one) for one in found if one.isascii() and one.isdigit() and len(one) < 4)[:MOST_ROWS]


def cleaned(text: str) -> str:
    """Without what the database cannot hold, and with one kind of line end."""
    return text.replace("\x00", "").replace("\r\n", "\n")[:LONGEST]
