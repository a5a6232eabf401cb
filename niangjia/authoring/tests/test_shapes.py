"""The form knows every field of every kind, with words in both languages."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from pydantic import BaseModel

from niangjia.authoring.shapes import HEADER, KINDS, PROVISIONS, Group, Leaf, Rows, Shape
from niangjia.authoring.shapes.readings import READINGS, readings_of, settings_of
from niangjia.authoring.shapes.walk import MODELS, NoWords, fields_of
from niangjia.policy import facade as policy
from niangjia.policy.types import Strict


def leaves(shape: Shape) -> Iterator[Shape]:
    yield shape
    inside = shape.fields if isinstance(shape, Group) else ()
    for one in inside:
        yield from leaves(one)
    if isinstance(shape, Rows):
        for group in shape.sorts.values():
            yield from leaves(group)


@pytest.mark.parametrize("shape", [HEADER, *PROVISIONS.values()], ids=lambda one: one.name)
def test_every_field_has_words_in_both_languages(shape: Group) -> None:
    for one in leaves(shape):
        if one.name:
            label = one.label
            said = [label.name, *([label.help] if label.help else [])]
            assert all(words.zh and words.en for words in said), one.name
        if isinstance(one, Leaf):
            assert all(words.zh for words in one.choices.values()), one.name


def test_every_kind_has_its_card_and_counts_in_known_units() -> None:
    assert set(KINDS) == set(MODELS)
    for kind, card in KINDS.items():
        assert set(card.units) <= set(policy.UNITS), kind
        assert set(card.topics) <= set(policy.TOPICS), kind


def test_a_field_nobody_named_is_a_fault_of_ours() -> None:
    class Careless(Strict):
        """With a field that the table of labels does not know."""

        forgotten: int

    with pytest.raises(NoWords, match=r"Careless\.forgotten"):
        fields_of(Careless)
    assert issubclass(Careless, BaseModel)


@pytest.mark.parametrize("kind", list(MODELS))
def test_every_ambiguity_of_a_kind_can_be_added(kind: str) -> None:
    for name in settings_of(kind):
        entry = {"values": [{"bound": [{"key": "甲"}], "quantity": [{"key": "甲"}]}]}
        readings, default = readings_of(name, entry)
        assert default in readings
        terms = MODELS[kind].model_fields["values"].annotation.__args__[0]  # type: ignore[union-attr]
        known = terms.SETTINGS[name]
        assert known is None or set(readings) <= set(known)
        assert known is None or set(READINGS[name]) == set(known)
