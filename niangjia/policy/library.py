"""The library: every document held, and which of its rules is in force where, for whom, when."""

from __future__ import annotations

import os
from collections import defaultdict
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date
from functools import cached_property, lru_cache
from pathlib import Path

from niangjia.kernel.wording import Wording
from niangjia.policy import places
from niangjia.policy.errors import FactError, LoadError, Problem
from niangjia.policy.loading import consistency
from niangjia.policy.loading.consistency import Clash
from niangjia.policy.loading.documents import Document, Rule, read_document
from niangjia.policy.resolution import Resolution
from niangjia.policy.types import Cited

_PACKAGE = Path(__file__).resolve().parent.parent
CASES = ".cases.yaml"


@dataclass(frozen=True, slots=True)
class CitedNotHeld:
    """A document that is cited but not held, and by which document."""

    cited: Cited
    cited_by: Document
    jurisdiction: str

    @property
    def name(self) -> str:
        """Number and titles."""
        return self.cited.name


@dataclass(frozen=True, eq=False)
class Library:
    """Documents that have been checked against each other, and their rules."""

    held: tuple[Document, ...]
    rules: tuple[Rule, ...]
    set_aside: tuple[Problem, ...] = ()

    @classmethod
    def load(cls, folder: Path) -> Library:
        """Every document under a folder. Raises LoadError with file and line of everything that is wrong."""
        if not folder.is_dir():
            raise LoadError([Problem(folder, 1, "there is no such folder of policy documents")])
        documents: list[Document] = []
        problems: list[Problem] = []
        for path in sorted(folder.rglob("*.yaml")):
            if not path.name.endswith(CASES):
                try:
                    beside = path.with_name(f"{path.stem}{CASES}")
                    cases = beside.read_text(encoding="utf-8") if beside.is_file() else ""
                    documents.append(read_document(path.read_text(encoding="utf-8"), path, cases=cases))
                except LoadError as error:
                    problems += error.problems
                except UnicodeDecodeError as error:
                    problems.append(Problem(path, 1, f"not UTF-8: {error.reason}"))
        if problems:
            raise LoadError(problems)
        return cls.of(documents)

    @classmethod
    def of(cls, documents: Iterable[Document]) -> Library:
        """A library of documents already read, files and drafts alike. Raises LoadError."""
        held = tuple(documents)
        rules, clashes = consistency.clashes(held)
        if clashes:
            raise LoadError([clash.problem for clash in clashes])
        return cls(held, rules)

    @classmethod
    def alone(cls, document: Document) -> Library:
        """One document by itself, whatever it says of others: to ask what it alone answers."""
        return cls((document,), document.rules)

    def clashes_with(self, document: Document) -> tuple[Clash, ...]:
        """What keeps a document from standing among these, in place of one of its name; empty: nothing."""
        others = (one for one in self.held if one.name != document.name)
        return consistency.clashes((*others, document))[1]

    def with_published(self, documents: Iterable[Document]) -> Library:
        """This library and what offices published, later ones over earlier ones of the same name.

        A publication that does not agree with the rest (a shipped file has come to overlap it) is set aside
        with its problems: one office's paper must not take the house from all the others.
        """
        added, problems = {document.name: document for document in documents}, list(self.set_aside)
        while True:
            held = (*(one for one in self.held if one.name not in added), *added.values())
            rules, clashes = consistency.clashes(held)
            if not clashes:
                return Library(held, rules, tuple(problems))
            published = {document.path: name for name, document in added.items()}
            guilty: dict[str, Problem] = {}
            for clash in clashes:
                # Whoever came later gives way. Where only files disagree, one of them misses what a
                # publication took the place of.
                path = next((side for side in (clash.document, clash.other) if side in published), None)
                names = [published[path]] if path else [one.name for one in self.held if one.name in added]
                guilty |= {name: Problem(added[name].path, clash.line, clash.message) for name in names}
            problems += guilty.values()
            added = {name: document for name, document in added.items() if name not in guilty}

    @cached_property
    def _by_provision(self) -> dict[str, list[Rule]]:
        found: dict[str, list[Rule]] = defaultdict(list)
        for rule in sorted(self.rules, key=lambda rule: -len(rule.jurisdiction)):
            found[rule.provision.id].append(rule)
        return found

    @property
    def provisions(self) -> tuple[str, ...]:
        """The ids of everything the documents speak on."""
        return tuple(sorted(self._by_provision))

    def rules_on(self, provision_id: str) -> list[Rule]:
        """All rules of a provision, the nearest to the ground first. Raises FactError for an unknown id."""
        if provision_id not in self._by_provision:
            known = ", ".join(self.provisions)
            raise FactError("provision", "没有这项规定", f"known provisions: {known}", provision_id)
        return self._by_provision[provision_id]

    def asks_kind(self, provision_id: str) -> bool:
        """Whether any document speaks on this only for certain kinds of unit."""
        return any(rule.provision.applies_to for rule in self.rules_on(provision_id))

    def rules_by_area(self, provision_id: str) -> dict[str, list[Rule]]:
        """The rules of a provision by the normal code of the area they hold in, the nation always among them.

        Raises FactError for an unknown id.
        """
        found: dict[str, list[Rule]] = {places.NATION: []}
        for rule in self.rules_on(provision_id):
            found.setdefault(rule.jurisdiction, []).append(rule)
        return found

    def resolve(self, provision_id: str, place: str, on: date, kind: str | None) -> Resolution | None:
        """The rule in force at a normal place code, with its chain; None where nothing speaks."""
        return self._resolve_in(provision_id, places.nearest(self.areas, place), on, kind)

    @cached_property
    def areas(self) -> frozenset[str]:
        """Every area a document, held or cited, has the say in. Within one, all places are answered alike."""
        cited = (one.jurisdiction for one in self.cited_not_held)
        return frozenset({rule.jurisdiction for rule in self.rules} | {*cited})

    @lru_cache(maxsize=10_000)  # noqa: B019 (a library lives as long as the process)
    def _resolve_in(self, provision_id: str, place: str, on: date, kind: str | None) -> Resolution | None:
        chain = [
            rule
            for rule in self.rules_on(provision_id)
            if places.covers(rule.jurisdiction, place) and rule.in_force(on) and rule.speaks_for(kind)
        ]
        if not chain:
            return None
        return Resolution(provision_id, chain[0], tuple(chain[1:]), on, self.warnings(provision_id, place))

    @cached_property
    def cited_not_held(self) -> tuple[CitedNotHeld, ...]:
        """Every document cited by one that is held, and not itself held."""
        names = {document.name for document in self.held}
        return tuple(
            CitedNotHeld(cited, document, places.normal(cited.jurisdiction))
            for document in self.held
            for cited in document.header.cites
            if cited.number not in names
        )

    def warnings(self, provision_id: str, place: str) -> tuple[Wording, ...]:
        """One sentence for each level above the place that has documents cited but not held on this."""
        named: dict[str, list[str]] = {}
        for one in self.cited_not_held:
            if places.covers(one.jurisdiction, place) and one.cited.touches(provision_id):
                level = named.setdefault(one.jurisdiction, [])
                if one.name not in level:
                    level.append(one.name)
        return tuple(_not_checked(places.named(code), named[code]) for code in sorted(named, reverse=True))


def _not_checked(place: Wording, names: list[str]) -> Wording:
    return Wording(
        f"被引用而尚未收录的文件（{place.zh}）：{'、'.join(names)}；本答复未能据以核对",
        f"Cited but not held ({place.en}): {', '.join(names)}; this answer could not be checked against it",
    )


def policies_folder() -> Path:
    """Where the documents lie: NIANGJIA_POLICIES, else inside the installed package, else beside it."""
    if chosen := os.environ.get("NIANGJIA_POLICIES"):
        return Path(chosen)
    packed = _PACKAGE / "policies"
    return packed if packed.is_dir() else _PACKAGE.parent / "policies"


@lru_cache(maxsize=1)
def shipped() -> Library:
    """The documents that lie in files, read once. Raises LoadError."""
    return Library.load(policies_folder())


Source = Callable[[], Library]
_source: list[Source] = [shipped]


def library() -> Library:
    """The library in force now: the files, and what offices have published where there is a database.

    Raises LoadError.
    """
    return _source[-1]()


def take_from(source: Source) -> None:
    """Have another answer what the library is: the archive, once the house has a database."""
    _source[-1] = source
