"""What a notice to the public is asked: about what, which fields, how long, who takes objections."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from niangjia.kernel.language import said_later
from niangjia.kernel.official import PublicField

SHORTEST, USUAL, LONGEST = 5, 7, 60
"""Days of a notice."""


class NoticeForm(forms.Form):
    """A list of people for the notice board."""

    title = forms.CharField(label=_("标题"), max_length=80)
    opening = forms.CharField(
        label=_("正文开头"),
        max_length=500,
        widget=forms.Textarea({"rows": 3}),
        help_text=_("为什么公示、依据什么"),
    )
    fields_shown = forms.MultipleChoiceField(
        label=_("公示哪些内容"),
        choices=[(one.value, said_later(one.label)) for one in PublicField],
        widget=forms.CheckboxSelectMultiple,
        help_text=_("只能从这几项里选；身份证号、电话、住址不会出现在公示里。"),
    )
    days = forms.IntegerField(label=_("公示天数"), min_value=SHORTEST, max_value=LONGEST)
    objections = forms.CharField(label=_("受理部门和电话"), max_length=80)
    reason = forms.CharField(label=_("用途"), max_length=120)

    def __init__(self, data: Any = None, *, on: date) -> None:
        begins = {
            "days": USUAL,
            "fields_shown": [PublicField.NAME.value, PublicField.UNIT.value],
        }
        super().__init__(data, initial=begins)
        self.on = on
        for field in self.fields.values():
            if not isinstance(field.widget, forms.CheckboxSelectMultiple):
                field.widget.attrs.setdefault("class", "form-control")

    def clean_fields_shown(self) -> tuple[PublicField, ...]:
        """In their order; a list of people without names is no notice."""
        chosen = tuple(one for one in PublicField if one.value in self.cleaned_data["fields_shown"])
        if PublicField.NAME not in chosen:
            raise ValidationError(_("公示名单要有姓名。"))
        return chosen

    @property
    def last_day(self) -> date:
        """The last of its days; to be asked once the form is valid."""
        last: date = self.on + timedelta(days=self.cleaned_data["days"] - 1)
        return last
