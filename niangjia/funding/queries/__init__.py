"""Reads of funding."""

from niangjia.funding.queries.funded import funded_at, funded_below
from niangjia.funding.queries.listing import Asked, Row, borne, found, rows_of, standing_beside, years
from niangjia.funding.queries.record import (
    ReplyPage,
    facts_of,
    history_of,
    quotas_below,
    reply_page,
    units_to_allot,
)
from niangjia.funding.queries.shown import values_of

__all__ = [
    "Asked",
    "ReplyPage",
    "Row",
    "borne",
    "facts_of",
    "found",
    "funded_at",
    "funded_below",
    "history_of",
    "quotas_below",
    "reply_page",
    "rows_of",
    "standing_beside",
    "units_to_allot",
    "values_of",
    "years",
]
