"""Django's way to accounts: each in the transaction that shows it, and no other row."""

from __future__ import annotations

from typing import Any

from niangjia.accounts.models import Account
from niangjia.accounts.signing import access
from niangjia.accounts.signing.arriving import as_own


class OwnRow:
    """Finds the account of a session; a password is tried in `entering`, where tries are counted."""

    def authenticate(self, request: Any, **credentials: str) -> None:
        """Nobody: Django's own forms are not used, and must not go past the counting of tries."""
        return None

    def get_user(self, user_id: int) -> Account | None:
        """The account, while it may sign in."""
        with as_own(user_id):
            return access.account_of(user_id)
