"""The form of the cases: each asks what its provision asks, and says what must come out."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from niangjia.authoring.checking import Outcome, Part
from niangjia.authoring.checking.trying import expected_of
from niangjia.authoring.entry import terms
from niangjia.authoring.entry.posting import MOST_ROWS, cleaned
from niangjia.authoring.queries.outcomes import OutcomeShown, outcome_shown
from niangjia.authoring.shapes.choices import topics
from niangjia.kernel.wording import Wording
from niangjia.policy import facade as policy

TEXTS = ("provision", "place", "on", "status", "value", "must", "may", "why")
GIVEN = "given."
STEPS, TRUTH = "headcount_steps", "yes_no"
NO_LABEL = Wording("", "")
SLOTS = 3
"""Boxes more than are filled, where things are chosen in order."""


@dataclass(frozen=True, slots=True)
class Box:
    """One box of a fact: its name in the form, what stands in it."""

    name: str
    label: Wording
    texts: tuple[str, ...]

    @property
    def slots(self) -> tuple[str, ...]:
        """What stands in it and some room more, where things are chosen in order."""
        return (*self.texts, *[""] * SLOTS)


@dataclass(frozen=True, slots=True)
class Asked:
    """A fact of a case as its form asks it."""

    filled: policy.Filled
    boxes: tuple[Box, ...]


@dataclass(frozen=True, slots=True)
class CaseBound:
    """One case of the form."""

    number: int
    outcome: Outcome
    shown: OutcomeShown
    asked: tuple[Asked, ...]
    kept: tuple[Box, ...]
    """What was typed into boxes that are not asked for now: carried along, unseen."""

    splits: bool
    """Whether its value has a must and a may part."""

    truth: bool
    """Whether its value is a yes or no."""

    @property
    def open(self) -> bool:
        """Whether it is shown unfolded: new, or not as written."""
        return not self.outcome.case.given or self.outcome.agrees is False

    @property
    def name(self) -> str:
        """The beginning of its boxes' names."""
        return f"cases.{self.number}"


def posted_cases(boxes: Mapping[str, Sequence[str]]) -> list[dict[str, Any]]:
    """The cases that were sent, as a draft keeps them."""
    numbers = sorted(
        {int(part) for name in boxes if name.startswith("cases.") and _is_number(part := name.split(".")[1])}
    )
    cases = []
    for number in numbers[:MOST_ROWS]:
        prefix = f"cases.{number}."
        case: dict[str, Any] = {name: _last(boxes.get(f"{prefix}{name}", ())) for name in TEXTS}
        start = prefix + GIVEN
        case["given"] = {
            name[len(start) :]: [cleaned(text) for text in texts if text.strip()]
            for name, texts in boxes.items()
            if name.startswith(start)
        }
        cases.append(case)
    return cases


def _is_number(written: str) -> bool:
    return written.isascii() and written.isdigit() and len(written) < 5


def changed(
    cases: list[dict[str, Any]], do: str, *, outcomes: Sequence[Outcome], new: Mapping[str, str]
) -> bool:
    """Do what a button asks, in place: add:staffing.posts, remove:2, take:2. Whether anything was asked."""
    what, _, rest = do.partition(":")
    if what == "add" and rest:
        cases.append({**dict.fromkeys(TEXTS, ""), "status": "value", "given": {}, **new, "provision": rest})
        return True
    number = int(rest) if _is_number(rest) else -1
    if what == "remove" and 0 <= number < len(cases):
        del cases[number]
        return True
    if what == "take" and 0 <= number < len(outcomes):
        attempt = outcomes[number].attempt
        if attempt is not None and attempt.answer is not None:
            cases[number] |= expected_of(attempt.answer)
        return True
    return False


def bind_cases(outcomes: Sequence[Outcome], provisions: Sequence[Part]) -> list[CaseBound]:
    """The cases as the page draws them; `provisions` are those of the draft they ask."""
    known = topics()
    kinds = {terms.key_of(str(one.entry.get("id") or ""), known): one for one in provisions}
    return [
        CaseBound(
            number,
            one,
            outcome_shown(one),
            asked := _asked(number, one),
            _kept(number, one, asked),
            splits=(part := kinds.get(one.case.provision)) is not None and part.kind == STEPS,
            truth=part is not None and part.entry.get("unit") == TRUTH,
        )
        for number, one in enumerate(outcomes)
    ]


def _kept(number: int, one: Outcome, asked: Sequence[Asked]) -> tuple[Box, ...]:
    prefix = f"cases.{number}.{GIVEN}"
    seen = {box.name for each in asked for box in each.boxes}
    boxes = [Box(f"{prefix}{name}", NO_LABEL, tuple(texts)) for name, texts in one.case.given.items()]
    return tuple(box for box in boxes if box.name not in seen)


def _asked(number: int, one: Outcome) -> tuple[Asked, ...]:
    if one.attempt is None:
        return ()
    prefix = f"cases.{number}.{GIVEN}"
    return tuple(
        Asked(
            filled,
            tuple(
                Box(f"{prefix}{name}", _box_label(filled, name), tuple(texts))
                for name, texts in filled.given.items()
            ),
        )
        for filled in one.attempt.fields
        if filled.asked or any(filled.given.values())
    )


def _box_label(filled: policy.Filled, name: str) -> Wording:
    key = name.removeprefix(f"{filled.field.name}.")
    return filled.field.choices.get(key, filled.field.label)


def _last(texts: Sequence[str]) -> str:
    return cleaned(texts[-1]) if texts else ""
