"""The cases beside a document, tried now: what was asked, what must come out, and whether it does."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from urllib.parse import urlencode

from niangjia.kernel.wording import Wording
from niangjia.policy import places
from niangjia.policy.calculator.attempt import fields_of, typed
from niangjia.policy.calculator.fields import Field, Shape
from niangjia.policy.calculator.readings import setting_named
from niangjia.policy.calculator.typed import NOTHING, said
from niangjia.policy.cases import Expected, Group, Trial, trials_in
from niangjia.policy.library import CASES, Library
from niangjia.policy.loading.documents import Document
from niangjia.policy.topics import topic

STATUSES = {
    "missing": Wording("缺数据", "missing"),
    "not_applicable": Wording("不适用", "not applicable"),
}
OTHERWISE = Wording("依据或提示", "basis or warning")
"""A case that writes no value asks which clause answers, or what is warned of."""

UNTELLING = (*STATUSES.values(), OTHERWISE)
"""What an example would teach little by."""

MOST_FACTS = 4
TRUTH = {True: Wording("是", "yes"), False: Wording("否", "no")}


@dataclass(frozen=True, slots=True)
class Tried:
    """A case and what came of it; `problems` is empty where the answer is the expected one.

    `address` is what stands behind the `?` of the calculator's address with this case typed in.
    """

    provision: str
    facts: tuple[tuple[Wording, Wording], ...]
    place: Wording
    code: str
    on: date
    expected: Wording
    why: str
    problems: tuple[str, ...]
    address: str

    @property
    def brief(self) -> tuple[tuple[Wording, Wording], ...]:
        """The facts worth naming in one line: the first few that are not nothing."""
        telling = [one for one in self.facts if one[1].zh not in ("0", NOTHING.zh)]
        return tuple(telling[:MOST_FACTS])

    @property
    def more(self) -> bool:
        """Whether there are other facts beside them."""
        return len(self.brief) < len(self.facts)


@dataclass(frozen=True, slots=True)
class TriedGroup:
    """The cases of one clause."""

    provision: str
    topic: Wording
    clause: str
    why: str
    cases: tuple[Tried, ...]


@lru_cache(maxsize=64)
def tried(library: Library, document: Document) -> tuple[TriedGroup, ...]:
    """Every case beside the document, tried against the library once in the life of both."""
    groups: dict[int, tuple[Group, list[Tried]]] = {}
    for trial in _beside(document):
        groups.setdefault(id(trial.group), (trial.group, []))[1].append(_try(library, trial))
    return tuple(
        TriedGroup(group.provision, topic(group.provision), group.clause, group.why, tuple(cases))
        for group, cases in groups.values()
    )


def examples(library: Library, provision_id: str, *, most: int = 6) -> list[Tried]:
    """A few cases of a provision, spread over its clauses: to be typed in with one click."""
    groups = [
        [case for case in group.cases if case.expected not in UNTELLING]
        for document in library.held
        if any(rule.provision.id == provision_id for rule in document.rules)
        for group in tried(library, document)
        if group.provision == provision_id
    ]
    # From each clause first the one in the middle: the ends are boundaries, which teach less.
    ordered = [
        group[(len(group) // 2 + turn) % len(group)]
        for turn in range(most)
        for group in groups
        if turn < len(group)
    ]
    return ordered[:most]


def _beside(document: Document) -> list[Trial]:
    text = document.cases
    return list(trials_in(text, document.path.with_name(f"{document.path.stem}{CASES}"))) if text else []


def _try(library: Library, trial: Trial) -> Tried:
    provision, case = trial.group.provision, trial.case
    given = typed(
        library, provision, place=trial.place, on=trial.on, facts=case.facts, settings=case.settings
    )
    return Tried(
        provision=provision,
        facts=(*_facts(library, trial), *_readings(library, trial)),
        place=places.named(places.normal(trial.place)),
        code=trial.place,
        on=trial.on,
        expected=_expected(case.expect),
        why=case.why,
        problems=tuple(problem.message for problem in trial.problems(library)),
        address=urlencode(given, doseq=True),
    )


def _facts(library: Library, trial: Trial) -> tuple[tuple[Wording, Wording], ...]:
    place = places.normal(trial.place)
    fields = {one.name: one for one in fields_of(library, trial.group.provision, place=place, on=trial.on)}
    told = []
    for name, fact in trial.case.facts.items():
        field = fields.get(name, Field(name, Shape.TEXT))
        told.append((field.label, said(field, fact)))
    return tuple(told)


def _readings(library: Library, trial: Trial) -> tuple[tuple[Wording, Wording], ...]:
    declared = {
        (name, key): label.wording
        for rule in library.rules_on(trial.group.provision)
        for name, setting in rule.provision.settings.items()
        for key, label in setting.readings.items()
    }
    return tuple(
        (setting_named(name), declared.get((name, key), Wording(key, key)))
        for name, key in trial.case.settings.items()
    )


def _expected(expect: Expected) -> Wording:
    if expect.status != "value":
        return STATUSES[expect.status]
    if isinstance(expect.value, bool):
        return TRUTH[expect.value]
    if expect.value is None:
        return OTHERWISE
    return Wording(str(expect.value), str(expect.value))
