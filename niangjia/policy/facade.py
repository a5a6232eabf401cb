"""The front door of policy: what the documents say, for a place, on a date, about these facts."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from niangjia.kernel.figure import Figure, Verdict
from niangjia.policy import explaining, places
from niangjia.policy.errors import FactError, LoadError, PolicyError
from niangjia.policy.library import CitedNotHeld, Library, library, shipped, take_from
from niangjia.policy.loading.documents import Document, Origin, read_document
from niangjia.policy.resolution import Resolution
from niangjia.policy.types import Amounts
from niangjia.policy.words import EMPLOYMENT_FORMS, FORCES, UNIT_KINDS, UNITS, employment_form, unit_kind

__all__ = [
    "EMPLOYMENT_FORMS",
    "FORCES",
    "UNITS",
    "UNIT_KINDS",
    "Amounts",
    "CitedNotHeld",
    "Document",
    "FactError",
    "Library",
    "LoadError",
    "Origin",
    "PolicyError",
    "Resolution",
    "cited_not_held",
    "documents",
    "employment_form",
    "evaluate",
    "in_force",
    "library",
    "read_document",
    "shipped",
    "take_from",
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


def documents() -> tuple[Document, ...]:
    """Every document held."""
    return library().held


def cited_not_held() -> tuple[CitedNotHeld, ...]:
    """Every document that one of them cites and that is not held."""
    return library().cited_not_held
