"""Passwords of one's own."""

from __future__ import annotations

from django.utils import timezone

from niangjia.accounts.models import Account, UsedPassword
from niangjia.accounts.signing import access
from niangjia.accounts.signing.actions.keeping import end_all
from niangjia.accounts.signing.actions.telling import tell
from niangjia.accounts.signing.rules.passwords import REMEMBERED
from niangjia.accounts.signing.types import Happening
from niangjia.kernel.actions import action
from niangjia.kernel.actor import Actor
from niangjia.kernel.permissions import Permission


@action(Permission.PASSWORD_CHOOSE)
def choose_password(*, by: Actor, account: Account, password: str, but: str = "", device: str = "") -> None:
    """Set a password of the person's own; a one-time password ends with it, and every session but `but`."""
    UsedPassword.objects.create(account=account, password=account.password)
    kept = access.used_passwords(account).values_list("pk", flat=True)[: REMEMBERED - 1]
    access.used_passwords(account).exclude(pk__in=list(kept)).delete()
    account.set_password(password)
    account.must_change_password = False
    account.password_date = timezone.localdate()
    account.save(update_fields=["password", "must_change_password", "password_date"])
    end_all(account, but=but)
    tell(Happening.PASSWORD_CHOSEN, account, by=by, path=by.scope.low, device=device)
