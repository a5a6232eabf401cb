"""Choosing a password."""

from __future__ import annotations

from django import forms
from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as _lazy

from niangjia.accounts.models import Account
from niangjia.accounts.signing.actions.entering import try_password
from niangjia.accounts.signing.types import Where
from niangjia.kernel.figure import Verdict
from niangjia.kernel.language import said


class NewPassword(forms.Form):
    """In place of a one-time password, which is not asked for again and cannot be kept."""

    new_password1 = forms.CharField(label=_lazy("新密码"), strip=False)
    new_password2 = forms.CharField(label=_lazy("再输一遍新密码"), strip=False)

    def __init__(self, account: Account, data: object = None, *, where: Where) -> None:
        super().__init__(data)  # type: ignore[arg-type]
        self.account, self.where = account, where

    def clean_new_password2(self) -> str:
        """Refuse what breaks a rule, and two that differ."""
        first, second = self.cleaned_data.get("new_password1"), self.cleaned_data["new_password2"]
        if first and first != second:
            raise ValidationError(_("两次输入的新密码不一样。"))
        validate_password(second, self.account)
        return str(second)


class OwnPassword(NewPassword):
    """In place of one's own: whoever sits at an open screen does not know the present one."""

    old_password = forms.CharField(label=_lazy("现在的密码"), strip=False)
    field_order = ["old_password", "new_password1", "new_password2"]

    def clean_old_password(self) -> str:
        """Counted like a try at the door: an open screen gives no more guesses than the sign-in page."""
        old = str(self.cleaned_data["old_password"])
        outcome = try_password(self.account.username, old, self.where)
        if isinstance(outcome, Verdict):
            raise ValidationError(said(outcome.reason))
        return old
