"""What the rest of accounts, and the auditors' pages, may ask of signing in."""

from niangjia.accounts.signing.actions.keeping import end_all
from niangjia.accounts.signing.actions.sessions import end_sessions, remove_second_factor, unlock
from niangjia.accounts.signing.queries import (
    last_sign_ins,
    locked_until,
    sign_ins,
    state_of,
    with_second_factor,
)

__all__ = [
    "end_all",
    "end_sessions",
    "last_sign_ins",
    "locked_until",
    "remove_second_factor",
    "sign_ins",
    "state_of",
    "unlock",
    "with_second_factor",
]
