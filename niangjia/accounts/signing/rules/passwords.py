"""What a password must be: the numbers in one place, told before anything is typed and on refusal. Pure."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator

from niangjia.accounts.signing.rules.standing import PASSWORD_DAYS_OF_ADMINISTRATORS
from niangjia.accounts.signing.types import PasswordFacts
from niangjia.kernel.figure import Verdict
from niangjia.kernel.wording import Wording

SHORTEST = 10
LONGEST = 128
KINDS = 3
LONG = 16
"""From this length on the kinds of characters are free: a sentence is easier to keep in mind."""
REMEMBERED = 5
SHORTEST_NAME = 3
"""A shorter name or code stands in many words by chance."""

TOLD = (
    Wording(
        f"至少 {SHORTEST} 个字符，大写字母、小写字母、数字、符号中至少 {KINDS} 类；"
        f"满 {LONG} 个字符的不限类别。",
        f"At least {SHORTEST} characters of {KINDS} kinds (capitals, small letters, digits, signs); "
        f"from {LONG} characters on any kind will do.",
    ),
    Wording(
        "不含用户名、姓名、单位代码，不是常见的密码。",
        "Without your user name, name or unit code, and none that many people use.",
    ),
    Wording(
        f"不与最近用过的 {REMEMBERED} 个密码相同。", f"None of the last {REMEMBERED} passwords you have used."
    ),
)
"""The rules as the page shows them."""
OF_ADMINISTRATORS = Wording(
    f"管理员的密码每 {PASSWORD_DAYS_OF_ADMINISTRATORS} 天须更换一次。",
    f"Administrators change theirs every {PASSWORD_DAYS_OF_ADMINISTRATORS} days.",
)


def faults(password: str, facts: PasswordFacts) -> Iterator[Wording]:
    """Everything that is wrong with a password, in the order of the rules."""
    if len(password) < SHORTEST:
        yield Wording(
            f"密码太短，至少要 {SHORTEST} 个字符。", f"Too short: at least {SHORTEST} characters are needed."
        )
    if len(password) > LONGEST:
        yield Wording(
            f"密码太长，最多 {LONGEST} 个字符。", f"Too long: at most {LONGEST} characters are taken."
        )
    if len(password) < LONG and kinds(password) < KINDS:
        yield Wording(
            f"密码须含大写字母、小写字母、数字、符号中的至少 {KINDS} 类，或者满 {LONG} 个字符。",
            f"It needs {KINDS} kinds of characters (capitals, small letters, digits, signs), "
            f"or {LONG} characters.",
        )
    if any(_stands_in(name, password) for name in facts.names):
        yield Wording(
            "密码不能包含用户名、姓名或单位代码。", "It may not contain your user name, name or unit code."
        )
    if facts.common:
        yield Wording("这个密码太常见，容易被猜中。", "Many people use this password: it is soon guessed.")
    if facts.used:
        yield Wording(
            f"这个密码是最近用过的 {REMEMBERED} 个之一，请换一个。",
            f"This is one of the last {REMEMBERED} passwords you have used. Choose another.",
        )


def may_use(password: str, facts: PasswordFacts) -> Verdict:
    """Whether a password may be chosen; if not, everything that is wrong with it."""
    found = list(faults(password, facts))
    if not found:
        return Verdict(True, Wording("密码符合要求", "the password will do"))
    return Verdict(False, Wording("".join(one.zh for one in found), " ".join(one.en for one in found)))


def kinds(password: str) -> int:
    """How many kinds of characters it has: capitals, small letters, digits, signs (Chinese among them)."""
    return len({_kind(one) for one in password})


def _kind(character: str) -> str:
    match unicodedata.category(character):
        case "Lu":
            return "capital"
        case "Ll":
            return "small"
        case "Nd":
            return "digit"
        case _:
            return "sign"


def _stands_in(name: str, password: str) -> bool:
    plain = name.strip().casefold()
    shortest = 2 if any(ord(one) > 0x2E7F for one in plain) else SHORTEST_NAME
    return len(plain) >= shortest and plain in password.casefold()
