"""Tables of accounts: who can sign in, what they are appointed to, the tokens they hold."""

from niangjia.accounts.models.account import Account, Accounts
from niangjia.accounts.models.appointment import Appointment, AppointmentUnit
from niangjia.accounts.models.signing import (
    RecoveryCode,
    SecondFactor,
    SignIn,
    SignInNote,
    Tries,
    UsedPassword,
)
from niangjia.accounts.models.token import ApiToken

__all__ = [
    "Account",
    "Accounts",
    "ApiToken",
    "Appointment",
    "AppointmentUnit",
    "RecoveryCode",
    "SecondFactor",
    "SignIn",
    "SignInNote",
    "Tries",
    "UsedPassword",
]
