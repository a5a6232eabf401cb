"""What every entry asks: its fields, the reason, and the mark of the record it was shown."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from niangjia.kernel.actor import Actor
from niangjia.kernel.language import said, said_later
from niangjia.kernel.sheets.kinds.kind import Kind
from niangjia.kernel.terms import Term
from niangjia.organisations.facade import UnitField
from niangjia.workforce.types.fields import Field

LONGEST, LONGEST_TEXT = 60, 300
LOOKS: dict[type[forms.Widget], str] = {
    forms.Select: "form-select",
    forms.CheckboxInput: "form-check-input",
    forms.HiddenInput: "",
}


def text(field: Field, *, longest: int = LONGEST, **more: Any) -> forms.CharField:
    """A line of text."""
    return forms.CharField(label=said_later(field.label), max_length=longest, required=False, **more)


def day(field: Field, **more: Any) -> forms.DateField:
    """A day, written and shown as 2026-06-30."""
    widget = forms.DateInput({"type": "date"}, format="%Y-%m-%d")
    settled: dict[str, Any] = {"label": said_later(field.label), "required": False, "widget": widget}
    return forms.DateField(**(settled | more))


def choice(field: Field, terms: type[Term], *, required: bool = False) -> forms.ChoiceField:
    """One word of a closed list, or none."""
    none = [] if required else [("", "–")]
    choices = [*none, *((one.value, said_later(one.label)) for one in terms)]
    return forms.ChoiceField(label=said_later(field.label), choices=choices, required=required)


class ReadAs(forms.CharField):
    """Text read and repaired as a list's cell of a kind is; what a list would refuse is refused."""

    def __init__(self, kind: Kind, **more: Any) -> None:
        super().__init__(**more)
        self.kind = kind

    def clean(self, value: Any) -> Any:
        """The value the kind reads; empty where nothing was written."""
        written = super().clean(value)
        if not written:
            return None
        read = self.kind.read(written)
        if read.problem is not None:
            raise forms.ValidationError(said(read.problem.message))
        return read.value


class Entering(forms.Form):
    """One entry: the fields of an act, then why."""

    reason = forms.CharField(
        label=_("理由"),
        max_length=LONGEST_TEXT,
        widget=forms.Textarea({"rows": 2}),
        help_text=_("为什么办理，依据什么；会留在变动记录里。"),
    )
    shown = forms.CharField(widget=forms.HiddenInput, required=False)
    told: Mapping[str, Field] = {}
    """What the fields of the record are called, for the two sides of a clash."""

    def __init__(self, data: Any = None, *, by: Actor, today: date, record: object = None) -> None:
        super().__init__(data)
        self.by, self.today, self.record = by, today, record
        self.prepare()
        self.order_fields([name for name in self.fields if name not in ("reason", "shown")])
        for field in self.fields.values():
            if isinstance(field, UnitField):
                field.by = by
            look = LOOKS.get(type(field.widget), "form-control")
            if look and not isinstance(field, UnitField):
                field.widget.attrs.setdefault("class", look)

    def prepare(self) -> None:
        """Fill in what stands now; a form overrides it."""

    @property
    def given(self) -> Mapping[str, object]:
        """What was written, as the record would have it; only what this entry can change."""
        return {}
