"""The front door of accounts."""

from niangjia.accounts.actions import appoint
from niangjia.accounts.demonstration import DEMO_LOGINS
from niangjia.accounts.queries import actor_of, any_account
from niangjia.accounts.types import NewAccount

__all__ = ["DEMO_LOGINS", "NewAccount", "actor_of", "any_account", "appoint"]
