"""The rules of editions: what may be drafted, planned and sent on; comparing and computing again. Pure."""

from niangjia.editions.rules.agreement import agreement
from niangjia.editions.rules.comparing import Numbered, compared, summed_up
from niangjia.editions.rules.drafting import (
    MOST_NAMED,
    may_change,
    may_date_reply,
    may_do_without,
    may_draft,
    may_scan,
    may_send,
    next_number,
    title_of,
)
from niangjia.editions.rules.figures import figure_of_planned, figure_of_planned_sum
from niangjia.editions.rules.planning import as_proposed, ceiling, default_planned, may_plan, replanned

__all__ = [
    "MOST_NAMED",
    "Numbered",
    "agreement",
    "as_proposed",
    "ceiling",
    "compared",
    "default_planned",
    "figure_of_planned",
    "figure_of_planned_sum",
    "may_change",
    "may_date_reply",
    "may_do_without",
    "may_draft",
    "may_plan",
    "may_scan",
    "may_send",
    "next_number",
    "replanned",
    "summed_up",
    "title_of",
]
