"""The audit event of an act on a draft."""

from __future__ import annotations

from niangjia.authoring.flow import KIND
from niangjia.authoring.models import Draft
from niangjia.kernel import audit
from niangjia.kernel.actor import Actor


def told(name: str, draft: Draft, *, by: Actor, **details: str) -> None:
    """Record authoring.draft.`name`."""
    audit.record(
        f"authoring.draft.{name}",
        by=by,
        on_kind=KIND,
        on_id=str(draft.pk),
        scope_path=draft.scope_path,
        details={"name": draft.name, **details},
    )
