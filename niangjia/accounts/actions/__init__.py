"""Writes of accounts."""

from niangjia.accounts.actions.accounts import (
    close_account,
    give_one_time_password,
    open_account,
    reopen_account,
)
from niangjia.accounts.actions.appointing import appoint, end_appointment, give, let_stand_in
from niangjia.accounts.actions.beginning import begin_administration
from niangjia.accounts.actions.choosing import choose_appointment
from niangjia.accounts.actions.exporting import export_accounts
from niangjia.accounts.actions.passwords import choose_password
from niangjia.accounts.actions.tokens import make_token, revoke_token

__all__ = [
    "appoint",
    "begin_administration",
    "choose_appointment",
    "choose_password",
    "close_account",
    "end_appointment",
    "export_accounts",
    "give",
    "give_one_time_password",
    "let_stand_in",
    "make_token",
    "open_account",
    "reopen_account",
    "revoke_token",
]
