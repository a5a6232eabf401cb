"""Flows as data: which moves a record can take, by whose power, at which desk, apart from whom.

    FLOW = Flow("editions.edition", first="draft", states={...}, moves=(
        Move("submit", Wording("送会签", "send for countersigning"), frozenset({"draft"}), "countersigning",
             Permission.EDITION_DRAFT),
        Move("approve", ..., desk=Desk.ABOVE, needs=frozenset({Need.PAPER}), apart_from=("submit",)),
    ))
    flows.offered(FLOW, record, on_kind="edition", by=by)         # each move with its verdict: the buttons
    flows.take(FLOW, "approve", record, on_kind="edition", by=by, given=Given(on=…, number=…))  # in an action

A move belongs to a unit's desk, never to a named person. Who may not do what after what is kept by the
database as well: a migration of the app says `Separation(…)`, and `OnlyBySteps(…)` that a state changes by
nothing but a step that leads there.
"""

from niangjia.kernel.flows.rules import may, needs_met
from niangjia.kernel.flows.taking import Offered, offered, stepped, steps, take, taken_on
from niangjia.kernel.flows.types import Desk, Flow, Given, Move, Need, Taken

__all__ = [
    "Desk",
    "Flow",
    "Given",
    "Move",
    "Need",
    "Offered",
    "Taken",
    "may",
    "needs_met",
    "offered",
    "stepped",
    "steps",
    "take",
    "taken_on",
]
