"""The words of funding: sources, levels, replies, and what they fund. Pure."""

from niangjia.funding.types.borne import Borne, figure_of_amount, figure_of_months
from niangjia.funding.types.figures import NOT_ALLOTTED, figure_of_funded, figure_of_sum
from niangjia.funding.types.funded import Funded, Part
from niangjia.funding.types.reply import Reply, ReplyFacts, Share, end_of, months_between
from niangjia.funding.types.words import Level, Relation, Source, Standing, Waits

__all__ = [
    "NOT_ALLOTTED",
    "Borne",
    "Funded",
    "Level",
    "Part",
    "Relation",
    "Reply",
    "ReplyFacts",
    "Share",
    "Source",
    "Standing",
    "Waits",
    "end_of",
    "figure_of_amount",
    "figure_of_funded",
    "figure_of_months",
    "figure_of_sum",
    "months_between",
]
