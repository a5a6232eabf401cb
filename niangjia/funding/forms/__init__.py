"""Forms of funding, and what a reader may ask for."""

from niangjia.funding.forms.asked import asked_of
from niangjia.funding.forms.reply import CorrectForm, EnterForm, RevokeForm
from niangjia.funding.forms.shares import share_rows, shares_of

__all__ = ["CorrectForm", "EnterForm", "RevokeForm", "asked_of", "share_rows", "shares_of"]
