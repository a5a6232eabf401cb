"""What a password must be, as Django asks; the rules themselves stand in `signing.rules.passwords`."""

from __future__ import annotations

from django.contrib.auth.hashers import Argon2PasswordHasher, check_password
from django.contrib.auth.password_validation import CommonPasswordValidator
from django.core.exceptions import ValidationError

from niangjia.accounts.models import Account
from niangjia.accounts.signing import access
from niangjia.accounts.signing.rules import passwords
from niangjia.accounts.signing.types import PasswordFacts
from niangjia.kernel.language import said


class Argon2(Argon2PasswordHasher):
    """Argon2id with the cost that OWASP names for a server: 19 MiB, two rounds, one lane.

    Django's own wants 100 MiB and eight lanes for each try, with which a few dozen sign-ins at once would
    take the memory of a small office's machine.
    """

    time_cost = 2
    memory_cost = 19 * 1024
    parallelism = 1


class HouseRules:
    """All rules at once, so that whoever is refused reads everything that is wrong."""

    def __init__(self) -> None:
        self._common = CommonPasswordValidator()

    def validate(self, password: str, user: Account | None = None) -> None:
        """Raise `ValidationError` with a sentence for each rule that is broken."""
        wrong = [said(one) for one in passwords.faults(password, self._facts(password, user))]
        if wrong:
            raise ValidationError(wrong)

    def get_help_text(self) -> str:
        """The rules, before anything is typed."""
        return " ".join(said(one) for one in passwords.TOLD)

    def _facts(self, password: str, user: Account | None) -> PasswordFacts:
        common = password.lower().strip() in self._common.passwords
        if user is None:
            return PasswordFacts((), used=False, common=common)
        before = access.used_passwords(user).values_list("password", flat=True)[: passwords.REMEMBERED - 1]
        used = any(check_password(password, one) for one in [user.password, *before])
        return PasswordFacts((user.username, user.name, user.unit_code), used=used, common=common)
