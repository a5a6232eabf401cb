"""That the house was backed up or brought back is written down like any other act."""

from __future__ import annotations

from niangjia.kernel import audit
from niangjia.kernel.actions import action
from niangjia.kernel.actor import Actor
from niangjia.kernel.permissions import Permission


@action(Permission.HOUSE_BACK_UP)
def record_backup(*, by: Actor, name: str, rows: int, size: int, with_keys: bool) -> None:
    """The whole house left in a sealed file of that name; `size` in bytes."""
    details = {"rows": rows, "size": size, "with_keys": with_keys}
    audit.record(
        "site.house.backed_up", by=by, on_kind="house", on_id=name, scope_path=by.scope.low, details=details
    )


@action(Permission.HOUSE_BACK_UP)
def record_restore(*, by: Actor, name: str, taken_at: str, rows: int) -> None:
    """The house stands again as a backup held it."""
    details = {"taken_at": taken_at, "rows": rows}
    audit.record(
        "site.house.restored", by=by, on_kind="house", on_id=name, scope_path=by.scope.low, details=details
    )
