"""Whether a document may be drafted, for which place, and whether it can go on. Pure."""

from __future__ import annotations

from niangjia.authoring.checking import Checked
from niangjia.authoring.flow import DRAFT, FLOW
from niangjia.kernel import divisions
from niangjia.kernel.actor import Actor
from niangjia.kernel.figure import Verdict
from niangjia.kernel.permissions import Permission


def may_draft_for(division: str | None, jurisdiction: str) -> Verdict:
    """Whether the union of a division may draft a document that holds in a place: its own, or one inside."""
    if division is None:
        return Verdict.no(
            "本单位不是某一行政区划的工会，没有可以施行文件的属地；请由所在地的总工会起草。",
            "Your unit is not the union of a division and has no area of its own: ask the federation there.",
        )
    own = divisions.find(division)
    here = own.name if own else division
    try:
        code = divisions.normalise(jurisdiction)
    except ValueError:
        return Verdict.no("请选文件在哪里施行。", "Choose where the document holds.")
    if not jurisdiction.strip() or not code.startswith(division):
        return Verdict.no(
            f"只能为{here}以内的地区起草文件；别处的文件由当地或上级总工会起草。",
            f"Only documents for {here} and places inside it may be drafted here.",
        )
    if divisions.find(code) is None:
        return Verdict.no("没有这个地区，请重选。", "There is no such place: choose anew.")
    return Verdict.yes(f"在{here}以内", f"within {here}")


def may_change(state: str, *, path: str, by: Actor) -> Verdict:
    """Whether what was typed may still be changed: by the unit itself, as long as it is a draft."""
    power = by.may(Permission.DOCUMENT_DRAFT)
    if not power:
        return power
    if path not in by.scope.seats:
        return Verdict.no("由起草单位自己修改。", "Only the unit that drafts it changes it.")
    if state != DRAFT:
        now = FLOW.states[state]
        return Verdict.no(
            f"现在是“{now.zh}”，不能再改；要改请先退回或另起一稿。",
            f"It stands at “{now.en}” and cannot be changed: have it sent back, or begin another.",
        )
    return Verdict.yes("可以修改", "may be changed")


def may_go_on(checked: Checked, *, division: str | None, jurisdiction: str) -> Verdict:
    """Whether a draft can be submitted and published: it stands, in its place, every rule tried."""
    place = may_draft_for(division, jurisdiction)
    if not place:
        return place
    if checked.grave:
        number, first = len(checked.grave), checked.grave[0].said
        return Verdict.no(
            f"还有{number}处要改正，如：{first.zh}", f"To be put right first: {number}, such as: {first.en}"
        )
    if checked.document is None:
        return Verdict.no("还没有写规定：先加一条。", "It has no provision yet: add one.")
    if wrong := [one for one in checked.outcomes if not one.agrees]:
        return Verdict.no(
            f"有{len(wrong)}个算例与结果不符，请核对是算例写错还是规定写错。",
            f"{len(wrong)} cases do not come out as written: is the case wrong, or the provision?",
        )
    if checked.uncovered:
        return Verdict.no(
            f"有{len(checked.uncovered)}条规定还没有算例；每条至少一个，写明应得的结果。",
            f"{len(checked.uncovered)} provisions have no case yet: each needs one.",
        )
    return Verdict.yes("可以", "it can go on")


def may_withdraw(*, standing: bool) -> Verdict:
    """Whether a publication can be taken back: while it still answers."""
    if standing:
        return Verdict.yes("可以撤回", "may be taken back")
    return Verdict.no(
        "它已由新的文本代替，不用撤回。", "A newer text has taken its place: nothing is left to take back."
    )
