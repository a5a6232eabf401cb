"""From what was typed to a fact, and from a fact to what one types: each the other's way back."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping, Sequence
from datetime import date
from decimal import Decimal

from niangjia.kernel.wording import Wording
from niangjia.policy.calculator.fields import NONE, TRUTH, Field, Shape
from niangjia.policy.dates import day_typed
from niangjia.policy.errors import FactError
from niangjia.policy.facts import Facts, read_number

Given = Mapping[str, Sequence[str]]
"""What a form sends: the texts of each box."""

LONGEST = 500
NOTHING = Wording("没有", "none")
_HALF = Decimal("0.5")
_NUMBER = re.compile(r"-?\d{1,15}(\.\d{1,6})?")
_BETWEEN_LEVELS = re.compile(r"[\s,，、;；]+")


def read(field: Field, given: Given) -> object | None:
    """The fact that was typed; None where nothing was. Raises FactError for what cannot be right."""
    texts = {box: _texts(given.get(box, ())) for box in field.boxes}
    if field.shape is Shape.TALLIES:
        return _tallies(field, texts)
    typed = texts[field.name]
    if not typed:
        return None
    if field.shape is Shape.SEVERAL or field.shape is Shape.IN_ORDER:
        return _several(field, typed)
    return _one(field, typed[0])


def written(field: Field, fact: object) -> dict[str, list[str]]:
    """What one types into the field's boxes to give this fact."""
    if fact is None:
        return {}
    if field.shape is Shape.TALLIES:
        return _boxes(field, fact)
    if isinstance(fact, bool):
        return {field.name: ["yes" if fact else "no"]}
    if isinstance(fact, list | tuple):
        return {field.name: [str(one) for one in fact] or [NONE]}
    text = fact.isoformat() if isinstance(fact, date) else str(fact)
    return {field.name: [field.key_of(text) or text]}


def said(field: Field, fact: object) -> Wording:
    """A fact in words: its choices by their labels, as a sentence about the question says it."""
    if isinstance(fact, bool):
        return field.choices.get("yes" if fact else "no", TRUTH["yes" if fact else "no"])
    if isinstance(fact, Mapping):
        return _joined([_counted(field, level, count) for level, count in fact.items()])
    if isinstance(fact, list | tuple):
        return _joined([said(field, one) for one in fact])
    text = str(fact)
    return field.choices.get(field.key_of(text) or "", Wording(text, text))


def _counted(field: Field, level: str, count: object) -> Wording:
    named = field.choices.get(level, Wording(level, level))
    return Wording(f"{named.zh}{count}", f"{named.en} {count}")


def _joined(parts: Sequence[Wording]) -> Wording:
    if not parts:
        return NOTHING
    return Wording("、".join(one.zh for one in parts), ", ".join(one.en for one in parts))


def _texts(given: Sequence[str]) -> list[str]:
    return [text.strip() for text in given if text.strip()]


def _one(field: Field, text: str) -> object:
    match field.shape:
        case Shape.COUNT:
            return Facts({field.name: _number(field.name, text)}).count(field.name)
        case Shape.AMOUNT:
            return _amount(field, text)
        case Shape.TRUTH:
            return _key(field, text) == "yes"
        case Shape.ONE:
            return _key(field, text)
        case Shape.DAY:
            return Facts({field.name: day_typed(text)}).day(field.name)
    if len(text) > LONGEST:
        raise FactError(field.name, f"至多{LONGEST}字", f"at most {LONGEST} characters", text[:20])
    return text


def _amount(field: Field, text: str) -> int | Decimal:
    number = _number(field.name, text)
    Facts({field.name: number}).amount(field.name)
    if field.points is not None and (number > field.points or number % _HALF):
        most = field.points
        raise FactError(field.name, f"须为0至{most}分，至多半分", f"0 to {most}, in half points", text)
    return number


def _number(name: str, text: str) -> int | Decimal:
    plain = unicodedata.normalize("NFKC", text).replace(",", "").replace(" ", "")
    if not _NUMBER.fullmatch(plain):
        raise FactError(name, "须为数，如8000", "a number such as 8000 is needed", text[:40])
    return read_number(plain)


def _key(field: Field, text: str) -> str:
    key = field.key_of(text)
    if key is None:
        said = list(field.choices.values())
        chinese, english = "、".join(one.zh for one in said), ", ".join(one.en for one in said)
        raise FactError(field.name, f"须为其一：{chinese}", f"one of: {english}", text[:40])
    return key


def _several(field: Field, typed: list[str]) -> list[str]:
    chosen = [one for one in typed if one != NONE]
    if chosen and len(chosen) < len(typed):
        raise FactError(
            field.name, "既选了“没有”，又选了别的", "both “none” and something else are chosen", typed
        )
    return [_key(field, one) for one in chosen]


def _tallies(field: Field, texts: Mapping[str, list[str]]) -> object | None:
    lines = [line for text in texts[field.items] for line in text.splitlines() if line.strip()]
    counts = {
        key: Facts({field.name: _number(field.name, typed[0])}).count(field.name)
        for key in field.choices
        if (typed := texts[f"{field.name}.{key}"])
    }
    if lines and counts:
        raise FactError(
            field.name,
            "按级填篇数，或逐篇填写，只取其一",
            "counts by level, or item by item: only one",
            lines,
        )
    if not lines:
        return counts or None
    return [[_key(field, level) for level in _BETWEEN_LEVELS.split(line.strip()) if level] for line in lines]


def _boxes(field: Field, fact: object) -> dict[str, list[str]]:
    if isinstance(fact, Mapping):
        return {f"{field.name}.{key}": [str(fact.get(key, 0))] for key in field.choices}
    if isinstance(fact, list | tuple):
        lines = ["、".join(field.choices[level].zh for level in item) for item in fact]
        return {field.items: ["\n".join(lines)]}
    return {field.items: [str(fact)]}
