"""What may be done with a unit: each act's address, words, power, form, and how the form becomes the act."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import Any

from niangjia.kernel.actor import Actor
from niangjia.kernel.figure import Verdict
from niangjia.kernel.permissions import Permission
from niangjia.kernel.wording import Wording
from niangjia.organisations import actions, rules
from niangjia.organisations.actions.deciding import Done
from niangjia.organisations.forms import reorganising, units
from niangjia.organisations.forms.deciding import DecisionForm
from niangjia.organisations.models import Unit
from niangjia.organisations.types import UnitKind


@dataclass(frozen=True)
class Act:
    """One thing that may be done with a unit; `own` says whether also with the unit one is appointed over."""

    key: str
    label: Wording
    icon: str
    permission: Permission
    form: type[DecisionForm]
    perform: Callable[[Any, Unit, Actor], Done]
    own: bool = False

    @property
    def url_name(self) -> str:
        """The name of its address."""
        return f"organisations:{self.key}"

    def may_open(self, unit: Unit, *, by: Actor) -> Verdict:
        """Whether the form is worth opening: the power, an open unit, not one's own where that is above."""
        verdicts = [
            by.may(self.permission),
            rules.may_change_on(date.max, founded=None, closed=unit.closed_date),
        ]
        if not self.own:
            verdicts.append(rules.may_decide_over(unit.scope_path, by.scope.seats))
        return next((one for one in verdicts if not one), verdicts[0])


def _merge(form: reorganising.Merge, unit: Unit, by: Actor) -> Done:
    closing, into = form.merging
    return actions.merge_units(
        by=by, units=closing, into=into, decision=form.decision, counts=form.counts, source=form.source
    )


def _contact(form: units.Contact, unit: Unit, by: Actor) -> Done:
    given = form.cleaned_data
    phone = "" if given["no_phone"] else given["phone"] or None
    return actions.edit_contact(by=by, unit=unit, name=given["name"], phone=phone, decision=form.decision)


def _correct(form: units.Correct, unit: Unit, by: Actor) -> Done:
    given = form.cleaned_data
    return actions.correct_unit(
        by=by,
        unit=unit,
        kind=UnitKind(given["kind"]),
        founded_date=given["founded_date"],
        division_code=given["division_code"] or None,
        decision=form.decision,
    )


def _count(form: units.Counted, unit: Unit, by: Actor) -> Done:
    source = form.cleaned_data["source"]
    return actions.enter_counts(by=by, unit=unit, counts=form.counts, source=source, decision=form.decision)


def _abolish(form: reorganising.Abolish, unit: Unit, by: Actor) -> Done:
    successor = next(iter(form.cleaned_data["successor"]), None)
    return actions.abolish_unit(by=by, unit=unit, successor=successor, decision=form.decision)


ACTS = (
    Act(
        "counts",
        Wording("录入职工、会员人数", "Enter counts"),
        "users-group",
        Permission.UNIT_EDIT,
        units.Counted,
        _count,
        own=True,
    ),
    Act(
        "contact",
        Wording("更改联系人", "Change the contact"),
        "address-book",
        Permission.UNIT_EDIT,
        units.Contact,
        _contact,
        own=True,
    ),
    Act(
        "correct",
        Wording("更正基本信息", "Correct the facts"),
        "edit",
        Permission.UNIT_EDIT,
        units.Correct,
        _correct,
    ),
    Act(
        "found",
        Wording("设立下级单位", "Establish a unit below"),
        "plus",
        Permission.UNIT_FOUND,
        units.Found,
        lambda form, unit, by: actions.found_unit(by=by, parent=unit, new=form.new, decision=form.decision),
        own=True,
    ),
    Act(
        "rename",
        Wording("更名", "Rename"),
        "pencil",
        Permission.UNIT_EDIT,
        units.Rename,
        lambda form, unit, by: actions.rename_unit(
            by=by, unit=unit, name=form.cleaned_data["name"], decision=form.decision
        ),
    ),
    Act(
        "move",
        Wording("调整隶属关系", "Change who manages it"),
        "arrows-move",
        Permission.UNIT_MOVE,
        units.Move,
        lambda form, unit, by: actions.move_unit(
            by=by, unit=unit, parent=form.cleaned_data["parent"][0], decision=form.decision
        ),
    ),
    Act(
        "territory",
        Wording("调整属地", "Change the territory"),
        "map-pin",
        Permission.UNIT_MOVE,
        units.Territory,
        lambda form, unit, by: actions.change_territory(
            by=by, unit=unit, place=form.cleaned_data["place"], decision=form.decision
        ),
    ),
    Act(
        "merge",
        Wording("合并", "Merge"),
        "arrows-join",
        Permission.UNIT_REORGANISE,
        reorganising.Merge,
        _merge,
    ),
    Act(
        "split",
        Wording("分设", "Split"),
        "arrows-split",
        Permission.UNIT_REORGANISE,
        reorganising.Split,
        lambda form, unit, by: actions.split_unit(by=by, unit=unit, parts=form.parts, decision=form.decision),
    ),
    Act(
        "abolish",
        Wording("撤销", "Abolish"),
        "circle-x",
        Permission.UNIT_REORGANISE,
        reorganising.Abolish,
        _abolish,
    ),
)
