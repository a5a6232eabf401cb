"""Figures and verdicts as JSON and as lines to read. Decimals are written digit for digit."""

from __future__ import annotations

import json
from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from typing import Any

from niangjia.kernel.figure import Citation, Figure, Reading, Status, Step, Value, Verdict
from niangjia.kernel.wording import Language, Wording
from niangjia.policy import words


def as_dict(answer: Figure | Verdict, language: Language) -> dict[str, Any]:
    """The answer as plain data with its sentences in one language, in the order it is printed."""
    figure = _as_figure(answer)
    readings = [_reading(reading, language) for reading in figure.alternatives]
    return {
        "status": figure.status.value,
        "value": figure.value,
        "unit": figure.unit,
        "must": figure.must,
        "may": figure.may,
        "reason": figure.reason.said_in(language) if figure.reason else None,
        "steps": [
            {"text": step.text.said_in(language), "value": step.value, "unit": step.unit}
            for step in figure.steps
        ],
        "citations": [_citation(citation) for citation in figure.citations],
        "overrides": [
            {
                "document": override.citation.document,
                "clause": override.citation.clause,
                "jurisdiction": override.jurisdiction,
                "value": override.value,
                "text": override.text.said_in(language),
            }
            for override in figure.overrides
        ],
        "alternative": readings[0] if readings else {},
        "alternatives": readings,
        "warnings": [warning.said_in(language) for warning in figure.warnings],
        "parts": {
            name: {
                "status": part.status.value,
                "value": part.value,
                "unit": part.unit,
                "reason": part.reason.said_in(language) if part.reason else None,
            }
            for name, part in figure.parts.items()
        },
    }


def _as_figure(answer: Figure | Verdict) -> Figure:
    if isinstance(answer, Figure):
        return answer
    return Figure(
        Status.VALUE,
        "yes_no",
        value=answer.allowed,
        reason=answer.reason,
        steps=answer.steps,
        citations=answer.citations,
        overrides=answer.overrides,
        warnings=answer.warnings,
    )


def _citation(citation: Citation) -> dict[str, Any]:
    return {
        "document": citation.document,
        "title": citation.title,
        "clause": citation.clause,
        "issuer": citation.issuer,
        "in_force_from": citation.in_force_from,
        "force": citation.force.value,
        "reported": citation.reported,
        "quote": citation.quote,
    }


def _reading(reading: Reading, language: Language) -> dict[str, Any]:
    setting, _, name = reading.setting.partition("=")
    return {
        "setting": setting,
        "reading": name,
        "text": reading.text.said_in(language),
        "value": reading.value,
        "must": reading.must,
        "may": reading.may,
    }


def as_json(data: object) -> str:
    """JSON text. Python's own writer knows no Decimal: numbers are written here, digit for digit."""
    if isinstance(data, Mapping):
        return "{" + ", ".join(f"{as_json(str(key))}: {as_json(value)}" for key, value in data.items()) + "}"
    if isinstance(data, (list, tuple)):
        return "[" + ", ".join(map(as_json, data)) + "]"
    if isinstance(data, Decimal):
        return f"{data:f}"
    if isinstance(data, date):
        return f'"{data.isoformat()}"'
    if data is None or isinstance(data, (bool, int, str)):
        return json.dumps(data, ensure_ascii=False)
    raise TypeError(f"{type(data).__name__} is never printed: {data!r}")


_HEADS: dict[str, Wording] = {
    "missing": Wording("缺数据", "Missing"),
    "not_applicable": Wording("不适用", "Not applicable"),
    "steps": Wording("计算依据", "Basis"),
    "citations": Wording("条款", "Clauses"),
    "overrides": Wording("优先于", "Goes before"),
    "alternatives": Wording("另一种读法", "Other readings"),
    "warnings": Wording("注意", "Note"),
}


def as_lines(answer: Figure | Verdict, language: Language) -> list[str]:
    """The answer as a clerk reads it."""
    figure = _as_figure(answer)
    lines = [_headline(figure, language)]

    def section(name: str, entries: list[str]) -> None:
        if entries:
            lines.extend([_HEADS[name].said_in(language), *(f"  {entry}" for entry in entries)])

    section("steps", [_step(step, language) for step in figure.steps])
    section(
        "citations",
        [
            f"{one.document} {one.clause}（{one.issuer}，{one.in_force_from}）：{one.quote}"
            for one in figure.citations
        ],
    )
    section("overrides", [override.text.said_in(language) for override in figure.overrides])
    section(
        "alternatives",
        [f"{one.text.said_in(language)}：{said(one.value, language)}" for one in figure.alternatives],
    )
    section("warnings", [warning.said_in(language) for warning in figure.warnings])
    return lines


def _headline(figure: Figure, language: Language) -> str:
    chinese = language == "zh"
    colon = "：" if chinese else ": "
    reason = colon + figure.reason.said_in(language) if figure.reason else ""
    if not figure.known:
        return _HEADS[figure.status.value].said_in(language) + reason
    named = {"须" if chinese else "must": figure.must, "可" if chinese else "may": figure.may}
    parts = ", ".join(f"{name} {number}" for name, number in named.items() if number is not None)
    return said(figure.value, language, figure.unit) + (f" ({parts})" if parts else "") + reason


def _step(step: Step, language: Language) -> str:
    text = step.text.said_in(language)
    return text if step.value is None else f"{text} → {said(step.value, language, step.unit)}"


def said(value: Value | None, language: Language, unit: str | None = None) -> str:
    """A value with its unit, in words a person uses."""
    if value is None:
        return _HEADS["missing"].said_in(language)
    if isinstance(value, bool):
        return (Wording("是", "yes") if value else Wording("否", "no")).said_in(language)
    written = f"{value:f}" if isinstance(value, Decimal) else str(value)
    return f"{written} {words.UNITS[unit].said_in(language)}".rstrip() if unit else written
