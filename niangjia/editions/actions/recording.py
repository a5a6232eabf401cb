"""What every act on an edition does: hold its row, leave its audit event."""

from __future__ import annotations

from collections.abc import Mapping

from niangjia.editions import access
from niangjia.editions.flow import KIND
from niangjia.editions.models import Edition
from niangjia.kernel import audit
from niangjia.kernel.actor import Actor


def held(edition: Edition, by: Actor) -> Edition:
    """The edition as it stands, locked until the act ends."""
    return access.editions(by).select_for_update(of=("self",)).get(pk=edition.pk)


def told(name: str, by: Actor, edition: Edition, details: Mapping[str, object]) -> None:
    """Leave the event editions.`name`."""
    audit.record(
        f"editions.{name}",
        by=by,
        on_kind=KIND,
        on_id=str(edition.pk),
        scope_path=edition.scope_path,
        details=details,
    )
