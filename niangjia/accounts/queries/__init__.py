"""Reads of accounts."""

from niangjia.accounts.queries import people, person
from niangjia.accounts.queries.acting import (
    acted_under,
    actor_of,
    actor_of_job,
    actor_with,
    any_account,
    appointments,
)
from niangjia.accounts.queries.administrators import administration_of, lacking_at
from niangjia.accounts.queries.held import as_held, held_by, may_appoint, set_members, values_of
from niangjia.accounts.queries.tokens import tokens_of

__all__ = [
    "acted_under",
    "actor_of",
    "actor_of_job",
    "actor_with",
    "administration_of",
    "any_account",
    "appointments",
    "as_held",
    "held_by",
    "lacking_at",
    "may_appoint",
    "people",
    "person",
    "set_members",
    "tokens_of",
    "values_of",
]
