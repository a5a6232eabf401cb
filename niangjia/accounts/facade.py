"""The front door of accounts."""

from niangjia.accounts.actions import appoint
from niangjia.accounts.queries import actor_of, any_account
from niangjia.accounts.types import NewAccount

__all__ = ["NewAccount", "actor_of", "any_account", "appoint"]
