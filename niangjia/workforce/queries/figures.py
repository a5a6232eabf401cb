"""The three named figures of a unit and all below it on a day: 在册, 已配, 在岗.

Where no unit is named, of all in scope, as the members of a named set are together.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from django.db.models import Count, OuterRef, Q, Subquery

from niangjia.kernel.access import below
from niangjia.kernel.actor import Actor
from niangjia.kernel.events import emit
from niangjia.kernel.figure import Figure, missing
from niangjia.kernel.wording import Wording
from niangjia.organisations.facade import Unit
from niangjia.workforce import access, rules
from niangjia.workforce.events import FilledAsked
from niangjia.workforce.queries.tally import on_roster
from niangjia.workforce.types import AWAY

NOBODY_TELLS = Wording("配备计划没有启用", "no staffing plan is in use")


@dataclass(frozen=True, slots=True)
class NamedFigures:
    """在册, 已配, 在岗: each with its rule as its first step, for a stat card or a drawer."""

    roster: Figure
    filled: Figure
    on_duty: Figure


def figures(under: Unit | None, *, on: date, by: Actor) -> NamedFigures:
    """The three figures at and below a unit on a day: two queries, and those of the plan for 已配.

    For the header of the list of people: `{% door figures.on_duty url label %}` with the address
    `workforce:named_figure` (names: roster, filled, on_duty; `?under=` and `?on=` as on the list).
    """
    return NamedFigures(
        roster(under, on=on, by=by), filled(under, on=on, by=by), on_duty(under, on=on, by=by)
    )


def roster(under: Unit | None, *, on: date, by: Actor) -> Figure:
    """在册: engagements begun and not left, by form; contracts past their end among them."""
    past = Q(open_ended=False, contract_end_date__lt=on)
    rows = on_roster(below(access.engagements(by), _path(under)), on=on).order_by()
    counted = rows.values_list("form").annotate(number=Count("pk"), past=Count("pk", filter=past))
    numbers = {form: (number, ended) for form, number, ended in counted}
    by_form = {form: number for form, (number, _) in numbers.items()}
    return rules.on_the_roster(by_form, sum(ended for _, ended in numbers.values()))


def on_duty(under: Unit | None, *, on: date, by: Actor) -> Figure:
    """在岗: 在册 less those on leave or seconded out that day."""
    counted = away(under, on=on, by=by)
    whole = sum(counted.values())
    return rules.on_duty(whole, {status: counted.get(status.value, 0) for status in AWAY})


def away(under: Unit | None, *, on: date, by: Actor) -> Mapping[str | None, int]:
    """How many on the roster are on leave, seconded out, or (None) neither: one query."""
    spells = access.spells(by).filter(engagement=OuterRef("pk"), period__contains=on)
    rows = on_roster(below(access.engagements(by), _path(under)), on=on).order_by()
    rows = rows.annotate(away=Subquery(spells.values("status")[:1]))
    return dict(rows.values_list("away").annotate(number=Count("pk")))  # type: ignore[misc]


def _path(under: Unit | None) -> str:
    return under.scope_path if under else ""


def filled(under: Unit | None, *, on: date, by: Actor) -> Figure:
    """已配: told by the plan, since the documents say who fills a post."""
    return next(iter(emit(FilledAsked(under, on), by=by)), missing("person", NOBODY_TELLS))
