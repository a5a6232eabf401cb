"""The form before a value is shown in full: what it is needed for."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from niangjia.kernel.language import said_later
from niangjia.workforce.forms.form import LONGEST_TEXT
from niangjia.workforce.types.unmasking import Need


class UnmaskForm(forms.Form):
    """One of few needs, and more words where none of them fits."""

    need = forms.ChoiceField(
        label=_("用途"),
        choices=[("", "–"), *((one.value, said_later(one.label)) for one in Need)],
        widget=forms.Select({"class": "form-select"}),
    )
    more = forms.CharField(
        label=_("补充说明"),
        required=False,
        max_length=LONGEST_TEXT,
        widget=forms.TextInput({"class": "form-control", "autocomplete": "off"}),
        help_text=_("选“其他”时必填。请不要在这里写号码。"),
    )

    def clean(self) -> dict[str, Any]:
        """What is needed for something else is said in words."""
        given: dict[str, Any] = super().clean() or {}
        if given.get("need") == Need.OTHER and not given.get("more", "").strip():
            self.add_error("more", _("请写明用途。"))
        return given

    @property
    def reason(self) -> str:
        """The reason as audit keeps it; to be asked once the form is valid."""
        return Need(self.cleaned_data["need"]).said(self.cleaned_data["more"])
