"""An entry box by box, each with the words of the form: what history compares. Pure."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from niangjia.authoring.shapes import Group, Leaf, Rows, Shape
from niangjia.kernel.wording import Wording


def boxes(shape: Shape, entry: Any, within: Wording | None = None) -> Iterator[tuple[Wording, Wording]]:
    """Every box that is filled in: where it stands, as the form calls it, and what it holds."""
    match shape:
        case Leaf():
            if text := _said(shape, entry):
                yield _joined(within, shape.label.name), text
        case Group():
            if isinstance(entry, Mapping):
                for each in shape.fields:
                    inside = within if isinstance(each, Leaf) else _joined(within, each.label.name)
                    yield from boxes(each, entry.get(each.name), inside)
        case Rows():
            for number, row in enumerate(entry if isinstance(entry, list) else (), start=1):
                if isinstance(row, Mapping):
                    place = within or shape.label.name
                    yield from boxes(
                        shape.sort_of(row), row, Wording(f"{place.zh}{number}", f"{place.en} {number}")
                    )


def _joined(within: Wording | None, name: Wording) -> Wording:
    return name if within is None else Wording(f"{within.zh}·{name.zh}", f"{within.en}, {name.en}")


def _said(leaf: Leaf, entry: Any) -> Wording | None:
    chosen = [str(one) for one in (entry if isinstance(entry, list) else [entry]) if one not in (None, "")]
    named = [leaf.choices.get(one, Wording(one, one)) for one in chosen]
    return Wording("、".join(one.zh for one in named), ", ".join(one.en for one in named)) if named else None
