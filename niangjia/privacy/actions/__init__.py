"""Writes of privacy."""

from niangjia.privacy.actions.giving import export_readers, give_own_data
from niangjia.privacy.actions.holding import end_hold, put_off
from niangjia.privacy.actions.removing import JOB, ON_KIND, ask_for_removal, note_run, remove, sweep
from niangjia.privacy.actions.requests import answer_request, take_request

__all__ = [
    "JOB",
    "ON_KIND",
    "answer_request",
    "ask_for_removal",
    "end_hold",
    "export_readers",
    "give_own_data",
    "note_run",
    "put_off",
    "remove",
    "sweep",
    "take_request",
]
