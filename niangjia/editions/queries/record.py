"""An edition on its way: what was done, what may be done now, whose turn it is."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from django.urls import reverse

from niangjia.editions import rules
from niangjia.editions.flow import FLOW, KIND, STAGES
from niangjia.editions.models import Edition
from niangjia.editions.queries.rows import unexplained, units_in
from niangjia.editions.types import State
from niangjia.kernel import flows
from niangjia.kernel.actor import Actor
from niangjia.kernel.flows import Desk, Move, Offered, Taken
from niangjia.kernel.wording import Wording
from niangjia.papers import facade as papers


@dataclass(frozen=True, slots=True)
class Step:
    """A move that was taken, as the page tells it."""

    move: Move
    taken: Taken

    @property
    def transcribed(self) -> bool:
        """Whether it only tells of a reply that was given on paper."""
        return self.move.name == "transcribe"


@dataclass(frozen=True, slots=True)
class Stage:
    """One station of the straight way: what is done there, and the step that did it in the present round."""

    label: Wording
    step: Step | None
    current: bool


@dataclass(frozen=True, slots=True)
class Next:
    """What comes next, and at whose desk."""

    label: Wording
    desk: Wording


def steps(edition: Edition, *, by: Actor) -> list[Step]:
    """Every move the edition took, the oldest first."""
    return [Step(FLOW.move(one.move), one) for one in flows.taken_on(KIND, edition.pk, by=by)]


def offered(edition: Edition, taken: Sequence[Step], *, by: Actor, units: int | None = None) -> list[Offered]:
    """The moves out of the present state with their verdicts; a draft is sent only when it is ready.

    `units`, where it is known how many the edition holds, saves counting them.
    """
    found = flows.offered(FLOW, edition, on_kind=KIND, by=by, taken=[step.taken for step in taken])
    return [_ready(one, edition, units, by) if one.move.name == "submit" else one for one in found]


def _ready(one: Offered, edition: Edition, units: int | None, by: Actor) -> Offered:
    if not one.verdict:
        return one
    verdict = rules.may_send(
        pending=edition.pending,
        units=units_in(edition, by=by) if units is None else units,
        unexplained=unexplained(edition, by=by),
    )
    return one if verdict else replace(one, verdict=verdict)


def stages(edition: Edition, taken: Sequence[Step]) -> list[Stage]:
    """The straight way from draft to publication, with what the present round has behind it."""
    last = max((step.taken.round for step in taken), default=1)
    here = [step for step in taken if step.taken.round == last]
    if here and here[-1].move.end == FLOW.first:
        here = []  # it came back: a round of its own has begun
    done = {step.move.name: step for step in here}
    return [
        Stage(
            FLOW.move(moves[0]).label,
            next((done[name] for name in moves if name in done), None),
            state == edition.state,
        )
        for state, moves in STAGES
    ]


def next_moves(edition: Edition) -> list[Next]:
    """What comes next on the straight way, and at whose desk; nothing once it is published or withdrawn."""
    moves = dict(STAGES).get(edition.state, ())
    return [Next(move.label, _desk(move, edition)) for move in map(FLOW.move, moves)]


def _desk(move: Move, edition: Edition) -> Wording:
    if move.desk is Desk.ABOVE:
        return Wording("直接上一级工会", "the union directly above")
    return Wording(edition.unit.name, edition.unit.name)


def approval_of(taken: Sequence[Step]) -> Step | None:
    """The step that approved the edition, or told of the approval on paper; None before."""
    return next((step for step in reversed(taken) if step.move.end == State.APPROVED), None)


def approvals(editions: Sequence[Edition], *, by: Actor) -> dict[int, Step]:
    """The step that approved each of many editions, where there is one: one query."""
    taken = flows.stepped(KIND, [one.pk for one in editions], by=by)
    found = {
        key: approval_of([Step(FLOW.move(one.move), one) for one in some]) for key, some in taken.items()
    }
    return {key: step for key, step in found.items() if step is not None}


def record_of(edition: Edition) -> papers.Record:
    """The edition as a record that holds papers."""
    key = str(edition.pk)
    return papers.Record(
        KIND, key, edition.scope_path, edition.title, reverse("editions:edition", args=[edition.pk])
    )


def requested_on(edition: Edition, *, by: Actor) -> date | None:
    """The date of the last request for approval; None where there was none."""
    asked = _asked(edition, by)
    return asked.taken.given.paper_date if asked else None


def scanned_since_request(edition: Edition, *, by: Actor, without: int | None = None) -> bool:
    """Whether a scan was attached after approval was requested: the reply came later than the request.

    `without`: the key of a paper that is not counted.
    """
    asked = _asked(edition, by)
    if asked is None:
        return False
    return any(
        paper.removed_at is None and paper.added_at >= asked.taken.at and rules.may_scan(paper.name)
        for paper in papers.papers_of(KIND, str(edition.pk), by=by)
        if paper.pk != without
    )


def _asked(edition: Edition, by: Actor) -> Step | None:
    return next((step for step in reversed(steps(edition, by=by)) if step.move.name == "request"), None)
