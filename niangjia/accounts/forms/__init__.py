"""What people fill in about accounts."""

from niangjia.accounts.forms.appointing import APPOINTED, Appoint, EndAppointment, OpenAccount, StandIn
from niangjia.accounts.forms.passwords import NewPassword, OwnPassword
from niangjia.accounts.forms.tokens import NewToken

__all__ = [
    "APPOINTED",
    "Appoint",
    "EndAppointment",
    "NewPassword",
    "NewToken",
    "OpenAccount",
    "OwnPassword",
    "StandIn",
]
