"""Who stands at the door: an actor without any power, so that what happens there can be told."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from typing import Any

from niangjia.accounts.models import Account
from niangjia.accounts.signing.rules.devices import device_of
from niangjia.accounts.signing.types import Where
from niangjia.kernel.actor import Actor, Scope
from niangjia.kernel.jobs.registry import worker
from niangjia.kernel.scope import acting, trying
from niangjia.kernel.wording import Wording
from niangjia.organisations.facade import top

NOBODY = "nobody"
UNKNOWN = Wording("未登录者", "somebody not signed in")


def where_of(meta: Mapping[str, Any]) -> Where:
    """From where a request comes, by its META; `site.middleware.Caller` has set right who asks."""
    agent = str(meta.get("HTTP_USER_AGENT", ""))
    return Where(str(meta.get("REMOTE_ADDR", "")), device_of(agent))


def stranger(account: Account | None, where: Where) -> Actor:
    """Whoever tries a name: nobody yet, at the unit of the account that is tried and no further.

    Of a name that does not exist, at the top of the tree: the auditors of the whole house read of it.
    """
    return Actor(NOBODY, UNKNOWN.zh, "", frozenset(), place_of(account), "page", address=where.address)


def arrived(account: Account, where: Where) -> Actor:
    """Whoever has proved to be the holder of an account, before it is asked what they are appointed to."""
    key, scope = f"account:{account.pk}", place_of(account)
    return Actor(key, account.name, "", frozenset(), scope, "page", address=where.address)


def place_of(account: Account | None) -> Scope:
    """The unit where what happens is told."""
    if account is not None and account.unit_path:
        return Scope.alone(account.unit_path, account.unit_name)
    with acting(looking := worker()):
        unit = top(by=looking)
    return Scope.everything() if unit is None else Scope.alone(unit.scope_path, unit.name)


@contextmanager
def as_own(key: int) -> Iterator[None]:
    """A transaction of the account that was proved: its own rows are seen, nobody acts yet."""
    with trying(f"account:{key}", key=f"account:{key}"):
        yield
