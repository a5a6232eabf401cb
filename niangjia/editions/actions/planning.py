"""Deciding how many posts a draft plans for a unit."""

from __future__ import annotations

from niangjia.editions import access, rules
from niangjia.editions.actions.recording import held, told
from niangjia.editions.models import Edition, EditionLine
from niangjia.kernel import locking
from niangjia.kernel.access import NotThere
from niangjia.kernel.actions import action
from niangjia.kernel.actor import Actor
from niangjia.kernel.permissions import Permission


def shown(line: EditionLine) -> dict[str, object]:
    """What a form shows of a line: somebody who decides on it must have seen this."""
    return {name: getattr(line, name) for name in ("planned", "reason", "must", "value", "filled")}


@action(Permission.EDITION_DRAFT)
def plan_posts(
    *, by: Actor, edition: Edition, line: int, mark: str, planned: int | None, reason: str
) -> EditionLine:
    """Plan so many posts for a unit of a draft. Raises `NotThere`, `Overtaken`, `Refused`."""
    edition = held(edition, by)
    rules.may_change(state=edition.stands, path=edition.scope_path, by=by).enforce()
    row = access.lines(edition, by).filter(pk=line).first()
    if row is None:
        raise NotThere(f"line {line}")
    locking.hold(mark, shown(row))
    rules.may_plan(
        planned,
        reason,
        must=row.must,
        value=row.value,
        filled=row.filled,
        document=row.document,
        clause=row.clause,
    ).enforce()
    before, row.planned, row.reason = row.planned, planned, reason.strip()
    row.save(update_fields=["planned", "reason"])
    told(
        "line.planned", by, edition, {"unit": row.code, "before": before, "after": planned, "reason": reason}
    )
    return row
