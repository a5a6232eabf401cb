"""Asking for a token."""

from __future__ import annotations

from django import forms
from django.utils.translation import gettext_lazy as _lazy


class NewToken(forms.Form):
    """What a token is for, and how long it opens."""

    name = forms.CharField(label=_lazy("用途"), max_length=40)
    days = forms.TypedChoiceField(
        label=_lazy("有效期"),
        coerce=int,
        choices=[(30, _lazy("30 天")), (90, _lazy("90 天")), (365, _lazy("一年"))],
        initial=90,
    )
