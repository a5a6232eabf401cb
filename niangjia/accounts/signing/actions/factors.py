"""The second factor: a secret shared with a phone, and ten recovery codes for the day it is lost."""

from __future__ import annotations

from django.contrib.auth.hashers import make_password
from django.utils import timezone

from niangjia.accounts.models import Account, RecoveryCode, SecondFactor
from niangjia.accounts.signing import access
from niangjia.accounts.signing.actions.keeping import end_all
from niangjia.accounts.signing.actions.telling import tell
from niangjia.accounts.signing.rules import codes, standing
from niangjia.accounts.signing.types import Happening
from niangjia.kernel import audit
from niangjia.kernel.actions import action
from niangjia.kernel.actor import Actor
from niangjia.kernel.figure import Verdict
from niangjia.kernel.permissions import Permission
from niangjia.kernel.vault import vault

SECRET = "second factor"
NOT_PROVED = Verdict.no(
    "验证码不对。请确认手机时间准确，再输入现在显示的 6 位数字。",
    "The code is wrong. See that the phone's clock is right, then enter the six digits it shows now.",
)


@action(Permission.SIGN_IN_KEEP)
def propose_factor(*, by: Actor, account: Account) -> str:
    """Draw a secret for the person's phone; it counts once a code proves it. Returns it, to be shown."""
    factor = access.second_factor(account) or SecondFactor(account=account, data_key=vault().new_key())
    secret = codes.new_secret()
    factor.pending_sealed = vault().seal(factor.data_key, secret, about=SECRET)
    factor.save()
    audit.record(
        "accounts.factor.proposed",
        by=by,
        on_kind="account",
        on_id=str(account.pk),
        scope_path=by.scope.low,
    )
    return secret


@action(Permission.SIGN_IN_KEEP)
def prove_factor(*, by: Actor, account: Account, code: str, but: str, device: str) -> tuple[str, ...]:
    """Take the proposed secret into use, once a code proves that the phone has it.

    All sessions but the one named end: they were begun without it. Returns ten new recovery codes, told this
    once. Raises `Refused` for a code that is wrong.
    """
    factor = access.second_factor(account)
    if factor is None or factor.pending_sealed is None:
        NOT_PROVED.enforce()
    assert factor is not None and factor.pending_sealed is not None
    secret, now = pending_of(factor), timezone.now()
    step = codes.step_of(code, secret, now=int(now.timestamp()), last_step=None)
    if step is None:
        NOT_PROVED.enforce()
    factor.secret_sealed, factor.pending_sealed = factor.pending_sealed, None
    factor.proved_at, factor.last_step = now, step
    factor.save()
    end_all(account, but=but)
    tell(Happening.FACTOR_SET, account, by=by, path=by.scope.low, device=device)
    return _renew(account)


@action(Permission.SIGN_IN_KEEP)
def renew_codes(*, by: Actor, account: Account, device: str) -> tuple[str, ...]:
    """Ten new recovery codes in place of the old ones; told this once."""
    tell(Happening.CODES_RENEWED, account, by=by, path=by.scope.low, device=device)
    return _renew(account)


@action(Permission.SIGN_IN_KEEP)
def drop_factor(*, by: Actor, account: Account, device: str) -> None:
    """Go without a second factor again. Raises `Refused` for administrators."""
    standing.may_go_without_factor(by.role).enforce()
    remove(account)
    tell(Happening.FACTOR_REMOVED, account, by=by, path=by.scope.low, device=device)


def remove(account: Account) -> None:
    """Take the factor and its codes away: a part of the acts that say who and why."""
    SecondFactor.objects.filter(account=account).delete()
    access.codes(account).delete()


def pending_of(factor: SecondFactor) -> str:
    """The secret that is proposed."""
    assert factor.pending_sealed is not None
    return vault().open(factor.data_key, factor.pending_sealed, about=SECRET)


def spend(factor: SecondFactor, code: str) -> bool:
    """Whether a code of the phone is right and fresh; of two that come at once with the same code one is."""
    assert factor.secret_sealed is not None
    secret = vault().open(factor.data_key, factor.secret_sealed, about=SECRET)
    now = int(timezone.now().timestamp())
    step = codes.step_of(code, secret, now=now, last_step=factor.last_step)
    if step is None:
        return False
    unspent = SecondFactor.objects.filter(pk=factor.pk).exclude(last_step__gte=step)
    return unspent.update(last_step=step) == 1


def _renew(account: Account) -> tuple[str, ...]:
    access.codes(account).delete()
    drawn = codes.new_codes()
    RecoveryCode.objects.bulk_create(
        RecoveryCode(account=account, number=number, hashed=make_password(code))
        for number, code in enumerate(drawn)
    )
    return drawn
