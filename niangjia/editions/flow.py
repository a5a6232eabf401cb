"""The way of an edition, as data: from a draft through countersigning, request and reply to publication."""

from __future__ import annotations

from niangjia.editions.types import State
from niangjia.kernel.flows import Desk, Flow, Move, Need
from niangjia.kernel.permissions import Permission
from niangjia.kernel.wording import Wording

KIND = "edition"
"""What steps, papers and audit events call an edition."""


def _at(*states: State) -> frozenset[str]:
    return frozenset(state.value for state in states)


FLOW = Flow(
    "editions.edition",
    first=State.DRAFT.value,
    states={state.value: state.label for state in State},
    moves=(
        Move(
            "submit",
            Wording("送会签", "Send for countersigning"),
            _at(State.DRAFT),
            State.COUNTERSIGNING.value,
            Permission.EDITION_DRAFT,
        ),
        Move(
            "withdraw",
            Wording("撤回草案", "Withdraw the draft"),
            _at(State.DRAFT),
            State.WITHDRAWN.value,
            Permission.EDITION_DRAFT,
            needs=frozenset({Need.OPINION}),
        ),
        Move(
            "countersign",
            Wording("会签", "Countersign"),
            _at(State.COUNTERSIGNING),
            State.COUNTERSIGNED.value,
            Permission.EDITION_COUNTERSIGN,
            apart_from=("submit",),
        ),
        Move(
            "send_back",
            Wording("退回修改", "Send back"),
            _at(State.COUNTERSIGNING),
            State.DRAFT.value,
            Permission.EDITION_COUNTERSIGN,
            needs=frozenset({Need.OPINION}),
        ),
        Move(
            "recall",
            Wording("收回修改", "Take back"),
            _at(State.COUNTERSIGNING, State.COUNTERSIGNED),
            State.DRAFT.value,
            Permission.EDITION_DRAFT,
            needs=frozenset({Need.OPINION}),
        ),
        Move(
            "request",
            Wording("请示", "Request approval"),
            _at(State.COUNTERSIGNED),
            State.REQUESTED.value,
            Permission.EDITION_REQUEST,
            needs=frozenset({Need.PAPER}),
        ),
        Move(
            "approve",
            Wording("批复", "Approve"),
            _at(State.REQUESTED),
            State.APPROVED.value,
            Permission.EDITION_DECIDE,
            desk=Desk.ABOVE,
            needs=frozenset({Need.PAPER}),
            apart_from=("submit", "countersign", "request"),
        ),
        Move(
            "return",
            Wording("退回", "Return"),
            _at(State.REQUESTED),
            State.DRAFT.value,
            Permission.EDITION_DECIDE,
            desk=Desk.ABOVE,
            needs=frozenset({Need.OPINION}),
            apart_from=("submit", "countersign", "request"),
        ),
        Move(
            "transcribe",
            Wording("补录纸质批复", "Transcribe the reply on paper"),
            _at(State.REQUESTED),
            State.APPROVED.value,
            Permission.EDITION_TRANSCRIBE,
            needs=frozenset({Need.PAPER, Need.ISSUER, Need.SCAN}),
            apart_from=("submit",),
        ),
        Move(
            "publish",
            Wording("发布", "Publish"),
            _at(State.APPROVED),
            State.PUBLISHED.value,
            Permission.EDITION_PUBLISH,
        ),
        Move(
            "supersede",
            Wording("由新的一版代替", "Give way to a later edition"),
            _at(State.PUBLISHED),
            State.SUPERSEDED.value,
            Permission.EDITION_PUBLISH,
            of_itself=True,
        ),
    ),
)
STAGES = (
    ("draft", ("submit",)),
    ("countersigning", ("countersign",)),
    ("countersigned", ("request",)),
    ("requested", ("approve", "transcribe")),
    ("approved", ("publish",)),
)
"""The straight way: at each state, the moves that lead on."""
