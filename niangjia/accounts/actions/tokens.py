"""Tokens for programs."""

from __future__ import annotations

from datetime import date, timedelta

from django.utils import timezone

from niangjia.accounts import rules
from niangjia.accounts.models import Account, ApiToken
from niangjia.accounts.queries import acted_under, tokens_of
from niangjia.accounts.tokens import SHOWN, fingerprint, new_secret
from niangjia.kernel import audit
from niangjia.kernel.actions import action
from niangjia.kernel.actor import Actor
from niangjia.kernel.permissions import Permission


@action(Permission.TOKEN_HOLD)
def make_token(*, by: Actor, account: Account, name: str, on: date, days: int) -> str:
    """Give oneself a token for the API under the present appointment; returns the secret, told this once.

    Raises `Refused` when too many are held already.
    """
    rules.may_hold_one_more(tokens_of(account, on=on).count()).enforce()
    appointment = acted_under(account, on=on, by=by)
    secret = new_secret()
    token = ApiToken.objects.create(
        account=account,
        appointment=appointment,
        name=name,
        fingerprint=fingerprint(secret),
        beginning=secret[:SHOWN],
        last_date=on + timedelta(days=days),
    )
    _record_token("made", token, by=by)
    return secret


@action(Permission.TOKEN_HOLD)
def revoke_token(*, by: Actor, token: ApiToken) -> None:
    """End a token at once."""
    token.revoked_at = timezone.now()
    token.save(update_fields=["revoked_at"])
    _record_token("revoked", token, by=by)


def _record_token(what: str, token: ApiToken, *, by: Actor) -> None:
    audit.record(
        f"accounts.token.{what}",
        by=by,
        on_kind="account",
        on_id=str(token.account_id),
        scope_path=by.scope.low,
        details={"token": token.beginning, "until": token.last_date.isoformat()},
    )
