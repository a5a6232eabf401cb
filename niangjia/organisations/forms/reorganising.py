"""The forms of several units: merging, splitting, abolishing."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from django import forms
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from niangjia.kernel.events import emit
from niangjia.organisations.events import Member, PeopleAsked
from niangjia.organisations.forms.deciding import LONGEST_NAME, DecisionForm, UnitField
from niangjia.organisations.forms.units import MOST, counts_of, kinds, of_division
from niangjia.organisations.models import Unit
from niangjia.organisations.queries.succession import sum_of
from niangjia.organisations.types import Count, Measure, NewUnit, Part, UnitKind

THIS, THAT, NEW = "this", "that", "new"
PARTS = range(1, 4)
MOST_PEOPLE = 200


@dataclass(frozen=True, slots=True)
class Offer:
    """The sum of what was last counted of units that merge; None where one of them was never counted."""

    measure: Measure
    total: int | None
    told: str
    shown: int | None
    """What stands in the field: what was written, else the sum."""


class Merge(DecisionForm):
    """The unit whose page it is with others: into it, into the other, or all into a new one."""

    others = UnitField(label=_("与哪些单位合并"), many=True)
    direction = forms.ChoiceField(
        label=_("合并方式"),
        widget=forms.RadioSelect,
        initial=THIS,
        choices=[
            (THIS, _("所选单位并入本单位（沿用本单位名称）")),
            (THAT, _("本单位并入所选单位（只选一个）")),
            (NEW, _("都并入一个新设单位")),
        ],
    )
    name = forms.CharField(label=_("名称"), required=False, max_length=LONGEST_NAME)
    kind = forms.ChoiceField(label=_("类型"), required=False)
    place = forms.CharField(
        label=_("适用哪里的政策"),
        required=False,
        max_length=12,
        help_text=_("行政区划代码；不填就随上级单位"),
    )
    workers = forms.IntegerField(label=_("职工人数"), required=False, min_value=0, max_value=MOST)
    members = forms.IntegerField(label=_("会员人数"), required=False, min_value=0, max_value=MOST)
    shown_in_preview = ("workers", "members")
    marked = False

    def prepare(self) -> None:
        """The kinds that exist; the new unit is most often of the kind of this one."""
        self.fields["kind"].choices = kinds()  # type: ignore[attr-defined]
        self.initial["kind"] = self.unit.kind
        for name in self.shown_in_preview:
            self.fields[name].help_text = _("可不填：预览时列出各单位合计，可直接采用。")

    def grouped(self, own: list[str]) -> list[tuple[str, list[forms.BoundField]]]:
        """Who merges how; the new unit; the counts."""
        return [
            ("", [self["others"], self["direction"]]),
            (
                str(_("新设单位（都并入一个新设单位时填写）")),
                [self[one] for one in ("name", "kind", "place")],
            ),
            (str(_("合并后的人数")), [self[one] for one in self.shown_in_preview]),
        ]

    def clean_place(self) -> str:
        """The code of the division."""
        return of_division(self.cleaned_data["place"])

    def clean(self) -> dict[str, object]:
        """One unit only where this one goes into it."""
        given: dict[str, object] = super().clean() or self.cleaned_data
        others = given.get("others")
        if given.get("direction") == THAT and isinstance(others, list) and len(others) != 1:
            self.add_error("others", _now("本单位只能并入一个单位，请只选一个。"))
        return given

    @property
    def merging(self) -> tuple[list[Unit], Unit | NewUnit]:
        """The units that close, and the one they give way to."""
        given = self.cleaned_data
        others: list[Unit] = given["others"]
        if given["direction"] == THIS:
            return others, self.unit
        if given["direction"] == THAT:
            return [self.unit], others[0]
        kind = UnitKind(given["kind"] or self.unit.kind)
        return [self.unit, *others], NewUnit(given["name"], kind, given["place"])

    @property
    def counts(self) -> Sequence[Count]:
        """The counts that were given for the merged unit."""
        return counts_of(self.cleaned_data)

    @property
    def offers(self) -> list[Offer]:
        """The sums of the units as of the day of the merger, and what they are made of."""
        units: list[Unit] = [self.unit, *self.cleaned_data["others"]]
        sums = sum_of(units, on=self.decision.on, by=self.by)
        offers = []
        for measure, counts in sums.items():
            parts = [
                f"{unit.name} {count.count:,}（{count.cut_off_date}）"
                if count
                else f"{unit.name} {_now('缺数据')}"
                for unit, count in zip(units, counts, strict=True)
            ]
            known = [count.count for count in counts if count is not None]
            total = sum(known) if len(known) == len(units) else None
            written = self.cleaned_data.get(measure.value)
            offers.append(Offer(measure, total, "；".join(parts), total if written is None else written))
        return offers

    @property
    def source(self) -> str:
        """Where the merged unit's counts come from: the sum as it was offered, or the clerk."""
        offered = {one.measure: one for one in self.offers}
        if all(offered[measure].total == number for measure, number in self.counts):
            return "合并时相加：" + " / ".join(dict.fromkeys(one.told for one in offered.values()))
        return "合并时录入"


class Abolish(DecisionForm):
    """The end of a unit; who takes over what it still has."""

    successor = UnitField(
        label=_("由哪个单位承接"),
        required=False,
        help_text=_("还有在册人员或下级单位时必须指定；人员和下级单位从生效日期起转入承接单位。"),
    )


class Split(DecisionForm):
    """New units beside the one whose page it is, and who goes to which."""

    def prepare(self) -> None:
        """Three units may be new, and each person of the unit stays or goes to one of them."""
        for number in PARTS:
            self.fields[f"name_{number}"] = forms.CharField(
                label=_("名称"),
                required=number == 1,
                max_length=LONGEST_NAME,
            )
            self.fields[f"kind_{number}"] = forms.ChoiceField(
                label=_("类型"), choices=kinds(), initial=self.unit.kind, required=False
            )
            self.fields[f"place_{number}"] = forms.CharField(
                label=_("适用哪里的政策"),
                required=False,
                max_length=12,
                help_text=_("行政区划代码；不填就随上级单位"),
            )
        asked = emit(PeopleAsked(self.unit, self.today), by=self.by)
        self.people: list[Member] = [one for answer in asked for one in answer][:MOST_PEOPLE]
        choices = [("", _("留在本单位")), *((str(n), _("新设单位%(number)d") % {"number": n}) for n in PARTS)]
        for person in self.people:
            self.fields[f"to_{person.key}"] = forms.ChoiceField(
                label=person.label, choices=choices, required=False
            )

    def clean(self) -> dict[str, object]:
        """Territories exist, and nobody is sent to a unit that has no name."""
        given: dict[str, object] = super().clean() or self.cleaned_data
        for number in PARTS:
            try:
                given[f"place_{number}"] = of_division(str(given.get(f"place_{number}") or ""))
            except forms.ValidationError as wrong:
                self.add_error(f"place_{number}", wrong)
        for person in self.people:
            to = given.get(f"to_{person.key}")
            if to and not given.get(f"name_{to}"):
                self.add_error(f"to_{person.key}", _now("该新设单位还没有名称。"))
        return given

    def grouped(self, own: list[str]) -> list[tuple[str, list[forms.BoundField]]]:
        """Each new unit, then the people."""
        parts = [
            (
                _now("新设单位%(number)d") % {"number": n},
                [self[f"{one}_{n}"] for one in ("name", "kind", "place")],
            )
            for n in PARTS
        ]
        people = [self[f"to_{one.key}"] for one in self.people]
        return [*parts, (_now("在册人员分到哪里"), people)] if people else parts

    @property
    def parts(self) -> list[Part]:
        """The units that are asked for, each with its people."""
        given = self.cleaned_data
        return [
            Part(
                NewUnit(
                    given[f"name_{n}"], UnitKind(given[f"kind_{n}"] or self.unit.kind), given[f"place_{n}"]
                ),
                frozenset(one.key for one in self.people if given.get(f"to_{one.key}") == str(n)),
            )
            for n in PARTS
            if given.get(f"name_{n}")
        ]
