"""The register against the tables: no personal field without its purpose, basis and time."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from django.apps import apps
from django.db import models

from niangjia.privacy.register import KINDS, grouped
from niangjia.privacy.register.impersonal import FIELDS, TABLES
from niangjia.privacy.register.printed import printed
from niangjia.privacy.types import After, Group


def fields() -> Iterator[str]:
    """Every column of our tables that could say something of a person, as app.Model.field.

    What history keeps is what its table has; keys, paths and references say nothing by themselves.
    """
    for model in apps.get_models():
        if not model.__module__.startswith("niangjia.") or hasattr(model, "pgh_tracked_model"):
            continue
        for field in model._meta.concrete_fields:
            silent = isinstance(field, (models.AutoField, models.ForeignKey)) or field.name == "scope_path"
            if not silent:
                yield f"{model._meta.label}.{field.name}"


def named() -> set[str]:
    """What the register and the list of what is impersonal name, whole tables written out."""
    told = {place for kind in KINDS for place in kind.places} | {*FIELDS, *(f"{table}.*" for table in TABLES)}
    return {one for one in fields() if one in told or f"{one.rpartition('.')[0]}.*" in told}


def unnamed(there: set[str], told: set[str]) -> set[str]:
    """Columns that nobody has said anything about."""
    return there - told


def test_every_field_is_in_the_register_or_told_to_say_nothing_of_a_person() -> None:
    assert unnamed(set(fields()), named()) == set(), (
        "a personal field belongs to a kind in niangjia/privacy/register; one that says nothing of a person, "
        "to register/impersonal.py"
    )


def test_the_guard_sees_a_new_personal_field() -> None:
    assert unnamed({*fields(), "workforce.Person.blood_group"}, named()) == {"workforce.Person.blood_group"}


def test_the_register_names_no_place_that_is_not_there() -> None:
    there = set(fields())
    tables = {one.rpartition(".")[0] for one in there}
    places = {place for kind in KINDS for place in kind.places} | set(FIELDS)
    assert {one for one in places if not one.endswith(".*") and one not in there} == set()
    assert {one for one in places if one.endswith(".*") and one[:-2] not in tables} == set()
    assert set(TABLES) - tables == set()


def test_no_place_is_told_twice() -> None:
    told = [place for kind in KINDS for place in kind.places] + [*FIELDS, *(f"{one}.*" for one in TABLES)]
    assert sorted(told) == sorted(set(told))


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.key)
def test_each_kind_says_why_and_how_long(kind: object) -> None:
    assert kind.bases and kind.places  # type: ignore[attr-defined]
    assert kind.purpose.zh and kind.purpose.en and kind.guarded.zh  # type: ignore[attr-defined]
    kept = kind.kept  # type: ignore[attr-defined]
    assert kept.months or kept.then in (After.STAYS, After.DESTROYED, After.DELETED)


def test_the_parts_hold_every_kind_once() -> None:
    assert [kind for group in Group for kind in grouped()[group]] == sorted(
        KINDS, key=lambda kind: list(Group).index(kind.group)
    )
    assert len({kind.key for kind in KINDS}) == len(KINDS)


def test_the_manual_prints_the_register_as_it_is() -> None:
    manual = Path(__file__).parents[3] / "docs" / "personal-data.zh-CN.md"
    assert manual.read_text(encoding="utf-8") == printed(), "niangjia privacy register > docs/…"
