"""Whose ID number may come onto the roster by hand: the import's own checks. Pure."""

from __future__ import annotations

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


def may_enter(id_number: str, *, known: bool, on_another_roster: bool) -> Verdict:
    """Whether a number may come onto the roster: valid, and nobody's yet."""
    flaw = flaw_of(id_number)
    if flaw is not None:
        return Verdict(False, flaw.message)
    if known:
        return ON_THIS_ROSTER
    return Verdict(False, ON_ANOTHER_ROSTER) if on_another_roster else SOUND
