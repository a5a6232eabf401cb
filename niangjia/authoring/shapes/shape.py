"""What a form is made of: single fields, groups of them, and rows that can be added to."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from niangjia.kernel.wording import Wording

KEY, VALUE, SHAPE = "key", "value", "shape"
"""What a row holds besides its fields: its name in the document, a bare value, which sort of row it is."""


class Control(StrEnum):
    """How a single field is filled in."""

    TEXT = "text"
    LONG = "long"
    LINES = "lines"
    COUNT = "count"
    AMOUNT = "amount"
    DAY = "day"
    DAY_OR_UNKNOWN = "day_or_unknown"
    YES = "yes"
    ONE = "one"
    SEVERAL = "several"
    WORD = "word"
    TOPIC = "topic"
    FACT = "fact"
    FACTS = "facts"
    SUM = "sum"
    NAME = "name"
    HIDDEN = "hidden"


@dataclass(frozen=True, slots=True)
class Label:
    """The words of a field: its name, what to write there, the unit behind the box."""

    name: Wording
    help: Wording | None = None
    unit: Wording | None = None


@dataclass(frozen=True, slots=True)
class Leaf:
    """A single field. `name` is its key in the document; one that is not `required` may stay empty.

    `nullable`: left empty it is written as null, not left out. `choices` are those known beforehand;
    `from_what` names those that depend on the document or the place (`forms.choices`).
    """

    name: str
    label: Label
    control: Control
    required: bool
    nullable: bool = False
    choices: Mapping[str, Wording] = field(default_factory=dict)
    from_what: str = ""
    default: str = ""


@dataclass(frozen=True, slots=True)
class Group:
    """Fields that belong together under one key; `optional` and wholly empty it is left out."""

    name: str
    label: Label
    fields: tuple[Shape, ...]
    optional: bool = False

    def field(self, name: str) -> Shape:
        """The field of that name. Raises KeyError."""
        found = next((one for one in self.fields if one.name == name), None)
        if found is None:
            raise KeyError(name)
        return found


@dataclass(frozen=True, slots=True)
class Rows:
    """As many groups as there are. `keyed`: each has a name in the document; `bare`: and one value only.

    `sorts` are the sorts of rows there can be: one, unless a row says of what sort it is.
    """

    name: str
    label: Label
    sorts: Mapping[str, Group]
    required: bool
    keyed: bool = False
    bare: bool = False

    def sort_of(self, row: Mapping[str, object]) -> Group:
        """The group a row is filled in by; the first where it does not say."""
        first = next(iter(self.sorts.values()))
        return self.sorts.get(str(row.get(SHAPE, "")), first)


Shape = Leaf | Group | Rows
