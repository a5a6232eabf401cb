"""Every name that an act records has words in both languages."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

import niangjia
from niangjia.accounts.facade import Happening
from niangjia.kernel.permissions import Permission
from niangjia.proof.words import NOUNS, VERBS, Family, family_of, said_of
from niangjia.proof.words.kinds import KINDS

HOUSE = Path(niangjia.__file__).parent
RECORDING = {"record", "_record", "told", "_recorded", "taken_out"}
NAME = re.compile(r"[a-z_]+(\.[a-z_]+){1,2}")


def recorded() -> Iterator[str]:
    """The names of events as the code writes them: app.noun.verbed, or noun.verbed within an app."""
    for path in HOUSE.rglob("*.py"):
        app = path.relative_to(HOUSE).parts[0]
        if {"tests", "migrations"} & set(path.parts):
            continue
        for call in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if not isinstance(call, ast.Call):
                continue
            name = call.func.id if isinstance(call.func, ast.Name) else getattr(call.func, "attr", "")
            for given in call.args[:2] if name in RECORDING else ():
                text = given.value if isinstance(given, ast.Constant) else None
                if isinstance(text, str) and NAME.fullmatch(text):
                    yield text if text.count(".") == 2 else f"{app}.{text}"


def without_words(names: Iterator[str]) -> set[str]:
    """Names that would be shown as they are."""
    return {name for name in names if said_of(name).zh == name}


def test_every_recorded_name_has_words() -> None:
    names = set(recorded())
    assert len(names) > 80
    assert without_words(iter(names)) == set()


def test_whatever_happens_at_a_door_has_words() -> None:
    assert without_words(f"accounts.sign_in.{one.value}" for one in Happening) == set()


def test_the_guard_sees_a_name_without_words() -> None:
    assert without_words(iter(["workforce.person.edited", "workforce.person.juggled"])) == {
        "workforce.person.juggled"
    }


def test_words_are_complete() -> None:
    told = [*NOUNS.values(), *VERBS.values(), *(one.label for one in KINDS.values())]
    assert all(one.zh and one.en for one in told)
    assert all(isinstance(one.power, Permission) for one in KINDS.values())


@pytest.mark.parametrize(
    ("name", "export", "family"),
    [
        ("workforce.people.exported", "DC1", Family.EXPORT),
        ("workforce.person.unmasked", "", Family.READING),
        ("papers.paper.downloaded", "", Family.READING),
        ("accounts.appointment.made", "", Family.POWER),
        ("workforce.roster.imported", "", Family.BULK),
        ("workforce.person.edited", "", Family.CHANGE),
    ],
)
def test_an_event_is_of_one_family(name: str, export: str, family: Family) -> None:
    assert family_of(name, export) is family
