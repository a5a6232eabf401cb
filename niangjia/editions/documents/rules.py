"""Which paper an edition can leave as, and where it is written. Pure."""

from __future__ import annotations

from niangjia.editions.documents.types import Paper
from niangjia.editions.types import IN_FORCE, State
from niangjia.kernel.figure import Verdict
from niangjia.kernel.flows.types import Desk
from niangjia.kernel.wording import Wording

SENT = (State.REQUESTED, State.APPROVED, *IN_FORCE)
DECIDED = (State.APPROVED, *IN_FORCE)


def may_write(
    paper: Paper,
    *,
    state: State,
    desk: Desk | None,
    pending: bool = False,
    adjusts: bool = False,
    returned: bool = False,
) -> Verdict:
    """Whether a paper can be written now, at the desk of the unit itself, the one above, or another's (None).

    `returned`: the edition came back from the union above at least once.
    """
    if pending:
        return Verdict.no("还在取数，取完以后才能出文。", "Facts are still being taken.")
    if state is State.WITHDRAWN:
        return Verdict.no("草案已经撤回，不再出文。", "The draft was withdrawn: no paper is written.")
    match paper:
        case Paper.PLAN:
            return _yes()
        case Paper.REQUEST:
            return _request(state, desk)
        case Paper.REPLY:
            return _reply(state, desk)
        case Paper.RETURN:
            return _return(state, desk, returned)
        case Paper.CIRCULAR:
            if state in IN_FORCE:
                return _yes()
            return Verdict.no("发布以后才能通报。", "A circular follows publication.")
    if not adjusts:
        return Verdict.no("这一版是年初计划，没有调整。", "This is the annual plan: nothing is adjusted.")
    if state in DECIDED:
        return _yes()
    return Verdict.no("批复以后才能印发调整通知。", "A notice of adjustment follows the reply.")


def _request(state: State, desk: Desk | None) -> Verdict:
    if state in SENT or (state is State.COUNTERSIGNED and desk is Desk.OWN):
        return _yes()
    return Verdict.no("会签以后由编制单位出请示。", "The unit itself writes it once it is countersigned.")


def _reply(state: State, desk: Desk | None) -> Verdict:
    if state in DECIDED or (state is State.REQUESTED and desk is Desk.ABOVE):
        return _yes()
    if state is State.REQUESTED:
        return Verdict.no("由直接上一级工会批复。", "The union directly above replies.")
    return Verdict.no("请示以后由直接上一级工会批复。", "The union directly above replies to a request.")


def _return(state: State, desk: Desk | None, returned: bool) -> Verdict:
    if state is State.REQUESTED:
        if desk is Desk.ABOVE:
            return _yes()
        return Verdict.no("由直接上一级工会出具。", "The union directly above writes it.")
    if returned:
        return _yes()
    return Verdict.no("没有退回过。", "It was never returned.")


def _yes() -> Verdict:
    return Verdict(True, Wording("可以出文", "may be written"))
