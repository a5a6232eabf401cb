"""The number of a bank card (ISO/IEC 7812-1; 16 to 19 digits as Chinese issuers use) and its masked form.

A number that fails is refused, never repaired.
"""

from __future__ import annotations

from niangjia.kernel.identity import Flaw
from niangjia.kernel.wording import Wording

SHORTEST, LONGEST = 16, 19
HEAD = TAIL = 4
STARS = "*" * 8
"""As many whatever the length, which tells the bank."""


def flaw_of(number: str) -> Flaw | None:
    """Why `number` (digits without spaces) is not a bank card's; None when it may be one."""
    if not (number.isascii() and number.isdigit()):
        return Flaw(
            "card characters",
            Wording("银行卡号只能由数字组成", "a bank card number is made of digits only"),
        )
    if not SHORTEST <= len(number) <= LONGEST:
        return Flaw(
            "card length",
            Wording(
                f"银行卡号应为{SHORTEST}至{LONGEST}位，此处为{len(number)}位",
                f"a bank card number has {SHORTEST} to {LONGEST} digits, this has {len(number)}",
            ),
        )
    if luhn(number) != 0:
        return Flaw(
            "card check digit",
            Wording("银行卡号校验位不符", "the check digit of the bank card number is wrong"),
        )
    return None


def luhn(number: str) -> int:
    """The remainder of the Luhn sum: 0 for a number whose last digit is right."""
    digits = [int(digit) for digit in reversed(number)]
    doubled = (sum(divmod(2 * digit, 10)) for digit in digits[1::2])
    return (sum(digits[0::2]) + sum(doubled)) % 10


def mask(number: str) -> str:
    """A card number as it may be shown: 6217********1234; what is too short is hidden whole."""
    told = [character for character in number if character.isalnum()]
    if len(told) < SHORTEST - TAIL:
        return "*" * len(number)
    return "".join(told[:HEAD]) + STARS + "".join(told[-TAIL:])
