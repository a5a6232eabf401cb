"""From a document's plain content to the entry that would give it: a held document opens in the form."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from typing import Any

from niangjia.authoring.entry import terms
from niangjia.authoring.entry.blank import Entry, blank
from niangjia.authoring.shapes.choices import NO_WORD, topics
from niangjia.authoring.shapes.shape import KEY, SHAPE, VALUE, Control, Group, Leaf, Rows, Shape
from niangjia.policy import facade as policy


def loaded(shape: Shape, content: Any) -> Entry:
    """The entry of some content; what the shape has no field for is left out."""
    if isinstance(shape, Leaf):
        return blank(shape) if content is None else _leaf(shape, content)
    if isinstance(shape, Group):
        return _group(shape, content) if isinstance(content, Mapping) else blank(shape)
    return _rows(shape, content)


def _group(shape: Group, content: Mapping[str, Any]) -> dict[str, Entry]:
    entry = {}
    for one in shape.fields:
        value = content.get(one.name)
        if isinstance(one, Leaf) and one.control is Control.WORD:
            value = value or (NO_WORD if "force" in content else None)
        entry[one.name] = loaded(one, value)
    return entry


def _rows(shape: Rows, content: Any) -> list[Entry]:
    items = _items(shape, content)
    rows = []
    for item in items:
        row = _group(shape.sort_of(item), item)
        rows.append({SHAPE: item[SHAPE], **row} if SHAPE in item else row)
    return rows


def _items(shape: Rows, content: Any) -> list[Mapping[str, Any]]:
    if shape.keyed and isinstance(content, Mapping):
        if shape.bare:
            return [{KEY: key, VALUE: value} for key, value in content.items()]
        return [{KEY: key, **value} for key, value in content.items() if isinstance(value, Mapping)]
    if isinstance(content, tuple | list):
        return [one for one in content if isinstance(one, Mapping)]
    return []


def _leaf(leaf: Leaf, content: Any) -> Entry:
    match leaf.control:
        case Control.SEVERAL:
            return [str(one) for one in content] if isinstance(content, tuple | list) else [str(content)]
        case Control.YES:
            return "yes" if content is True else ""
        case Control.LINES:
            return "\n".join(map(str, content)) if isinstance(content, tuple | list) else str(content)
        case Control.FACTS:
            several = content if isinstance(content, tuple | list) else [content]
            return "\n".join(terms.name_of(str(one), policy.FACTS) for one in several)
        case Control.FACT:
            return terms.name_of(str(content), policy.FACTS)
        case Control.NAME:
            return terms.name_of(str(content), leaf.choices)
        case Control.TOPIC:
            return terms.name_of(str(content), topics())
        case Control.SUM:
            return terms.said_sum(str(content))
        case Control.DAY_OR_UNKNOWN if content == terms.UNKNOWN:
            return ""
    return f"{content:f}" if isinstance(content, Decimal) else str(content)
