"""The front door of funding."""

from niangjia.funding.demonstration import enter_examples
from niangjia.funding.events import Quota, QuotaAsked
from niangjia.funding.queries import funded_at, funded_below
from niangjia.funding.types import Funded, Part, Reply, Share, figure_of_funded, figure_of_sum

__all__ = [
    "Funded",
    "Part",
    "Quota",
    "QuotaAsked",
    "Reply",
    "Share",
    "enter_examples",
    "figure_of_funded",
    "figure_of_sum",
    "funded_at",
    "funded_below",
]
