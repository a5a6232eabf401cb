"""The cases beside a document: facts, place and date on one side, what must be answered on the other."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

from niangjia.kernel.figure import Figure, Status, Value, Verdict
from niangjia.policy.dates import WrittenDate
from niangjia.policy.errors import PolicyError, Problem
from niangjia.policy.explaining import explain
from niangjia.policy.library import CASES, Library
from niangjia.policy.loading.source import fitted, read_source
from niangjia.policy.types import Strict

WrittenValue = int | Decimal | bool | str | None


class Expected(Strict):
    """What the answer must be; only what is written is compared."""

    status: str = "value"
    value: WrittenValue = None
    must: int | None = None
    may: int | None = None
    unit: str | None = None
    document: str | None = None
    clause: str | None = None
    reason: str = ""
    warns: tuple[str, ...] = ()
    readings: Mapping[str, WrittenValue] = {}


class Case(Strict):
    """One case; place, date and settings are the group's unless it names its own."""

    facts: Mapping[str, Any]
    expect: Expected
    place: str | None = None
    on: WrittenDate | None = None
    settings: Mapping[str, str] = {}
    why: str = ""


class Group(Strict):
    """Cases of one clause."""

    provision: str
    clause: str
    place: str
    on: WrittenDate
    why: str = ""
    cases: tuple[Case, ...]


class CaseFile(Strict):
    """All cases of one document."""

    document: str
    groups: tuple[Group, ...]


@dataclass(frozen=True, slots=True)
class Trial:
    """A case ready to be tried, with the line it stands on."""

    path: Path
    line: int
    document: str
    group: Group
    case: Case

    @property
    def place(self) -> str:
        """The division code asked for."""
        return self.case.place or self.group.place

    @property
    def on(self) -> date:
        """The date asked for."""
        return (self.case.on or self.group.on).first

    def __str__(self) -> str:
        facts = ", ".join(f"{name}={fact}" for name, fact in self.case.facts.items())
        return f"{self.group.provision} {self.place} {self.on} {facts}"

    def problems(self, library: Library) -> list[Problem]:
        """Where the library's answer differs from the case."""
        try:
            answer = explain(
                library,
                self.group.provision,
                place=self.place,
                on=self.on,
                facts=self.case.facts,
                settings=self.case.settings,
            )
        except PolicyError as error:
            return [Problem(self.path, self.line, f"{self}: {error}")]
        return [Problem(self.path, self.line, f"{self}: {text}") for text in self._differences(answer)]

    def _differences(self, answer: Figure | Verdict) -> Iterator[str]:
        expect = self.case.expect
        found = _as_written(answer)
        cited = answer.citations[0] if answer.citations else None
        found |= {"document": cited.document if cited else None, "clause": cited.clause if cited else None}
        asked = {name: getattr(expect, name) for name in expect.model_fields_set & found.keys()}
        asked.setdefault("status", expect.status)
        if cited is not None:
            asked.setdefault("clause", self.group.clause)
            asked.setdefault("document", self.document)
        for name, wanted in asked.items():
            if not _same(found[name], wanted):
                yield f"{name} is {found[name]!r}, the case says {wanted!r}"
        if expect.reason not in (answer.reason.zh if answer.reason else ""):
            yield f"the reason {answer.reason} does not say {expect.reason!r}"
        yield from self._unsaid(answer)

    def _unsaid(self, answer: Figure | Verdict) -> Iterator[str]:
        said = "\n".join(warning.zh for warning in answer.warnings)
        yield from (f"no warning of {text!r}" for text in self.case.expect.warns if text not in said)
        others = {reading.setting: reading.value for reading in getattr(answer, "alternatives", ())}
        for name, wanted in self.case.expect.readings.items():
            if not _same(_written(others.get(name)), wanted):
                yield f"the reading {name} gives {others.get(name)!r}, the case says {wanted!r}"


def trials(folder: Path) -> Iterator[Trial]:
    """Every case under a folder. Raises LoadError for a case file that does not fit the schema."""
    for path in sorted(folder.rglob(f"*{CASES}")):
        yield from trials_in(path.read_text(encoding="utf-8"), path)


def trials_in(text: str, path: Path) -> Iterator[Trial]:
    """Every case of one text, a file's or one kept beside a document. Raises LoadError."""
    source = read_source(text, path)
    file = fitted(source, CaseFile)
    for at, group in enumerate(file.groups):
        for nth, case in enumerate(group.cases):
            line = source.line_of(("groups", at, "cases", nth))
            yield Trial(path, line, file.document, group, case)


def _as_written(answer: Figure | Verdict) -> dict[str, WrittenValue]:
    if isinstance(answer, Verdict):
        return {
            "status": Status.VALUE.value,
            "value": answer.allowed,
            "must": None,
            "may": None,
            "unit": "yes_no",
        }
    return {
        "status": answer.status.value,
        "value": _written(answer.value),
        "must": answer.must,
        "may": answer.may,
        "unit": answer.unit,
    }


def _written(value: Value | None) -> WrittenValue:
    return value.isoformat() if isinstance(value, date) else value


def _same(found: WrittenValue, wanted: WrittenValue) -> bool:
    # True == 1 in Python; a case that says 1 does not mean true.
    return found == wanted and isinstance(found, bool) == isinstance(wanted, bool)
