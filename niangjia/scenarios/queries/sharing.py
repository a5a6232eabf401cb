"""Posts shared out on a side of a comparison: who may get one, who is left apart, and what came of it."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from niangjia.kernel.actor import Actor
from niangjia.kernel.figure import Figure, Status, Verdict
from niangjia.scenarios import access
from niangjia.scenarios.models import Scenario
from niangjia.scenarios.queries.comparison import Comparison, Side
from niangjia.scenarios.rules import allocation
from niangjia.scenarios.rules.allocation.sharing import Told
from niangjia.scenarios.types import Aim, Allocated, Candidate, Question, Seat, Stage
from niangjia.staffing.facade import Group
from niangjia.staffing.types import PERSON, PROJECT, Line

MOST_AT_ONCE = 5_000
"""Units that are shared out while a page waits; more are a job."""


@dataclass(frozen=True)
class Sharing:
    """The question on one side: the units that could get posts, and those left apart with why."""

    question: Question
    side: Side
    candidates: Sequence[Candidate]
    names: Mapping[str, str]
    projects: int
    missing: int
    not_applicable: int

    @cached_property
    def posts(self) -> Figure:
        """How many posts there are."""
        return allocation.posts_of(self.question, self.side.price)

    @cached_property
    def may(self) -> Verdict | None:
        """Whether it can be shared out as asked; None where the number of posts is not known."""
        if not self.posts.known:
            return None
        posts = int(self.posts.value or 0)  # type: ignore[arg-type]
        return allocation.may_share(self.question, posts, self.candidates, self.names)

    @property
    def wanted(self) -> int:
        """What all could take together."""
        return sum(one.must + one.may for one in self.candidates)

    @property
    def at_once(self) -> bool:
        """Whether it is short enough for a page to wait."""
        return len(self.candidates) <= MOST_AT_ONCE

    def share(self, told: Told = lambda done, total: None) -> Allocated:
        """The proposal; only where `may` allows it."""
        return allocation.share(self.question, int(self.posts.value or 0), self.candidates, told=told)  # type: ignore[arg-type]


def sharing_on(found: Comparison, at: int, question: Question) -> Sharing:
    """The question put to side `at` (0 is the present) of a comparison."""
    side, plan = found.sides[at], found.plans[at]
    candidates: list[Candidate] = []
    apart = {PROJECT: 0, Status.MISSING: 0, Status.NOT_APPLICABLE: 0}
    groups = plan.groups if found.federations else [_whole(found, plan.lines)]
    for group in groups:
        for line in group.lines:
            one = _candidate(line, group.code)
            if isinstance(one, Candidate):
                candidates.append(one)
            else:
                apart[one] += 1
    names = {group.code: group.name for group in groups}
    lacking, out = apart[Status.MISSING], apart[Status.NOT_APPLICABLE]
    return Sharing(question, side, candidates, names, apart[PROJECT], lacking, out)


def _whole(found: Comparison, lines: Sequence[Line]) -> Group:
    """A county's own units stand together: there is nothing below to cap."""
    return Group(found.under.name, found.under.code, lines)


def _candidate(line: Line, group: str) -> Candidate | str:
    """A unit counted in persons whose ceiling is known; else why it is left apart."""
    if line.unit != PERSON:
        return PROJECT
    if line.value is None or line.filled is None:
        return line.status
    must = line.shortfall or 0
    return Candidate(
        unit_id=line.unit_id,
        code=line.code,
        name=line.name,
        group=group,
        workers=line.workers or 0,
        filled=line.filled,
        floor=line.must or 0,
        ceiling=line.value,
        must=min(must, max(0, line.value - line.filled)),
        may=line.room or 0,
    )


def kept_answer(scenario: Scenario, sharing: Sharing, *, by: Actor) -> Allocated | None:
    """What a job found for this very question; None where it has not, or something else was asked."""
    found = access.allotments(by).filter(scenario=scenario).first()
    if found is None or found.question != asked_of(sharing):
        return None
    return answer_from(found.answer, sharing)


def asked_of(sharing: Sharing) -> dict[str, Any]:
    """What an answer answers: the question and the units as they stood, in few words."""
    stood = [(one.code, one.workers, one.filled, one.must, one.may) for one in sharing.candidates]
    return {
        "question": sharing.question.model_dump(mode="json"),
        "posts": sharing.posts.value,
        "units": hashlib.sha256(repr(stood).encode()).hexdigest(),
    }


def answer_as_json(whole: Allocated) -> dict[str, Any]:
    """An answer to be kept."""
    return {
        "seats": {str(one.candidate.unit_id): [one.must, one.may] for one in whole.seats if one.posts},
        "stages": [[one.name, one.value, one.bound, one.optimal] for one in whole.stages],
    }


def answer_from(kept: Mapping[str, Any], sharing: Sharing) -> Allocated:
    """A kept answer beside the units."""
    by_id = {str(one.unit_id): one for one in sharing.candidates}
    seats = tuple(
        Seat(by_id[key], 0, must, may) for key, (must, may) in kept["seats"].items() if key in by_id
    )
    stages = tuple(Stage(*one) for one in kept["stages"])
    answer = Allocated(0, Aim(sharing.question.aim), seats, stages)
    posts = int(sharing.posts.value or 0)  # type: ignore[arg-type]
    return allocation.rebuilt(sharing.question, posts, sharing.candidates, answer)
