"""One fact as a form asks for it: its name, what may be typed, and the words beside it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from enum import StrEnum

from niangjia.kernel.wording import Wording
from niangjia.policy import words

NONE = "-"
"""What a form sends for “none at all”, which is not the same as a fact that was not given."""


class Shape(StrEnum):
    """What kind of thing a fact is, and so how it is typed in."""

    COUNT = "count"
    AMOUNT = "amount"
    TRUTH = "truth"
    DAY = "day"
    TEXT = "text"
    ONE = "one"
    SEVERAL = "several"
    IN_ORDER = "in_order"
    TALLIES = "tallies"


TRUTH = {"yes": Wording("是", "yes"), "no": Wording("否", "no")}


@dataclass(frozen=True, slots=True)
class Field:
    """A fact to be typed in. `choices` are the keys it may have; `also` other names of the same keys.

    `aside` are choices that no document at hand speaks of. A field of TALLIES is several boxes: one a choice
    (`media.city`), and one for items written line by line (`media.items`). `points` is the most an assessor
    may give, in half points.
    """

    name: str
    shape: Shape
    unit: str = ""
    choices: Mapping[str, Wording] = field(default_factory=dict)
    also: Mapping[str, str] = field(default_factory=dict)
    aside: frozenset[str] = frozenset()
    hint: Wording | None = None
    points: int | None = None

    @property
    def label(self) -> Wording:
        """The fact's own words."""
        return words.FACTS.get(self.name, Wording(self.name, self.name))

    @property
    def items(self) -> str:
        """The box where each item is written on a line of its own."""
        return f"{self.name}.items"

    @property
    def boxes(self) -> tuple[str, ...]:
        """The names under which a form sends it."""
        if self.shape is not Shape.TALLIES:
            return (self.name,)
        return (*(f"{self.name}.{key}" for key in self.choices), self.items)

    def key_of(self, text: str) -> str | None:
        """The choice that a key, a name or a label means."""
        if text in self.choices:
            return text
        labelled = {said: key for key, label in self.choices.items() for said in (label.zh, label.en)}
        return self.also.get(text) or labelled.get(text)

    def with_choices_of(self, other: Field) -> Field:
        """This field with the other's choices after its own: what was chosen is not lost with the place."""
        more = {key: said for key, said in other.choices.items() if key not in self.choices}
        return replace(self, choices={**self.choices, **more}, also={**other.also, **self.also})
