"""Writes of funding."""

from niangjia.funding.actions.allotting import allot
from niangjia.funding.actions.entering import correct_reply, enter_reply
from niangjia.funding.actions.exporting import export_replies
from niangjia.funding.actions.revoking import revoke_reply

__all__ = ["allot", "correct_reply", "enter_reply", "export_replies", "revoke_reply"]
