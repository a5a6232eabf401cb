"""Scenarios of nobody, and units that could get posts."""

from __future__ import annotations

from niangjia.kernel.actor import Actor
from niangjia.kernel.scope import acting
from niangjia.organisations.facade import Unit
from niangjia.scenarios.actions import keep_scenario, remove_scenario
from niangjia.scenarios.models import Scenario
from niangjia.scenarios.types import Candidate, Changes, Question, Shift, TextChange
from tests.cast import ON

MIANYANG = "绵工发〔2017〕52号"
NATIONAL = "总工发〔2016〕37号"


def scenario(
    by: Actor,
    under: Unit,
    *,
    name: str = "每2000人",
    changes: Changes | None = None,
    question: Question | None = None,
    removed: bool = False,
) -> Scenario:
    """A kept scenario of an actor; with `removed` one that was taken away."""
    if changes is None:
        changes = Changes(texts=(TextChange(area="510700", every=2_000),), everyone=Shift(by=100))
    if removed:
        name = f"{name}（旧）"
    with acting(by):
        kept = keep_scenario(
            by=by, under=under, on=ON, name=name, note="", changes=changes, question=question
        )
        return remove_scenario(by=by, scenario=kept) if removed else kept


def candidate(
    at: int, *, must: int = 1, may: int = 0, filled: int = 0, workers: int = 1_000, group: str = "A"
) -> Candidate:
    """A unit with so many posts open."""
    return Candidate(
        unit_id=at,
        code=f"GH{at:08d}",
        name=f"第{at}工会",
        group=group,
        workers=workers,
        filled=filled,
        floor=filled + must,
        ceiling=filled + must + may,
        must=must,
        may=may,
    )
