"""A draft as its record page shows it: clauses with their sentences, moves with verdicts, history."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from niangjia.authoring import rules
from niangjia.authoring.checking import Checked, Fault
from niangjia.authoring.entry import terms
from niangjia.authoring.flow import FLOW, KIND
from niangjia.authoring.models import Draft
from niangjia.authoring.shapes import KINDS, Card
from niangjia.authoring.shapes.choices import UNIT_KINDS, topics
from niangjia.kernel import flows
from niangjia.kernel.actor import Actor
from niangjia.kernel.flows import Need, Offered, Taken
from niangjia.kernel.wording import Wording

CHECKED_AGAIN = ("submit", "publish")
"""Moves that the draft itself must be fit for."""


@dataclass(frozen=True, slots=True)
class ClauseShown:
    """One provision on the record page."""

    key: str
    card: Card
    topic: Wording
    clause: str
    quote: str
    word: str
    kinds: tuple[Wording, ...]
    sentences: tuple[tuple[str, Wording], ...]
    faults: tuple[Fault, ...]
    untried: bool


@dataclass(frozen=True, slots=True)
class MoveShown:
    """A move with its verdict, and whether it asks for an opinion."""

    offered: Offered
    opinion: bool


def clauses_shown(draft: Draft, checked: Checked) -> list[ClauseShown]:
    """The provisions in their order."""
    known = topics()
    shown = []
    for one in draft.provisions:
        entry: dict[str, Any] = one["entry"]
        name = terms.key_of(str(entry.get("id") or ""), known)
        word = str(entry.get("word") or "")
        shown.append(
            ClauseShown(
                key=one["key"],
                card=KINDS[one["kind"]],
                topic=known.get(name, Wording(name, name)),
                clause=str(entry.get("clause") or ""),
                quote=str(entry.get("quote") or ""),
                word="" if word == "-" else word,
                kinds=tuple(UNIT_KINDS[kind] for kind in entry.get("applies_to") or () if kind in UNIT_KINDS),
                sentences=checked.sentences.get(one["key"], ()),
                faults=checked.of(one["key"]),
                untried=one["key"] in checked.uncovered,
            )
        )
    return shown


def moves_shown(draft: Draft, checked: Checked, taken: Sequence[Taken], *, by: Actor) -> list[MoveShown]:
    """Every move out of the state; one that the draft is not fit for says why."""
    shown = []
    for one in flows.offered(FLOW, draft, on_kind=KIND, by=by, taken=taken):
        verdict = one.verdict
        if verdict and one.move.name in CHECKED_AGAIN:
            verdict = rules.may_go_on(
                checked, division=draft.unit.division_code, jurisdiction=draft.jurisdiction
            )
        if verdict and one.move.name == "withdraw":
            verdict = rules.may_withdraw(
                standing=draft.publication is not None and draft.publication.ended_at is None
            )
        shown.append(MoveShown(Offered(one.move, verdict), Need.OPINION in one.move.needs))
    return shown
