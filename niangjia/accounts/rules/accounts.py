"""What may be done to an account. Pure."""

from __future__ import annotations

import re

from niangjia.accounts.rules.appointing import not_oneself
from niangjia.kernel.actor import Actor
from niangjia.kernel.figure import Verdict

USERNAME = re.compile(r"[a-z][a-z0-9._-]{2,63}")


def may_be_named(username: str, *, taken: bool) -> Verdict:
    """Whether a sign-in name can be given: small letters and digits, and nobody's yet."""
    if not USERNAME.fullmatch(username):
        return Verdict.no(
            "用户名用 3 至 64 个小写字母、数字、点、横线，以字母开头。",
            "A user name has 3 to 64 small letters, digits, dots and hyphens, and begins with a letter.",
        )
    if taken:
        return Verdict.no("这个用户名已有人用，请换一个。", "Somebody has this user name: choose another.")
    return Verdict.yes("用户名可用", "the user name is free")


def may_switch(by: Actor, account: int, *, active: bool, to: bool) -> Verdict:
    """Whether an account may be switched off, or on again."""
    if active is to:
        return Verdict.no(
            "账号已经是这个状态，可能刚被别人改过。",
            "The account stands so already: somebody changed it just now.",
        )
    return not_oneself(by, account)
