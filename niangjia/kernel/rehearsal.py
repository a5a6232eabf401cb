"""An act tried out: done in full, told, and taken back, so that a preview can promise nothing else."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

from django.db import transaction

R = TypeVar("R")


def rehearse(act: Callable[[], R]) -> R:
    """What `act` answers, with nothing of it kept. Raises what it raises, a refusal too.

    Records that the act had in hand keep its changes in memory: read them again afterwards.
    """
    with transaction.atomic():
        answer = act()
        transaction.set_rollback(True)
    return answer
