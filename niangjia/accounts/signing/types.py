"""The words of signing in. Pure."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, timedelta

from niangjia.kernel.terms import Term
from niangjia.kernel.wording import Wording


class Happening(Term):
    """What the history of sign-ins tells."""

    ENTERED = "entered", "登录", "signed in"
    WRONG_PASSWORD = "wrong_password", "密码错误", "wrong password"
    WRONG_CODE = "wrong_code", "验证码错误", "wrong code"
    LOCKED = "locked", "尝试过多，暂停登录", "too many tries, paused"
    LEFT = "left", "退出", "signed out"
    IDLE = "idle", "久未操作，自动退出", "timed out"
    OVER = "over", "登录已满时限，自动退出", "session at its end"
    REVOKED = "revoked", "登录被结束", "session ended"
    UNLOCKED = "unlocked", "解除暂停", "unlocked"
    FACTOR_SET = "factor_set", "启用两步验证", "second factor set up"
    FACTOR_REMOVED = "factor_removed", "停用两步验证", "second factor removed"
    CODES_RENEWED = "codes_renewed", "更换备用码", "recovery codes renewed"
    CODE_SPENT = "code_spent", "使用备用码", "recovery code used"
    PASSWORD_CHOSEN = "password_chosen", "更换密码", "password changed"

    @property
    def failed(self) -> bool:
        """Whether somebody was kept out."""
        return self in FAILURES


FAILURES = frozenset({Happening.WRONG_PASSWORD, Happening.WRONG_CODE, Happening.LOCKED})


@dataclass(frozen=True, slots=True)
class Where:
    """From where somebody comes: the network address, and the device in words."""

    address: str
    device: str


@dataclass(frozen=True, slots=True)
class Patience:
    """How many tries are free, how long the next ones wait, and how soon a failure is forgotten."""

    free: int
    """Failures before the first wait: with this many there is one."""
    first: timedelta
    longest: timedelta
    forgets: timedelta
    """After so long a quiet one failure is forgotten, after twice as long two."""


@dataclass(frozen=True, slots=True)
class PasswordFacts:
    """What a rule must know of the person who chooses a password."""

    names: tuple[str, ...]
    """Sign-in name, person's name, unit's code: none of them may stand in it."""
    used: bool
    """Whether it is one of the last that were used."""
    common: bool
    """Whether it stands in the list of the most common ones."""


@dataclass(frozen=True, slots=True)
class SignInState:
    """What an administrator sees of a person's sign-in."""

    sessions: tuple[object, ...]
    locked_until: datetime | None
    second_factor_since: datetime | None
    last_sign_in: datetime | None
    password_date: date | None


@dataclass(frozen=True, slots=True)
class Denied:
    """Why there is no sign-in: a sentence that never says whether the name exists."""

    reason: Wording
