"""What is typed at the door."""

from __future__ import annotations

from django import forms
from django.utils.translation import gettext_lazy as _

from niangjia.accounts.signing.rules.passwords import LONGEST


class Password(forms.Form):
    """The first step: who, and the password."""

    username = forms.CharField(label=_("用户名"), max_length=64)
    password = forms.CharField(label=_("密码"), max_length=4 * LONGEST, strip=False)


class Code(forms.Form):
    """The second step: what the phone shows, or a recovery code."""

    code = forms.CharField(label=_("验证码"), max_length=40)


class OwnPasswordAgain(forms.Form):
    """Whoever sits at an open screen does not know it."""

    password = forms.CharField(label=_("现在的密码"), max_length=4 * LONGEST, strip=False)
