"""What a password must be, said in the words of the page."""

from __future__ import annotations

from django.contrib.auth.password_validation import MinimumLengthValidator
from django.utils.translation import gettext as _


class LongEnough(MinimumLengthValidator):
    """Django's own rule; its Chinese catalogue lacks the sentence."""

    def get_error_message(self) -> str:
        """Why a short password is refused."""
        return _("密码太短，至少要 %(length)d 个字符。") % {"length": self.min_length}

    def get_help_text(self) -> str:
        """The rule, before anything is typed."""
        return _("密码至少要 %(length)d 个字符。") % {"length": self.min_length}
