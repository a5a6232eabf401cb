"""Choices that depend on the place, on the documents in force, or on what else is filled in."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from niangjia.authoring.checking.agreeing import named
from niangjia.authoring.entry import Path, terms
from niangjia.authoring.shapes.choices import topics
from niangjia.kernel import divisions
from niangjia.kernel.figure import Force
from niangjia.kernel.wording import Wording
from niangjia.policy import facade as policy

Choices = dict[str, Wording]


@dataclass(frozen=True)
class Offers:
    """What can be chosen in a draft of the union of `division`, for a document that holds in `place`."""

    library: policy.Library
    division: str
    place: str
    name: str
    entry: Mapping[str, Any]

    def of(self, what: str, path: Path) -> Choices:
        """The choices of a field."""
        offers = {
            "places": lambda: dict(self._places()),
            "places_above": lambda: dict(self._above()),
            "replaceable": lambda: {rule.key: _told(rule) for rule in self._replaceable()},
            "higher_musts": lambda: {rule.key: _told(rule) for rule in self._higher_musts()},
            "parts": lambda: self._rows(path[:2], "parts"),
            "readings": lambda: self._rows(path[:2], "readings"),
        }
        return offers[what]()

    def _places(self) -> Iterator[tuple[str, Wording]]:
        own = divisions.find(self.division) if self.division else None
        for one in (*([own] if own else ()), *(divisions.children(self.division) if own else ())):
            yield _written(one.code), Wording(one.name, one.name)

    def _above(self) -> Iterator[tuple[str, Wording]]:
        yield "000000", Wording("全国", "the whole nation")
        code = self._area or self.division
        try:
            line = (*divisions.ancestors(code), divisions.find(code)) if code else ()
        except ValueError:  # what was sent is no code: the field says so itself
            line = ()
        for one in line:
            if one is not None and one.code:
                yield _written(one.code), Wording(one.name, one.name)

    def _here(self) -> list[policy.Rule]:
        """The rules in the library on the topic that is filled in, but for this document's own."""
        topic = terms.key_of(str(self.entry.get("id") or ""), topics())
        if topic not in self.library.provisions:
            return []
        return [rule for rule in self.library.rules_on(topic) if rule.header.name != self.name]

    def _replaceable(self) -> list[policy.Rule]:
        return [rule for rule in self._here() if rule.jurisdiction == self._area]

    def _higher_musts(self) -> list[policy.Rule]:
        return [
            rule
            for rule in self._here()
            if rule.provision.force is Force.MUST
            and not rule.header.reported
            and rule.jurisdiction != self._area
            and self._area.startswith(rule.jurisdiction)
        ]

    @property
    def _area(self) -> str:
        try:
            return divisions.normalise(self.place)
        except ValueError:
            return self.place

    def _rows(self, path: Path, name: str) -> Choices:
        """The rows of a list of this entry, by the name each goes under in the document."""
        found: Any = self.entry
        for part in path:
            inside = isinstance(part, str) or (isinstance(found, list) and part < len(found))
            found = found[part] if inside and found else {}
        rows = found.get(name) or [] if isinstance(found, Mapping) else []
        called = [(str(row.get("key") or row.get("zh") or ""), str(row.get("zh") or "")) for row in rows]
        return {key: Wording(said, said) for key, said in called if key}


def _told(rule: policy.Rule) -> Wording:
    where, sentence = named(rule), rule.terms.sentence()
    return Wording(f"{where.zh}：{sentence.zh}", f"{where.en}: {sentence.en}")


def _written(code: str) -> str:
    return code.ljust(6, "0")
