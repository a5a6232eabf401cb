"""A draft checked as a whole: its document where there is one, what is wrong with it, its cases."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path as FilePath
from typing import Any, get_args

from pydantic import BaseModel, ValidationError

from niangjia.authoring import writing
from niangjia.authoring.checking import agreeing, trying
from niangjia.authoring.checking.faults import HEADER_PART, Fault, said_of
from niangjia.authoring.checking.trying import Case, Outcome
from niangjia.authoring.entry import Path, Read, read
from niangjia.authoring.shapes import HEADER, PROVISIONS
from niangjia.authoring.shapes.walk import HEADER_MODEL, MODELS
from niangjia.kernel.wording import Wording
from niangjia.policy import facade as policy

UNTRIED = "guidance"
"""The kind that never has a value."""

NOT_YET = Wording("规定改正后才能试算", "can be tried once the provisions are put right")


@dataclass(frozen=True, slots=True)
class Part:
    """One provision of a draft: its key for good, its kind, what was typed."""

    key: str
    kind: str
    entry: Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Content:
    """Everything an officer typed."""

    header: Mapping[str, Any]
    provisions: tuple[Part, ...] = ()
    cases: tuple[Case, ...] = ()


@dataclass(frozen=True)
class Checked:
    """What a draft comes to. `document` is None while it does not fit the schema."""

    faults: tuple[Fault, ...]
    document: policy.Document | None = None
    outcomes: tuple[Outcome, ...] = ()
    sentences: Mapping[str, tuple[tuple[str, Wording], ...]] = field(default_factory=dict)
    """By provision: the day from which, and what it says."""

    uncovered: tuple[str, ...] = ()
    """Keys of provisions that no case tries."""

    @property
    def grave(self) -> tuple[Fault, ...]:
        """What must be put right first."""
        return tuple(fault for fault in self.faults if fault.grave)

    @property
    def stands(self) -> bool:
        """Whether it can be in force beside the others."""
        return self.document is not None and not self.grave

    def of(self, part: str) -> tuple[Fault, ...]:
        """What is wrong in one part."""
        return tuple(fault for fault in self.faults if fault.part == part)

    @property
    def first_day(self) -> date | None:
        """The first day on which anything of it is in force."""
        return min((rule.since for rule in self.document.rules), default=None) if self.document else None


def check(content: Content, *, library: policy.Library, slug: str) -> Checked:
    """Check a draft against the schema, against itself, and against the documents in force."""
    header = read(HEADER, content.header)
    reads = {part.key: read(PROVISIONS[part.kind], part.entry) for part in content.provisions}
    faults = _schema(HEADER_PART, HEADER_MODEL, header, header.content)
    for part in content.provisions:
        found = reads[part.key]
        faults += _schema(part.key, MODELS[part.kind], found, {"kind": part.kind, **found.content})
    sentences = {part.key: tuple(_sentences(part.kind, reads[part.key])) for part in content.provisions}
    if faults or not reads:
        return Checked(tuple(faults), outcomes=_untried(content.cases), sentences=sentences)
    plain = tuple({"kind": part.kind, **reads[part.key].content} for part in content.provisions)
    path = FilePath(policy.Origin.DRAFT.value) / f"{slug}.yaml"
    document = policy.read_document(writing.document(header.content, plain), path, origin=policy.Origin.DRAFT)
    places = _places(document, content.provisions, reads)
    wrong = [*agreeing.disagreements(library, document, places), *_name_taken(document, library)]
    asked = _alone(document) if wrong else library.with_published([document])
    outcomes = (
        tuple(trying.try_case(case, asked) for case in content.cases) if asked else _untried(content.cases)
    )
    cases = writing.cases(document.name, trying.groups(outcomes))
    return Checked(
        (*wrong, *agreeing.notices(document, places)),
        replace(document, cases=cases),
        outcomes,
        sentences,
        _uncovered(content.provisions, outcomes, places),
    )


def _schema(part: str, model: type[BaseModel], found: Read, content: object) -> list[Fault]:
    """What the schema refuses, at its fields, and rows that carry one name twice."""
    faults = [
        Fault(
            part, path, Wording(f"“{name}”已有一行，请换个叫法", f"“{name}” is there already: choose another")
        )
        for path, name in found.double
    ]
    try:
        model.model_validate(content)
    except ValidationError as error:
        for one in error.errors():
            said, inside = said_of(one)
            faults.append(Fault(part, found.field_of((*one["loc"], *inside)), said))
    return list(dict.fromkeys(faults))


def _sentences(kind: str, found: Read) -> Iterator[tuple[str, Wording]]:
    """What each stretch of a provision says, as far as it can be read."""
    model = get_args(MODELS[kind].model_fields["values"].annotation)[0]
    for value in found.content.get("values", ()):
        try:
            terms = model.model_validate(value)
        except ValidationError:
            continue
        yield str(terms.since), terms.sentence()


def _places(
    document: policy.Document, parts: Sequence[Part], reads: Mapping[str, Read]
) -> dict[int, tuple[str, Path]]:
    """Where each of the document's rules was typed in, by the identity of its terms."""
    where = [
        (part.key, reads[part.key].field_of(("values", nth)))
        for part in parts
        for nth in range(len(reads[part.key].content["values"]))
    ]
    return {id(rule.terms): place for rule, place in zip(document.rules, where, strict=True)}


def _name_taken(document: policy.Document, library: policy.Library) -> Iterator[Fault]:
    """A name that a document of another place bears is not free; one of the same place is replaced."""
    held = next((one for one in library.held if one.name == document.name), None)
    if held is not None and not policy.same_place(held, document):
        said = Wording(
            f"{held.name}是别处的文件（{held.header.issuer}），请核对文号",
            f"{held.name} is a document of another place ({held.header.issuer}): check the number",
        )
        yield Fault(HEADER_PART, ("number",), said)


def _untried(cases: Sequence[Case]) -> tuple[Outcome, ...]:
    return tuple(Outcome(case, None, None, NOT_YET) for case in cases)


def _alone(document: policy.Document) -> policy.Library | None:
    try:
        return policy.Library.of([document])
    except policy.LoadError:
        return None


def _uncovered(
    parts: Sequence[Part], outcomes: Sequence[Outcome], places: Mapping[int, tuple[str, Path]]
) -> tuple[str, ...]:
    """Provisions that no case tries; guidance has no answer to try."""
    answering = [one.attempt.rule for one in outcomes if one.agrees and one.attempt and one.attempt.rule]
    tried = {places[id(rule.terms)][0] for rule in answering if id(rule.terms) in places}
    return tuple(part.key for part in parts if part.kind != UNTRIED and part.key not in tried)
