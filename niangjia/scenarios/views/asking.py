"""What a page of what-if was asked, with the scenarios it speaks of."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from urllib.parse import urlencode

from django.utils import timezone

from niangjia.kernel.language import said
from niangjia.kernel.pages import Request
from niangjia.kernel.wording import Wording
from niangjia.organisations import facade as organisations
from niangjia.scenarios import queries
from niangjia.scenarios.forms import Asked, typed_of
from niangjia.scenarios.models import Scenario
from niangjia.scenarios.types import Changes

TRIED = Wording("模拟", "Scenario")
LONGEST_ADDRESS = 3_000
"""Characters of a question that still fit into an address: servers take about 4,000 in all."""
LONG_UNITS = 1_000
"""Characters from which the units of a saved scenario are no longer written out, but meant by its key."""
UNITS_KEPT = "units_kept"
NOT_STATE = (
    "page",
    "sort",
    "rows",
    "kind",
    "q",
    "show",
    "of",
    "csrfmiddlewaretoken",
    "name",
    "note",
    "only",
    "again",
    "seen",
)
"""Boxes that say how the answer is shown or kept, not what is asked."""


@dataclass(frozen=True)
class Question:
    """The question, the saved scenario it began from, those beside it, and what stands in the boxes."""

    asked: Asked
    scenario: Scenario | None
    beside: Sequence[Scenario]
    typed: Mapping[str, str]
    seen: str = ""
    """The mark of the saved scenario as it was when this question began from it."""

    @property
    def sides(self) -> list[tuple[Wording, Changes]]:
        """Names and changes of all that are compared with the present."""
        named = self.scenario is not None and self.asked.changes == queries.changes_in(self.scenario)
        name = self.scenario.name if named and self.scenario else ""
        own = Wording(name, name) if name else TRIED
        rest = [(Wording(one.name, one.name), queries.changes_in(one)) for one in self.beside]
        return [(own, self.asked.changes), *rest]

    @property
    def units_kept(self) -> int:
        """How many units of the saved scenario a box stands for; 0 where they are few and written out."""
        if self.scenario is None:
            return 0
        own = queries.changes_in(self.scenario)
        return len(own.units) if _long(typed_of(own)) else 0

    @property
    def too_long(self) -> bool:
        """Whether it does not fit into an address; then it must be kept to be asked."""
        return len(urlencode(self.state)) > LONGEST_ADDRESS

    @property
    def state(self) -> dict[str, str]:
        """What an address must say to ask the same again."""
        whole = {"under": self.asked.under, "on": self.asked.on.isoformat(), "typed": "1", **self.typed}
        return whole | ({"scenario": str(self.scenario.pk), "seen": self.seen} if self.scenario else {})


def question_of(request: Request, *, by_address: bool = False) -> Question:
    """What the address or the sent form asks; a scenario's own changes where nothing is typed over them."""
    given = request.POST if request.method == "POST" and not by_address else request.GET
    asked = Asked.of(given, today=timezone.localdate())
    scenario = queries.scenario_of(asked.scenario, by=request.actor) if asked.scenario else None
    beside = queries.several(asked.beside, by=request.actor) if asked.beside else []
    if scenario is not None and not asked.typed:
        asked = replace(
            asked,
            changes=queries.changes_in(scenario),
            under=given.get("under") or scenario.under.code,
            on=asked.on if given.get("on") else scenario.on_date,
        )
    elif scenario is not None and given.get(UNITS_KEPT):
        asked = replace(asked, changes=_with_units(asked.changes, queries.changes_in(scenario)))
    if not asked.under:
        top = organisations.top(by=request.actor)
        asked = replace(asked, under=top.code if top else "")
    typed = _boxes(given) if asked.typed else typed_of(asked.changes)
    if scenario is not None and not asked.typed and _long(typed):
        del typed["units"]
        typed[UNITS_KEPT] = "1"
    seen = ""
    if scenario is not None:
        seen = given.get("seen", "") if asked.typed else queries.mark_of(scenario)
    return Question(asked, scenario, [one for one in beside if one != scenario], typed, seen)


def _boxes(given: Mapping[str, str]) -> dict[str, str]:
    left_out = {*NOT_STATE, "under", "on", "typed", "scenario", "with"}
    return {name: given.get(name, "") for name in given if name not in left_out and given.get(name)}


def _long(typed: Mapping[str, str]) -> bool:
    return len(typed.get("units", "")) > LONG_UNITS


def _with_units(changes: Changes, kept: Changes) -> Changes:
    """Those of a saved scenario, with what is typed of a unit in place of its own."""
    units = {one.unit: one for one in (*kept.units, *changes.units)}
    return changes.model_copy(update={"units": tuple(units.values())})


def subtitle(name: str, question: Question) -> str:
    """Whose number it is, and of which day."""
    return f"{name} · {question.asked.on.isoformat()} · {said(TRIED)}"
