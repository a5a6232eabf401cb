"""Signing in and out: done before there is an actor, by whoever knows the secrets.

Each try is counted before it is looked at (`keeping.count_try`), in a transaction of its own, and taken back
when it was right: tries made at once get no more guesses than tries made one after another.
"""

from __future__ import annotations

from datetime import datetime

from django.contrib.auth.hashers import check_password, make_password
from django.utils import timezone

from niangjia.accounts.models import Account
from niangjia.accounts.signing import access, subjects
from niangjia.accounts.signing.actions import factors, keeping
from niangjia.accounts.signing.actions.telling import tell
from niangjia.accounts.signing.arriving import arrived, as_own, stranger
from niangjia.accounts.signing.rules import codes, lockout
from niangjia.accounts.signing.types import Happening, Where
from niangjia.kernel.figure import Verdict
from niangjia.kernel.jobs.registry import worker
from niangjia.kernel.scope import acting, trying

WRONG_PASSWORD = Verdict.no(
    "用户名或密码不对。请检查大小写；多次失败后会暂停登录。",
    "User name or password is wrong. Mind capitals; several failures pause the sign-in.",
)
WRONG_CODE = Verdict.no(
    "验证码不对、已过期或已经用过。请输入手机上现在显示的 6 位数字。",
    "The code is wrong, has expired or was used already. Enter the six digits your phone shows now.",
)


def try_password(username: str, password: str, where: Where) -> Account | Verdict:
    """The account whose name and password these are, or why not: the same words and work for any name."""
    account = _named(username)
    verdict = _may_try(username, where)
    if not verdict:
        _tell(Happening.LOCKED, account, where)
        return verdict
    if account is None:
        make_password(password)  # as long as checking one takes
        _tell(Happening.WRONG_PASSWORD, None, where)
        return WRONG_PASSWORD
    if not _is_password(account, password):
        _tell(Happening.WRONG_PASSWORD, account, where)
        return WRONG_PASSWORD
    _forgive(username, where)
    return account


def try_code(account: Account, code: str, where: Where) -> Verdict:
    """Whether a code opens the second step: of the phone, or one of the recovery codes, each of them once."""
    verdict = _may_try(account.username, where)
    if not verdict:
        _tell(Happening.LOCKED, account, where)
        return verdict
    number = codes.number_of(code)
    right = _spend_code(account, number, code) if number is not None else _spend_step(account, code)
    if not right:
        _tell(Happening.WRONG_CODE, account, where)
        return WRONG_CODE
    _forgive(account.username, where)
    if number is not None:
        _tell(Happening.CODE_SPENT, account, where, proved=True)
    return Verdict.yes("验证通过", "the code is right")


def entered(account: Account, where: Where) -> datetime | None:
    """Write down that somebody is in, and count their failures anew; says when they were in before."""
    subject = subjects.of_name(account.username)
    with trying(subject):
        keeping.forget(subject)
    by = arrived(account, where)
    with acting(by):
        before = (
            access.own_notes(account).filter(happening=Happening.ENTERED).values_list("at", flat=True).first()
        )
        tell(Happening.ENTERED, account, by=by, path=by.scope.low, device=where.device)
    with acting(worker()):
        access.ended_sign_ins(before=timezone.now()).delete()
    return before


def left(account: Account, how: Happening, where: Where) -> None:
    """Write down that a session has ended: signed out, idle, too old."""
    _tell(how, account, where, proved=True)


def waiting_for(key: int) -> Account | None:
    """The account whose first step was passed, while the second is awaited."""
    with as_own(key):
        return access.account_of(key)


def has_second_factor(account: Account) -> bool:
    """Whether the second step is asked for."""
    with as_own(account.pk):
        factor = access.second_factor(account)
        return factor is not None and factor.proved_at is not None


def _named(username: str) -> Account | None:
    with trying(username):
        return access.account_named(username)


def _may_try(username: str, where: Where) -> Verdict:
    at = timezone.localtime()
    counted = [(subjects.of_name(username), lockout.OF_NAME)]
    if where.address:
        counted.insert(0, (subjects.of_address(where.address), lockout.OF_ADDRESS))
    verdict = Verdict.yes("可以登录", "may sign in")
    for subject, patience in counted:
        with trying(subject):
            verdict = keeping.count_try(subject, at=at, patience=patience)
        if not verdict:
            break
    return verdict


def _forgive(username: str, where: Where) -> None:
    for subject in (subjects.of_name(username), subjects.of_address(where.address)):
        with trying(subject):
            keeping.forgive(subject)


def _is_password(account: Account, password: str) -> bool:
    def rehash(right: str) -> None:
        account.password = make_password(right)
        with as_own(account.pk):
            Account.objects.filter(pk=account.pk).update(password=account.password)

    return check_password(password, account.password, rehash)


def _spend_step(account: Account, code: str) -> bool:
    with as_own(account.pk):
        factor = access.second_factor(account)
        if factor is None or factor.proved_at is None:
            return False
        return factors.spend(factor, code)


def _spend_code(account: Account, number: int, code: str) -> bool:
    with as_own(account.pk):
        kept = access.codes_left(account).filter(number=number).first()
        if kept is None or not check_password(codes.plain(code), kept.hashed):
            return False
        return access.codes_left(account).filter(pk=kept.pk).update(used_at=timezone.now()) == 1


def _tell(what: Happening, account: Account | None, where: Where, *, proved: bool = False) -> None:
    by = arrived(account, where) if proved and account is not None else stranger(account, where)
    with acting(by):
        tell(what, account, by=by, path=by.scope.low, device=where.device)
