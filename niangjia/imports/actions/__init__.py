"""Dropping a workbook, having it read, committing what it says, taking it back."""

from niangjia.imports.actions.absent import answer_absent
from niangjia.imports.actions.committing import ask_for_commit, commit
from niangjia.imports.actions.defaults import give_default
from niangjia.imports.actions.dropping import discard, drop, drop_and_read
from niangjia.imports.actions.expiring import expire_workbooks
from niangjia.imports.actions.problems import download_problems
from niangjia.imports.actions.reading import correct_headings, look_again, read
from niangjia.imports.actions.retrying import retry
from niangjia.imports.actions.undoing import ask_for_undo, undo

__all__ = [
    "answer_absent",
    "ask_for_commit",
    "ask_for_undo",
    "commit",
    "correct_headings",
    "discard",
    "download_problems",
    "drop",
    "drop_and_read",
    "expire_workbooks",
    "give_default",
    "look_again",
    "read",
    "retry",
    "undo",
]
