"""What a saved scenario hands on to a draft of the plan or of a document."""

from __future__ import annotations

from datetime import date
from typing import Any

from niangjia.kernel.actor import Actor
from niangjia.kernel.wording import Wording
from niangjia.policy import facade as policy
from niangjia.policy.facade import places
from niangjia.scenarios import rules
from niangjia.scenarios.queries.comparison import Comparison, compare
from niangjia.scenarios.queries.saved import changes_in, question_in, scenario_of
from niangjia.scenarios.queries.sharing import kept_answer, sharing_on
from niangjia.scenarios.rules.terms import SETTINGS
from niangjia.scenarios.rules.texts import TRIAL
from niangjia.scenarios.types.handed import Planned, Proposal, Terms
from niangjia.staffing.types import PERSON, Line


def proposal_of(scenario: int, *, on: date, by: Actor) -> Proposal:
    """Posts that a scenario proposes for each unit, on the facts of a day.

    Where it shares out posts: who is there, and what each unit gets. Else: the mandatory posts of the
    scenario, and never fewer than are filled, for no dismissal follows from a plan. Raises `NotThere`.
    """
    saved = scenario_of(scenario, by=by)
    name = Wording(saved.name, saved.name)
    found = compare(saved.under.code, [(name, changes_in(saved))], on=on, by=by)
    given = _given(saved, found, by)
    planned = {}
    for line in found.trials[0].lines:
        if line.unit != PERSON or line.filled is None or line.value is None:
            continue
        one = _by_must(line, saved.name) if given is None else _by_share(line, given, saved.name)
        planned[line.unit_id] = one
    return Proposal(saved.pk, saved.name, on, planned)


def _given(saved: Any, found: Comparison, by: Actor) -> dict[int, int] | None:
    question = question_in(saved)
    if question is None:
        return None
    sharing = sharing_on(found, 1, question)
    if not sharing.may:
        return None
    whole = sharing.share() if sharing.at_once else kept_answer(saved, sharing, by=by)
    return {seat.candidate.unit_id: seat.posts for seat in whole.seats} if whole else None


def _by_must(line: Line, name: str) -> Planned:
    must, filled = line.must or 0, line.filled or 0
    posts = max(must, filled)
    reason = Wording(
        f"模拟方案“{name}”：须配 {must}，已配 {filled}，取较大者 {posts}",
        f"Scenario “{name}”: mandatory {must}, filled {filled}; the larger, {posts}",
    )
    return Planned(line.unit_id, line.code, posts, reason)


def _by_share(line: Line, given: dict[int, int], name: str) -> Planned:
    filled, more = line.filled or 0, given.get(line.unit_id, 0)
    reason = Wording(
        f"模拟方案“{name}”名额分配：已配 {filled}＋分得 {more}＝{filled + more}",
        f"Scenario “{name}”, posts shared out: filled {filled} + {more} given = {filled + more}",
    )
    return Planned(line.unit_id, line.code, filled + more, reason)


def terms_of(scenario: int, *, by: Actor) -> tuple[Terms, ...]:
    """The rules by steps of headcount that a scenario tries, every term said. Raises `NotThere`."""
    saved = scenario_of(scenario, by=by)
    trial = rules.library_of(changes_in(saved).texts, present=policy.library(), on=saved.on_date)
    return tuple(_terms(rule) for rule in trial.added if hasattr(rule.terms, "threshold"))


def _terms(rule: Any) -> Terms:
    terms, provision = rule.terms, rule.provision
    return Terms(
        area=places.written(rule.jurisdiction),
        document=rule.header.name.removeprefix(TRIAL),
        provision=provision.id,
        clause=provision.clause.partition("（模拟读法")[0],
        kinds=tuple(provision.applies_to),
        unit=provision.unit,
        threshold=terms.threshold,
        base_count=terms.base.count,
        base_force=terms.base.force.value,
        every=terms.step.every,
        add=terms.step.add,
        step_force=terms.step.force.value,
        basis=terms.step.of,
        rounding=terms.step.rounding,
        in_place_of_base=terms.step.in_place_of_base,
        at_least=terms.step.at_least,
        readings={
            name: setting.default for name, setting in provision.settings.items() if name not in SETTINGS
        },
    )
