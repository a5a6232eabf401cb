"""Figures, verdicts and sentences as JSON: both languages, every step and clause, nothing rounded.

Each class reads the object of the same name in `kernel.figure`; dates are ISO, decimals are strings.
"""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Annotated, Any

from pydantic import BaseModel, BeforeValidator, ConfigDict

from niangjia.kernel.figure import Force, Status


def plain(value: Any) -> Any:
    """A value as JSON has it: money and other decimals as written, days as ISO."""
    if isinstance(value, Decimal):
        return f"{value:f}"
    return value.isoformat() if isinstance(value, date) else value


Plain = Annotated[bool | int | str | None, BeforeValidator(plain)]
"""Whole number, yes or no; decimals and days as text; null where there is no value."""


class Answer(BaseModel):
    """Base of everything the API answers with: read from the house's own objects by the same names."""

    model_config = ConfigDict(from_attributes=True, frozen=True)


class Sentence(Answer):
    """A sentence in Chinese, the source, and in English."""

    zh: str
    en: str


class StepOut(Answer):
    """One line of a calculation."""

    text: Sentence
    value: Plain
    unit: str | None


class CitationOut(Answer):
    """The clause that says so."""

    document: str
    title: str
    clause: str
    issuer: str
    in_force_from: str
    force: Force
    reported: bool
    quote: str


class OverrideOut(Answer):
    """A provision of a higher level that the answering one went before."""

    citation: CitationOut
    jurisdiction: str
    value: Plain
    text: Sentence
    must: int | None
    may: int | None


class ReadingOut(Answer):
    """What another reading of an ambiguous clause would give."""

    setting: str
    text: Sentence
    value: Plain
    must: int | None
    may: int | None


class FigureOut(Answer):
    """A number with its basis; `value` is null unless `status` is "value", and `reason` says why."""

    status: Status
    unit: str
    value: Plain
    must: int | None
    may: int | None
    reason: Sentence | None
    steps: tuple[StepOut, ...]
    citations: tuple[CitationOut, ...]
    overrides: tuple[OverrideOut, ...]
    alternatives: tuple[ReadingOut, ...]
    warnings: tuple[Sentence, ...]
    parts: dict[str, FigureOut]
    label: Sentence | None


class VerdictOut(Answer):
    """A yes or no with its reason."""

    allowed: bool
    reason: Sentence
    steps: tuple[StepOut, ...]
    citations: tuple[CitationOut, ...]
    warnings: tuple[Sentence, ...]
    overrides: tuple[OverrideOut, ...]
