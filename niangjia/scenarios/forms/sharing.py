"""From the boxes of the sharing out to its question, and back."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping
from decimal import Decimal

from pydantic import ValidationError

from niangjia.kernel.wording import Wording
from niangjia.scenarios.types import Aim, Cap, Question

NOT_NAMED: Mapping[str, str] = {}
POSTS_COUNT = Wording(
    "名额和经费都填了：按名额分配，经费没有计入。",
    "Both posts and money are given: posts count, the money is left out.",
)
BOXES = ("posts", "yuan", "aim")
_CAP = re.compile(r"(least|most)\.(\w{1,20})")
_WHOLE = re.compile(r"\d{1,7}")
_YUAN = re.compile(r"(\d{1,12}(?:\.\d{1,2})?)(万?)元?")


def is_question(name: str) -> bool:
    """Whether a box belongs to the sharing out."""
    return name in BOXES or _CAP.fullmatch(name) is not None


def question_of(
    given: Mapping[str, str], names: Mapping[str, str] = NOT_NAMED
) -> tuple[Question | None, tuple[Wording, ...]]:
    """What is asked; None where neither posts nor money are. What cannot be read is left out and named.

    `names` are those of the federations with caps, by code.
    """
    problems: list[Wording] = []
    posts, yuan = _posts(given, problems), _yuan(given, problems)
    if posts is not None and yuan is not None:
        yuan = None
        problems.append(POSTS_COUNT)
    aim = given.get("aim", "")
    caps = _caps(given, names, problems)
    if posts is None and yuan is None:
        return None, tuple(problems)
    chosen = Aim(aim) if aim in set(Aim) else Aim.WORKERS
    return Question(posts=posts, yuan=yuan, aim=chosen, caps=caps), tuple(problems)


def typed_of(question: Question) -> dict[str, str]:
    """What one types to ask it."""
    typed = {"aim": question.aim.value}
    if question.posts is not None:
        typed["posts"] = str(question.posts)
    if question.yuan is not None:
        typed["yuan"] = f"{question.yuan:f}"
    for cap in question.caps:
        if cap.least:
            typed[f"least.{cap.group}"] = str(cap.least)
        if cap.most is not None:
            typed[f"most.{cap.group}"] = str(cap.most)
    return typed


def _plain(text: str) -> str:
    return unicodedata.normalize("NFKC", text).replace(",", "").replace(" ", "").strip()


def _posts(given: Mapping[str, str], problems: list[Wording]) -> int | None:
    text = _plain(given.get("posts", "")).rstrip("名个")
    if not text:
        return None
    if _WHOLE.fullmatch(text) and int(text) <= 1_000_000:
        return int(text)
    problems.append(_unreadable(Wording("名额", "posts"), given["posts"]))
    return None


def _yuan(given: Mapping[str, str], problems: list[Wording]) -> Decimal | None:
    text = _plain(given.get("yuan", ""))
    if not text:
        return None
    if match := _YUAN.fullmatch(text):
        amount = Decimal(match[1]) * (10_000 if match[2] else 1)
        if amount <= 10**12:
            return amount
    problems.append(_unreadable(Wording("经费", "money"), given["yuan"]))
    return None


def _caps(given: Mapping[str, str], names: Mapping[str, str], problems: list[Wording]) -> tuple[Cap, ...]:
    found: dict[str, dict[str, int]] = {}
    for name, text in given.items():
        match = _CAP.fullmatch(name)
        if match is None or not _plain(text):
            continue
        if not _WHOLE.fullmatch(_plain(text)):
            problems.append(_unreadable(Wording("县上下限", "limits of a county"), text))
            continue
        found.setdefault(match[2], {})[match[1]] = int(_plain(text))
    caps = []
    for group, sides in found.items():
        try:
            caps.append(Cap(group=group, **sides))
        except ValidationError:
            problems.append(
                Wording(
                    f"{names.get(group, group)} 的下限大于上限，没有计入。",
                    f"The least of {names.get(group, group)} is above its most; left out.",
                )
            )
    return tuple(caps)


def _unreadable(label: Wording, text: str) -> Wording:
    return Wording(
        f"“{label.zh}”的“{text[:40]}”读不懂，没有计入。",
        f"“{text[:40]}” for “{label.en}” cannot be read; it is left out.",
    )
