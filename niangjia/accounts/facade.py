"""The front door of accounts."""

from niangjia.accounts.actions import appoint, begin_administration
from niangjia.accounts.demonstration import DEMO_LOGINS, DEMO_THREE
from niangjia.accounts.onetime import one_time_password
from niangjia.accounts.queries import actor_of, any_account, lacking_at
from niangjia.accounts.signing.facade import sign_ins
from niangjia.accounts.signing.types import Happening
from niangjia.accounts.types import NewAccount, NewSignIn

__all__ = [
    "DEMO_LOGINS",
    "DEMO_THREE",
    "Happening",
    "NewAccount",
    "NewSignIn",
    "actor_of",
    "any_account",
    "appoint",
    "begin_administration",
    "lacking_at",
    "one_time_password",
    "sign_ins",
]
