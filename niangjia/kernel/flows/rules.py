"""Whether a move may be taken. Pure: one verdict greys out the button and refuses the act."""

from __future__ import annotations

from collections.abc import Sequence

from niangjia.kernel.actor import SEGMENT, Actor
from niangjia.kernel.figure import Verdict
from niangjia.kernel.flows.types import NEEDS, Desk, Flow, Given, Move, Need, Taken
from niangjia.kernel.roles import called
from niangjia.kernel.wording import Wording


def round_of(flow: Flow, taken: Sequence[Taken]) -> int:
    """The present round: one more than how often the record came back to the first state."""
    return 1 + sum(flow.move(one.move).end == flow.first for one in taken)


def may(flow: Flow, move: Move, *, state: str, taken: Sequence[Taken], path: str, by: Actor) -> Verdict:
    """Whether the actor may take a move of a record that lies at `path` and went through `taken`."""
    if state not in move.start:
        zh = "、".join(flow.states[one].zh for one in flow.states if one in move.start)
        en = ", ".join(flow.states[one].en for one in flow.states if one in move.start)
        now = flow.states[state]
        return Verdict(
            False,
            Wording(
                f"现在是“{now.zh}”，“{move.label.zh}”只能在“{zh}”时办理。",
                f"This stands at “{now.en}”; “{move.label.en}” belongs to “{en}”.",
            ),
        )
    power = by.may(move.power)
    if not power:
        return power
    desk = _at_desk(move, path, by)
    if not desk:
        return desk
    return _apart(flow, move, taken, by)


def needs_met(move: Move, given: Given) -> Verdict:
    """Whether everything the move must bring is there."""
    there = {
        Need.OPINION: bool(given.opinion.strip()),
        Need.PAPER: bool(given.number.strip()) and given.paper_date is not None,
        Need.ISSUER: bool(given.issuer.strip()),
        Need.SCAN: given.scan,
    }
    lacking = [NEEDS[need] for need in Need if need in move.needs and not there[need]]
    if lacking:
        zh, en = "、".join(one.zh for one in lacking), ", ".join(one.en for one in lacking)
        return Verdict(False, Wording(f"还缺：{zh}。", f"Still lacking: {en}."))
    if given.paper_date is not None and given.paper_date > given.on:
        return Verdict(
            False,
            Wording(
                f"成文日期{given.paper_date}在今天之后，请核对。",
                f"The paper's date {given.paper_date} lies in the future: check it.",
            ),
        )
    return Verdict(True, Wording("材料齐全", "nothing is lacking"))


def _at_desk(move: Move, path: str, by: Actor) -> Verdict:
    if move.desk is Desk.OWN:
        return Verdict(
            path in by.scope.seats,
            Wording("由编制单位自己办理。", "This is done at the desk of the unit itself."),
        )
    return Verdict(
        path[:-SEGMENT] in by.scope.seats and len(path) > SEGMENT,
        Wording("由直接上一级工会办理。", "This is done at the desk of the union directly above."),
    )


def _apart(flow: Flow, move: Move, taken: Sequence[Taken], by: Actor) -> Verdict:
    present = round_of(flow, taken)
    for one in taken:
        if one.round == present and one.move in move.apart_from and (same := one.persons & by.persons):
            done, whose = flow.move(one.move).label, _whose(one, same, by)
            return Verdict.no(
                f"这一轮的“{done.zh}”{whose.zh}，“{move.label.zh}”须由另一人办理。",
                f"“{done.en}” of this round {whose.en}; another person must do “{move.label.en}”.",
            )
    return Verdict(True, Wording(f"可以{move.label.zh}", f"may {move.label.en}"))


def _whose(one: Taken, same: frozenset[str], by: Actor) -> Wording:
    """How a move that was taken is the actor's own, or that of the person stood in for."""
    if one.by == by.key:
        return Wording("是您办理的", "was done by you")
    name = called(one.by_name)
    en = name.en if isinstance(name, Wording) else name
    if by.key in same:
        return Wording(f"是{one.by_name}替您办理的", f"was done in your place by {en}")
    return Wording(
        f"是{one.by_name}办理的，您现在代{by.behalf}",
        f"was done by {en}, and you stand in for {by.behalf} now",
    )
