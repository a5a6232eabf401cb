"""Choosing a password, asking for a token."""

from __future__ import annotations

from typing import Any

from django import forms
from django.contrib.auth.forms import PasswordChangeForm, SetPasswordForm
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as _lazy


class NewPassword(SetPasswordForm):  # type: ignore[type-arg]
    """In place of a one-time password, which is not asked for again and cannot be kept."""

    def clean(self) -> dict[str, Any]:
        """Refuse the password that is in use."""
        cleaned = super().clean() or {}
        chosen = cleaned.get("new_password1")
        if chosen and self.user.check_password(chosen):
            raise ValidationError(_("新密码不能与现在的密码相同。"))
        return cleaned


class OwnPassword(NewPassword, PasswordChangeForm):
    """In place of one's own: whoever sits at an open screen does not know the present one."""

    field_order = ["old_password", "new_password1", "new_password2"]


class NewToken(forms.Form):
    """What a token is for, and how long it opens."""

    name = forms.CharField(label=_lazy("用途"), max_length=40)
    days = forms.TypedChoiceField(
        label=_lazy("有效期"),
        coerce=int,
        choices=[(30, _lazy("30 天")), (90, _lazy("90 天")), (365, _lazy("一年"))],
        initial=90,
    )
