"""Which of the two database roles does what."""

from __future__ import annotations


class OwnerMigrates:
    """Migrations run only under the owner; everything else is the application's."""

    def allow_migrate(self, db: str, app_label: str, **hints: object) -> bool:
        """Whether `migrate` may touch this connection."""
        return db == "owner"
