"""Choosing a password."""

from __future__ import annotations

from typing import Any

from django.contrib.auth.forms import PasswordChangeForm, SetPasswordForm
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _


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
