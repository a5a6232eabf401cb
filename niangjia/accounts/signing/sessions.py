"""Django's session, kept as the sign-in it is: whose, since when, from where, last seen.

The cookie's key is kept as a fingerprint only: who reads the table cannot take a session over. Every access
tries one key, and the wall in the database shows the row of that key and no other.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.contrib.auth import SESSION_KEY
from django.contrib.sessions.backends.base import CreateError, SessionBase, UpdateError
from django.utils import timezone
from django.utils.crypto import get_random_string

from niangjia.accounts.models import SignIn
from niangjia.accounts.signing import access
from niangjia.accounts.signing.actions import keeping
from niangjia.accounts.signing.rules.standing import LIFE
from niangjia.accounts.tokens import fingerprint
from niangjia.kernel.scope import trying

WHERE = "where"
"""Under this name the session holds from where it was begun."""
KEY_LENGTH = 43


class SessionStore(SessionBase):
    """A session whose row is a `SignIn`."""

    row: SignIn | None = None

    def load(self) -> dict[str, Any]:
        """What the session holds; nothing once it has ended."""
        mark = self.mark
        with trying(mark):
            row = access.sign_in(mark)
        if row is None or row.until <= timezone.now():
            self._session_key = None
            return {}
        self.row = row
        held: dict[str, Any] = self.decode(row.content)
        return held

    @property
    def mark(self) -> str:
        """What is kept of the key."""
        return fingerprint(self.session_key or "")

    def exists(self, session_key: str) -> bool:
        """Whether there is such a session."""
        mark = fingerprint(session_key)
        with trying(mark):
            return access.sign_in(mark) is not None

    def create(self) -> None:
        """Begin a session under a new key: two are never the same."""
        self._session_key = get_random_string(KEY_LENGTH)
        self.save(must_create=True)
        self.modified = True

    def save(self, must_create: bool = False) -> None:
        """Keep what it holds. Raises `UpdateError` when it was ended in between."""
        if self.session_key is None:
            return self.create()
        held = self._get_session(no_load=must_create)  # type: ignore[attr-defined]
        where: Mapping[str, str] = held.get(WHERE) or {}
        now, account = timezone.now(), held.get(SESSION_KEY)
        row = SignIn(
            key=self.mark,
            account_id=int(account) if account else None,
            content=self.encode(held),
            since=now,
            seen_at=now,
            until=now + LIFE,
            address=where.get("address", ""),
            device=where.get("device", ""),
        )
        with trying(row.key):
            kept = keeping.begin(row) if must_create else keeping.renew(row)
        if not kept:
            raise CreateError if must_create else UpdateError
        return None

    def delete(self, session_key: str | None = None) -> None:
        """End a session, this one where none is named."""
        if key := session_key or self.session_key:
            mark = fingerprint(key)
            with trying(mark):
                keeping.end(mark)

    @classmethod
    def clear_expired(cls) -> None:
        """Sessions at their end are removed whenever somebody signs in (`entering`)."""
