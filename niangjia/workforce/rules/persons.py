"""Whose ID number may come onto the roster by hand, who may be made anonymous. Pure."""

from __future__ import annotations

from niangjia.kernel.bank_card import flaw_of as card_flaw_of
from niangjia.kernel.figure import Verdict
from niangjia.kernel.identity import flaw_of
from niangjia.kernel.wording import Wording
from niangjia.workforce.rules.roster import ON_ANOTHER_ROSTER

SOUND = Verdict(True, Wording("身份证号有效", "a valid ID number"))
ON_THIS_ROSTER = Verdict(
    False,
    Wording(
        "此身份证号已在本范围的花名册上；请在人才库中搜索此人。",
        "This ID number is on a roster in your scope; look the person up in the list.",
    ),
)


NAMES_NOBODY = Verdict(True, Wording("没有写出姓名", "names nobody"))
NAMES_THE_PERSON = Verdict(
    False,
    Wording(
        "这里写的话会长期保存，请不要写本人姓名；是谁，记录里已经注明。",
        "What is written here is kept for good: leave the person's name out, the record says who it is.",
    ),
)
SHORTEST_NAME = 2
"""Of one character nobody can say whether it is a name."""

CARD_SOUND = Verdict(True, Wording("银行卡号有效", "a valid bank card number"))
MAY_BE_FORGOTTEN = Verdict(True, Wording("可以匿名", "may be made anonymous"))
ANONYMOUS = Verdict(
    False,
    Wording("此人的个人信息已按规定匿名。", "The personal data of this person were removed as prescribed."),
)
STILL_ON_THE_ROSTER = Verdict(
    False,
    Wording(
        "此人仍有未结束的聘用关系，办理离职后才能匿名。",
        "This person has an engagement that goes on; it must end before the person is made anonymous.",
    ),
)


def may_forget(*, engaged: bool) -> Verdict:
    """Whether a person may be made anonymous: nobody who still works."""
    return STILL_ON_THE_ROSTER if engaged else MAY_BE_FORGOTTEN


def may_be_kept(text: str, *, name: str) -> Verdict:
    """Whether a reason, or an answer to a person, may be kept for good and in the clear: not where it names
    the person, who could be told by it when the key was destroyed long ago."""
    named = len(name) >= SHORTEST_NAME and name in "".join(text.split())
    return NAMES_THE_PERSON if named else NAMES_NOBODY


def may_have_card(number: str | None) -> Verdict:
    """Whether a bank card number may be recorded; none given, or taken away, is no matter."""
    flaw = card_flaw_of(number) if number else None
    return Verdict(False, flaw.message) if flaw else CARD_SOUND


def may_enter(id_number: str, *, known: bool, on_another_roster: bool) -> Verdict:
    """Whether a number may come onto the roster: valid, and nobody's yet."""
    flaw = flaw_of(id_number)
    if flaw is not None:
        return Verdict(False, flaw.message)
    if known:
        return ON_THIS_ROSTER
    return Verdict(False, ON_ANOTHER_ROSTER) if on_another_roster else SOUND
