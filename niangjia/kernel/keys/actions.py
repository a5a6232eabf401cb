"""Drawing a key of the vault, having everything lie under it, taking the former away."""

from __future__ import annotations

from niangjia.kernel import audit
from niangjia.kernel.actions import action
from niangjia.kernel.actor import Actor
from niangjia.kernel.keys import checking, rotating, rules
from niangjia.kernel.keys import ring as rings
from niangjia.kernel.keys.ring import Use
from niangjia.kernel.models import KeyCheck
from niangjia.kernel.permissions import Permission


@action(Permission.KEY_ROTATE)
def draw_key(*, by: Actor, use: Use) -> int:
    """Make the next key of a use, or go on with one that not everything lies under yet; returns its number.

    The file is there before the transaction ends, and stays when that fails: the next start notes it.
    """
    number = rings.present(anew=True).newest(use)
    unfinished = bool(rotating.superseded(use))
    if not unfinished:
        number = rings.draw(use)
        checking.check()
    _record("key.taken_up_again" if unfinished else "key.drawn", use, number, by=by)
    return number


@action(Permission.KEY_ROTATE)
def note_rotation(*, by: Actor, use: Use, changed: int, resealed: int) -> None:
    """Record that everything was gone through."""
    newest = rings.present(anew=True).newest(use)
    _record("key.rotated", use, newest, by=by, changed=changed, resealed=resealed)


@action(Permission.KEY_ROTATE)
def retire_keys(*, by: Actor, use: Use) -> list[int]:
    """Take the former keys of a use out of the folder; returns their numbers. Raises `Refused` while anything
    lies under one of them."""
    ring = rings.present(anew=True)
    former = [number for number in ring.of(use) if number != ring.newest(use)]
    rules.may_retire(former, rotating.superseded(use)).enforce()
    KeyCheck.objects.filter(use=use.value, number__in=former).delete()
    for number in former:
        _record("key.retired", use, number, by=by)
    return former


def _record(name: str, use: Use, number: int, *, by: Actor, **details: int) -> None:
    audit.record(
        f"kernel.{name}",
        by=by,
        on_kind="key",
        on_id=rings.file_name(use, number),
        scope_path=by.scope.low,
        details=details,
    )
