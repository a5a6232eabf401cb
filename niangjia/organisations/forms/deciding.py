"""What every form of a change asks: from which day, why, by which paper; and how a unit is chosen."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from functools import cached_property
from typing import Any

from django import forms
from django.utils.datastructures import MultiValueDict
from django.utils.translation import gettext_lazy as _

from niangjia.kernel import clash, locking
from niangjia.kernel.actor import Actor
from niangjia.kernel.clash import Side
from niangjia.organisations.models import Unit
from niangjia.organisations.queries import listing
from niangjia.organisations.queries.shown import values_of
from niangjia.organisations.types import Decision

LONGEST_NAME, LONGEST_REASON = 60, 300
DECISION = ("on", "document_number", "document_date", "reason")
LOOKS: dict[type, str] = {
    forms.Select: "form-select",
    forms.CheckboxInput: "form-check-input",
    forms.RadioSelect: "",
}


def day_field(label: Any, **more: Any) -> forms.DateField:
    """A day, written and shown as 2026-06-30."""
    return forms.DateField(label=label, widget=forms.DateInput({"type": "date"}, format="%Y-%m-%d"), **more)


class Picked(forms.Widget):
    """What a picker sends: the codes that were ticked, and the text that was typed."""

    def value_from_datadict(self, data: Any, files: Any, name: str) -> tuple[list[str], str]:
        """Ticked codes and typed text."""
        ticked = data.getlist(name) if isinstance(data, MultiValueDict) else data.get(name, [])
        return list(ticked)[: listing.SUGGESTED], str(data.get(f"{name}_text", ""))[:LONGEST_NAME]


class UnitField(forms.Field):
    """One open unit in scope, or several: chosen from suggestions, or typed as a code or a whole name."""

    widget = Picked
    by: Actor
    asks = "organisations:suggest"
    """The route that suggests units while somebody types."""

    def __init__(self, *, many: bool = False, **more: Any) -> None:
        super().__init__(**more)
        self.many = many

    def clean(self, value: tuple[list[str], str]) -> list[Unit]:
        """The units meant. Raises `ValidationError` where a text stands for none, or for more than one."""
        codes, text = value
        text = text.replace("\x00", "").strip()
        units = [listing.meant(one.replace("\x00", ""), by=self.by) for one in codes]
        if text and (self.many or not codes):
            typed = listing.meant(text, by=self.by)
            # Beside what is ticked the text is only what was searched for.
            units += [typed] if typed is not None or not codes else []
        if None in units:
            raise forms.ValidationError(_("没有找到，或不止一个；请从下面选一个，或填写单位代码。"))
        if self.required and not units:
            raise forms.ValidationError(_("请选择单位。"))
        return list({unit.pk: unit for unit in units if unit is not None}.values())

    def get_bound_field(self, form: forms.BaseForm, field_name: str) -> forms.BoundField:
        """The picker as a page shows it."""
        return UnitBound(form, self, field_name)


class UnitBound(forms.BoundField):
    """A picker on a page: which units are ticked, and which its text may mean."""

    field: UnitField

    @cached_property
    def _written(self) -> tuple[list[str], str]:
        return self.value() or ([], "")

    @cached_property
    def ticked(self) -> list[Unit]:
        """The units that were ticked before, or that a whole code or name means."""
        codes, text = self._written
        texts = codes if codes and not self.field.many else [*codes, text]
        meant = [listing.meant(one, by=self.field.by) for one in texts if one.strip()]
        return list({one.pk: one for one in meant if one is not None}.values())

    @cached_property
    def found(self) -> list[Unit]:
        """What the text may mean beside them."""
        suggested = listing.suggested(self._written[1], by=self.field.by) if not self.ticked else []
        return [one for one in suggested if one not in self.ticked]


class DecisionForm(forms.Form):
    """A change of one unit: what it changes, then the decision it rests on."""

    on = day_field(_("生效日期"), help_text=_("从这一天起算；还没有到的日期不能登记。"))
    reason = forms.CharField(
        label=_("事由"), max_length=LONGEST_REASON, widget=forms.Textarea({"rows": 2}), strip=True
    )
    document_number = forms.CharField(
        label=_("批准文件文号"), required=False, max_length=LONGEST_NAME, help_text=_("可不填")
    )
    document_date = day_field(_("批准文件日期"), required=False, help_text=_("可不填"))
    shown = forms.CharField(required=False, widget=forms.HiddenInput)
    marked = True
    """Whether the act stops where somebody changed the unit since it was shown."""

    shown_in_preview: tuple[str, ...] = ()
    """Fields that may still be changed beside the preview."""

    def __init__(self, data: Any = None, *, unit: Unit, by: Actor, today: date) -> None:
        super().__init__(data)
        self.unit, self.by, self.today = unit, by, today
        self.initial["on"] = today
        self.prepare()
        for field in self.fields.values():
            if isinstance(field, UnitField):
                field.by = by
            look = LOOKS.get(field.widget.__class__, "form-control")
            if look:
                field.widget.attrs.setdefault("class", look)
        if self.marked and data is None:
            boxes = clash.seen(clash.texts_of(self))
            self.initial["shown"] = f"{locking.mark(values_of(unit, by=by))},{boxes}"

    def prepare(self) -> None:
        """Fill in what stands now; a form overrides it."""

    @property
    def sections(self) -> list[tuple[str, list[forms.BoundField]]]:
        """The fields as the page groups them, the decision last."""
        decision = [name for name in DECISION if name in self.fields]
        own = [name for name in self.fields if name not in (*DECISION, "shown")]
        return [*self.grouped(own), (str(_("依据")), [self[name] for name in decision])]

    def grouped(self, own: list[str]) -> list[tuple[str, list[forms.BoundField]]]:
        """The form's own fields in groups with a heading; a form with many overrides it."""
        return [("", [self[name] for name in own])]

    @property
    def decision(self) -> Decision:
        """What the change rests on; to be asked once the form is valid."""
        given = self.cleaned_data
        return Decision(
            on=given.get("on") or self.today,
            entered=self.today,
            document_number=given.get("document_number", ""),
            document_date=given.get("document_date"),
            shown=given.get("shown", ""),
        )

    @property
    def kept(self) -> Iterable[tuple[str, str]]:
        """Everything that was written, to go along unseen with the preview."""
        left_out = {"csrfmiddlewaretoken", "step", *self.shown_in_preview}
        assert isinstance(self.data, MultiValueDict), "what a page sends"
        for name, values in self.data.lists():
            if name not in left_out:
                yield from ((name, value) for value in values)

    def show_again(self, standing: DecisionForm) -> tuple[Side, ...]:
        """Take what was written once more, beside the unit as it stands now; both versions are told.

        Boxes that were not touched are shown as they stand.
        """
        assert isinstance(self.data, MultiValueDict), "what a page sends"
        met = clash.met_in(standing, self, shown=self.data.get("shown", ""), but=DECISION)
        self.data = self.data.copy()
        for name, text in {**met.written, "shown": standing.initial["shown"]}.items():
            self.data[name] = text
        return met.sides
