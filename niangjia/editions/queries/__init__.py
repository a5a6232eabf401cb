"""Reads of editions."""

from niangjia.editions.queries.again import recompute
from niangjia.editions.queries.comparison import against_edition, against_today
from niangjia.editions.queries.figure import figure
from niangjia.editions.queries.frozen import may_undo
from niangjia.editions.queries.history import history_of
from niangjia.editions.queries.listing import begun, earlier, editions, one, previous, published, years
from niangjia.editions.queries.record import (
    Next,
    Stage,
    Step,
    approval_of,
    approvals,
    next_moves,
    offered,
    record_of,
    requested_on,
    scanned_since_request,
    stages,
    steps,
)
from niangjia.editions.queries.rows import below_must, lines, said_of, unexplained, units_in
from niangjia.editions.queries.sums import Summed, groups_of, totals_of
from niangjia.editions.queries.telling import told

__all__ = [
    "Next",
    "Stage",
    "Step",
    "Summed",
    "against_edition",
    "against_today",
    "approval_of",
    "approvals",
    "begun",
    "below_must",
    "earlier",
    "editions",
    "figure",
    "groups_of",
    "history_of",
    "lines",
    "may_undo",
    "next_moves",
    "offered",
    "one",
    "previous",
    "published",
    "recompute",
    "record_of",
    "requested_on",
    "said_of",
    "scanned_since_request",
    "stages",
    "steps",
    "told",
    "totals_of",
    "unexplained",
    "units_in",
    "years",
]
