"""Pages of funding."""

from niangjia.funding.views.allotting import allot, allotments
from niangjia.funding.views.correcting import correct, revoke
from niangjia.funding.views.entering import enter
from niangjia.funding.views.listing import export, figure, replies
from niangjia.funding.views.record import history, reply

__all__ = [
    "allot",
    "allotments",
    "correct",
    "enter",
    "export",
    "figure",
    "history",
    "replies",
    "reply",
    "revoke",
]
