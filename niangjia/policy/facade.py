"""The front door of policy: what the documents say, for a place, on a date, about these facts."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from niangjia.kernel.figure import Figure, Verdict
from niangjia.policy import explaining, places
from niangjia.policy.calculator.attempt import SETTING, Attempt, Filled, attempt, typed
from niangjia.policy.calculator.readings import setting_named
from niangjia.policy.calculator.typed import read as fact_typed
from niangjia.policy.cases import CaseFile, Trial, trials_in
from niangjia.policy.columns.compiling import Columns
from niangjia.policy.columns.compiling import columns as compiled
from niangjia.policy.dates import day_typed
from niangjia.policy.errors import FactError, LoadError, PolicyError, Problem, Wrong
from niangjia.policy.library import CitedNotHeld, Library, library, shipped, take_from
from niangjia.policy.loading.consistency import Clash, Disagreement
from niangjia.policy.loading.documents import Document, Origin, Rule, Written, read_document
from niangjia.policy.loading.source import Source, read_source
from niangjia.policy.resolution import Resolution
from niangjia.policy.topics import TOPICS, topic
from niangjia.policy.types import Amounts
from niangjia.policy.words import (
    EMPLOYMENT_FORMS,
    FACTS,
    FORCE_WORDS,
    FORCES,
    UNIT_KINDS,
    UNITS,
    employment_form,
    force_of,
    said_key,
    unit_kind,
)

__all__ = [
    "EMPLOYMENT_FORMS",
    "FACTS",
    "FORCES",
    "FORCE_WORDS",
    "SETTING",
    "TOPICS",
    "UNITS",
    "UNIT_KINDS",
    "Amounts",
    "Attempt",
    "CaseFile",
    "CitedNotHeld",
    "Clash",
    "Columns",
    "Disagreement",
    "Document",
    "FactError",
    "Filled",
    "Library",
    "LoadError",
    "Origin",
    "PolicyError",
    "Problem",
    "Resolution",
    "Rule",
    "Source",
    "Trial",
    "Written",
    "Wrong",
    "attempt",
    "cited_not_held",
    "columns",
    "day_typed",
    "documents",
    "employment_form",
    "evaluate",
    "fact_typed",
    "force_of",
    "in_force",
    "library",
    "places",
    "read_document",
    "read_source",
    "said_key",
    "same_place",
    "setting_named",
    "shipped",
    "take_from",
    "topic",
    "trials_in",
    "typed",
    "unit_kind",
]


def evaluate(
    provision_id: str,
    *,
    place: str,
    on: date,
    facts: Mapping[str, object],
    settings: Mapping[str, str] | None = None,
    documents: Library | None = None,
) -> Figure | Verdict:
    """The explained answer: a figure, or a verdict for a provision that permits or refuses.

    `place` is a division code, `on` the legal date; `documents` is asked instead of the library of
    today where a draft is tried or an old act computed again. A fact that is not given makes the figure
    缺数据. Raises FactError for a fact, setting, place or provision id that cannot be right.
    """
    return explaining.explain(
        documents or library(), provision_id, place=place, on=on, facts=facts, settings=settings or {}
    )


def in_force(
    provision_id: str, *, place: str, on: date, kind: str | None = None, documents: Library | None = None
) -> Resolution | None:
    """The rule in force there and then for this kind of unit, with the chain it went before.

    Without a kind only rules that speak for every kind answer. None where no document speaks.
    `documents` as in `evaluate`. Raises FactError.
    """
    return (documents or library()).resolve(
        provision_id, places.normal(place), on, unit_kind(kind) if kind is not None else None
    )


def columns(
    provision_id: str,
    *,
    on: date,
    documents: Library | None = None,
    settings: Mapping[str, str] | None = None,
) -> Columns:
    """The same provision for any number of rows: for `niangjia.policy.columns.arrays` and `.sql`.

    `documents` as in `evaluate`; a setting that a rule does not have is left aside. Raises FactError.
    """
    return compiled(documents or library(), provision_id, on=on, settings=settings)


def documents() -> tuple[Document, ...]:
    """Every document held."""
    return library().held


def cited_not_held() -> tuple[CitedNotHeld, ...]:
    """Every document that one of them cites and that is not held."""
    return library().cited_not_held


def same_place(one: Document, other: Document) -> bool:
    """Whether two documents hold in one and the same place."""
    return places.normal(one.header.jurisdiction) == places.normal(other.header.jurisdiction)
