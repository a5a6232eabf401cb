"""The words of accounts."""

from __future__ import annotations

from dataclasses import dataclass

from niangjia.kernel.roles import Role


@dataclass(frozen=True, slots=True)
class NewAccount:
    """Someone to be given a sign-in: the password is told once and must be changed where `one_time`."""

    username: str
    name: str
    role: Role
    password: str
    one_time: bool = True
