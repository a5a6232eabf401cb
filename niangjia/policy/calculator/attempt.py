"""One attempt at a provision: its fields with what was typed, what is wrong with it, and the answer."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from niangjia.kernel.figure import Figure, Status, Verdict
from niangjia.kernel.wording import Wording
from niangjia.policy import places, words
from niangjia.policy.calculator.asks import asks
from niangjia.policy.calculator.fields import NONE, Field, Shape
from niangjia.policy.calculator.parts import part_names
from niangjia.policy.calculator.readings import setting_named
from niangjia.policy.calculator.typed import Given, read, written
from niangjia.policy.errors import FactError
from niangjia.policy.explaining import explain
from niangjia.policy.library import Library
from niangjia.policy.loading.documents import Rule

SETTING = "set."
SLOTS = 5
"""Places of a list in order that a form shows at the least."""


@dataclass(frozen=True, slots=True)
class Filled:
    """A field with what stands in its boxes; `asked`: whether the provision that answers has a use for it."""

    field: Field
    given: Given
    asked: bool
    error: Wording | None = None

    @property
    def texts(self) -> tuple[str, ...]:
        """What stands in a field of one box."""
        return tuple(self.given.get(self.field.name, ()))

    @property
    def text(self) -> str:
        """The first of it."""
        return self.texts[0] if self.texts else ""

    @property
    def tallies(self) -> tuple[tuple[str, Wording, str], ...]:
        """The boxes of counts: name, level, what stands in it."""
        boxes = [f"{self.field.name}.{key}" for key in self.field.choices]
        texts = [next(iter(self.given.get(box, ())), "") for box in boxes]
        return tuple(zip(boxes, self.field.choices.values(), texts, strict=True))

    @property
    def items(self) -> str:
        """What stands in the box of items written line by line."""
        return next(iter(self.given.get(self.field.items, ())), "")

    @property
    def slots(self) -> tuple[str, ...]:
        """What stands in each place of a list in order, with places left to go on."""
        chosen = [text for text in self.texts if text]
        return (*chosen, *[""] * max(SLOTS - len(chosen), 1))

    @property
    def none(self) -> bool:
        """Whether “none at all” was chosen."""
        return NONE in self.texts


@dataclass(frozen=True, slots=True)
class Choice:
    """A setting of the provision that answers: its readings, the one taken, and the default."""

    name: str
    label: Wording
    readings: Mapping[str, Wording]
    taken: str
    default: str

    @property
    def box(self) -> str:
        """The name under which a form sends it."""
        return SETTING + self.name


@dataclass(frozen=True, slots=True)
class Attempt:
    """What came of it. `answer` is None as long as something typed is wrong, or no place is known."""

    rule: Rule | None
    fields: tuple[Filled, ...]
    settings: tuple[Choice, ...]
    answer: Figure | Verdict | None
    error: Wording | None = None

    @property
    def part_names(self) -> Mapping[str, Wording]:
        """What the parts of the answer are called."""
        return part_names(self.rule.terms) if self.rule else {}

    @property
    def wrong(self) -> tuple[Filled, ...]:
        """The fields that must be put right first."""
        return tuple(one for one in self.fields if one.error)

    @property
    def lacking(self) -> tuple[Filled, ...]:
        """The fields still empty, where the answer is 缺数据."""
        if not isinstance(self.answer, Figure) or self.answer.status is not Status.MISSING:
            return ()
        return tuple(one for one in self.fields if one.asked and not any(map(any, one.given.values())))


def attempt(library: Library, provision_id: str, *, place: str | None, on: date, given: Given) -> Attempt:
    """The provision tried at a place (any spelling of its code; None: not known yet) with what was typed.

    Raises FactError for a provision that no document speaks on, or a code that is none.
    """
    code = None if place is None else places.normal(place)
    kind = _kind(library, provision_id, given)
    found = library.resolve(provision_id, code, on, kind) if code is not None else None
    rule = found.rule if found else None
    facts: dict[str, object] = {}
    errors: dict[str, Wording] = {}
    fields = fields_of(library, provision_id, place=code, on=on, first=rule)
    for field in fields:
        try:
            if (fact := read(field, given)) is not None:
                facts[field.name] = fact
        except FactError as error:
            errors[field.name] = error.said
    choices, strange = _choices(rule, given)
    answer = None
    if place is not None and not errors and strange is None:
        chosen = {one.name: one.taken for one in choices}
        try:
            answer = explain(library, provision_id, place=place, on=on, facts=facts, settings=chosen)
        except FactError as error:
            errors[error.name] = error.said
    asked = {one.name for one in asks(rule.terms)} | {"kind"} if rule else {one.name for one in fields}
    known = {field.name for field in fields}
    return Attempt(
        rule,
        tuple(_filled(field, given, field.name in asked, errors.get(field.name)) for field in fields),
        choices,
        answer,
        strange or next((said for name, said in errors.items() if name not in known), None),
    )


def fields_of(
    library: Library, provision_id: str, *, place: str | None, on: date, first: Rule | None = None
) -> tuple[Field, ...]:
    """Every fact that any rule of a provision asks, those of the answering one first.

    Fields stay the same from place to place and kind to kind, so that nothing typed is lost on the way.
    """
    rules = library.rules_on(provision_id)
    here = [one for one in rules if place is not None and places.covers(one.jurisdiction, place)]
    ordered = [*([first] if first else []), *[one for one in here if one.in_force(on)], *here, *rules]
    fields = {"kind": _kind_field(here or rules)} if library.asks_kind(provision_id) else {}
    for field in (field for rule in dict.fromkeys(ordered) for field in asks(rule.terms)):
        known = fields.get(field.name)
        fields[field.name] = known.with_choices_of(field) if known else field
    return tuple(fields.values())


def typed(
    library: Library,
    provision_id: str,
    *,
    place: str,
    on: date,
    facts: Mapping[str, object],
    settings: Mapping[str, str],
) -> dict[str, list[str]]:
    """What one types into the calculator to ask this; facts that no rule asks for are left out."""
    given: dict[str, list[str]] = {"place": [place], "on": [on.isoformat()]}
    for field in fields_of(library, provision_id, place=places.normal(place), on=on):
        given |= written(field, facts.get(field.name))
    return given | {SETTING + name: [reading] for name, reading in settings.items()}


def _kind(library: Library, provision_id: str, given: Given) -> str | None:
    texts = [text.strip() for text in given.get("kind", ()) if text.strip()]
    if not texts or not library.asks_kind(provision_id):
        return None
    return _kind_field(library.rules_on(provision_id)).key_of(texts[0])


def _kind_field(rules: list[Rule]) -> Field:
    spoken = dict.fromkeys(kind for rule in rules for kind in rule.provision.applies_to)
    others = [kind for kind in words.UNIT_KINDS if kind not in spoken]
    return Field(
        "kind",
        Shape.ONE,
        choices={kind: words.said_key(kind) for kind in (*spoken, *others)},
        also={name: kind for kind, names in words.UNIT_KINDS.items() for name in names},
        aside=frozenset(others),
    )


def _choices(rule: Rule | None, given: Given) -> tuple[tuple[Choice, ...], Wording | None]:
    choices, strange = [], None
    for name, setting in rule.provision.settings.items() if rule else ():
        wanted = next(iter(given.get(SETTING + name, ())), "").strip()
        if wanted and wanted not in setting.readings:
            strange = Wording(f"没有这种读法：{wanted[:40]}", f"there is no such reading: {wanted[:40]}")
        taken = wanted if wanted in setting.readings else setting.default
        readings = {key: label.wording for key, label in setting.readings.items()}
        choices.append(Choice(name, setting_named(name), readings, taken, setting.default))
    return tuple(choices), strange


def _filled(field: Field, given: Given, asked: bool, error: Wording | None) -> Filled:
    return Filled(field, {box: tuple(given.get(box, ())) for box in field.boxes}, asked, error)
