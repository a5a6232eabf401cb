"""The words of accounts. Pure."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date

from niangjia.kernel.actor import Reach
from niangjia.kernel.roles import Role
from niangjia.kernel.terms import Term

CHOSEN = "appointment"
"""The session's note of the appointment that is acted under, where a person has several."""


class Standing(Term):
    """Where an appointment is on a day."""

    HOLDS = "holds", "有效", "holds"
    COMING = "coming", "未开始", "not begun"
    WAITING = "waiting", "原任命已结束", "the absent one's own has ended"
    ENDED = "ended", "已结束", "ended"


@dataclass(frozen=True, slots=True)
class NewSignIn:
    """Someone to be given a sign-in: the password is told once and must be changed where `one_time`."""

    username: str
    name: str
    password: str
    one_time: bool = True


@dataclass(frozen=True, slots=True)
class NewAccount:
    """A sign-in and the role its holder is appointed to in the same act: the operator's short way."""

    username: str
    name: str
    role: Role
    password: str
    one_time: bool = True

    @property
    def sign_in(self) -> NewSignIn:
        """The sign-in alone."""
        return NewSignIn(self.username, self.name, self.password, self.one_time)


@dataclass(frozen=True, slots=True)
class Given:
    """What an appointment gives: the role, how far it reaches, its first and its last day."""

    role: Role
    from_date: date
    to_date: date | None = None
    reach: Reach = Reach.BELOW
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Held:
    """An appointment as the rules see it: whose, what, where, on which days; `path` of a set its first."""

    key: int
    account: int
    role: Role
    path: str
    from_date: date
    to_date: date | None
    reach: Reach = Reach.BELOW
    members: tuple[str, ...] = field(default=())
    stands_in: bool = False

    def meets(self, from_date: date, to_date: date | None) -> bool:
        """Whether a day lies in both spans; a span that ends before it begins has none."""
        first = max(self.from_date, from_date)
        ends = [day for day in (self.to_date, to_date) if day is not None]
        return not ends or first <= min(ends)

    def holds(self, on: date) -> bool:
        """Whether it holds on a day."""
        return self.meets(on, on)


class AccountState(Term):
    """Whether an account can be used, and for anything."""

    IN_USE = "in_use", "在用", "in use"
    IDLE = "idle", "没有任命", "no appointment"
    OFF = "off", "已停用", "switched off"
