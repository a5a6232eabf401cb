"""The cases beside a document, tried now: what was asked, what must come out, and whether it does."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

from niangjia.kernel.wording import Wording
from niangjia.policy import words
from niangjia.policy.cases import Expected, Group, Trial, trials
from niangjia.policy.facade import Document
from niangjia.policy.library import CASES, library
from niangjia.policy.views.clauses import topic

STATUSES = {
    "missing": Wording("缺数据", "missing"),
    "not_applicable": Wording("不适用", "not applicable"),
}
OTHERWISE = Wording("依据或提示", "basis or warning")
"""A case that writes no value asks which clause answers, or what is warned of."""

READING = Wording("读法", "reading")
KEYS = {
    name: key
    for keys in (words.UNIT_KINDS, words.EMPLOYMENT_FORMS)
    for key, names in keys.items()
    for name in (key, *names)
}
"""What a case may call a kind of unit or a form of employment."""

TRUTH = {True: Wording("是", "yes"), False: Wording("否", "no")}


@dataclass(frozen=True, slots=True)
class Tried:
    """A case and what came of it; `problems` is empty where the answer is the expected one."""

    facts: tuple[tuple[Wording, Wording], ...]
    place: str
    on: str
    expected: Wording
    why: str
    problems: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class TriedGroup:
    """The cases of one clause."""

    topic: Wording
    clause: str
    why: str
    cases: tuple[Tried, ...]


@lru_cache(maxsize=64)
def tried(document: Document) -> tuple[TriedGroup, ...]:
    """Every case beside the document, tried against the library once in the life of the process."""
    path = document.path.with_name(f"{document.path.stem}{CASES}")
    groups: dict[int, tuple[Group, list[Tried]]] = {}
    for trial in _beside(path):
        groups.setdefault(id(trial.group), (trial.group, []))[1].append(_try(trial))
    return tuple(
        TriedGroup(topic(group.provision), group.clause, group.why, tuple(cases))
        for group, cases in groups.values()
    )


def _beside(path: Path) -> list[Trial]:
    return [trial for trial in trials(path.parent) if trial.path == path]


def _try(trial: Trial) -> Tried:
    return Tried(
        facts=(*_facts(trial.case.facts), *_readings(trial)),
        place=trial.place,
        on=trial.on.isoformat(),
        expected=_expected(trial.case.expect),
        why=trial.case.why,
        problems=tuple(problem.message for problem in trial.problems(library())),
    )


def _facts(facts: Mapping[str, Any]) -> tuple[tuple[Wording, Wording], ...]:
    return tuple((words.FACTS.get(name, Wording(name, name)), _plain(fact)) for name, fact in facts.items())


def _readings(trial: Trial) -> tuple[tuple[Wording, Wording], ...]:
    declared = {
        f"{name}={reading}": label.wording
        for rule in library().rules_on(trial.group.provision)
        for name, setting in rule.provision.settings.items()
        for reading, label in setting.readings.items()
    }
    chosen = [f"{name}={reading}" for name, reading in trial.case.settings.items()]
    return tuple((READING, declared.get(one, Wording(one, one))) for one in chosen)


def _plain(fact: object) -> Wording:
    if isinstance(fact, bool):
        return TRUTH[fact]
    if isinstance(fact, str) and fact in KEYS:
        return words.said_key(KEYS[fact])
    if isinstance(fact, Mapping):
        fact = [f"{name} {value}" for name, value in fact.items()]
    if isinstance(fact, list | tuple):
        several = [str(one) for one in fact] or ["0"]
        return Wording("、".join(several), ", ".join(several))
    return Wording(str(fact), str(fact))


def _expected(expect: Expected) -> Wording:
    if expect.status != "value":
        return STATUSES[expect.status]
    if isinstance(expect.value, bool):
        return TRUTH[expect.value]
    if expect.value is None:
        return OTHERWISE
    return Wording(str(expect.value), str(expect.value))
