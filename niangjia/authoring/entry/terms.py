"""Single values as an officer writes them and as a document has them: numbers, days, names, sums."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Mapping
from decimal import Decimal

from niangjia.kernel.wording import Wording
from niangjia.policy import facade as policy

UNKNOWN = "unknown"
NOT_KNOWN = ("", "不详", "未知", UNKNOWN)
_COUNT = re.compile(r"-?\d{1,12}")
_AMOUNT = re.compile(r"-?\d{1,12}(\.\d{1,6})?")
_SIGNS = str.maketrans({"×": "*", "＊": "*", "＋": "+", "－": "-", "−": "-", "（": "(", "）": ")"})


def count(text: str) -> object:
    """A whole number; the text itself where it is none, for the schema to refuse."""
    plain = _digits(text)
    return int(plain) if _COUNT.fullmatch(plain) else text


def amount(text: str) -> object:
    """An exact number; the text itself where it is none."""
    plain = _digits(text)
    if _COUNT.fullmatch(plain):
        return int(plain)
    return Decimal(plain) if _AMOUNT.fullmatch(plain) else text


def day(text: str) -> str:
    """A date as documents write it: 2026年1月1日 → 2026-01-01, 2026年1月 → 2026-01."""
    return policy.day_typed(text)


def key_of(text: str, known: Mapping[str, Wording]) -> str:
    """The key that a name means; the text itself where no key has that name."""
    if text in known:
        return text
    return next((key for key, said in known.items() if text in (said.zh, said.en)), text)


def name_of(key: str, known: Mapping[str, Wording]) -> str:
    """A key as an officer reads it."""
    return known[key].zh if key in known else key


def lines(text: str) -> tuple[str, ...]:
    """What stands line by line."""
    return tuple(line.strip() for line in text.splitlines() if line.strip())


def sum_of(text: str) -> str:
    """A sum over names as the document has it: 月薪酬标准（每人） × 人数 → pay_standard * people."""
    for name, said in _longest_first():
        for word in (said.zh, said.zh.translate(_SIGNS)):
            text = text.replace(word, name)
    return text.translate(_SIGNS)


def said_sum(text: str) -> str:
    """A document's sum as an officer reads it."""
    names = {name: said.zh for name, said in policy.FACTS.items()}
    return re.sub(r"[a-z_]+", lambda found: names.get(found[0], found[0]), text).replace("*", "×")


def _longest_first() -> Iterable[tuple[str, Wording]]:
    return sorted(policy.FACTS.items(), key=lambda one: -len(one[1].zh))


def _digits(text: str) -> str:
    return unicodedata.normalize("NFKC", text).replace(",", "").replace(" ", "")
