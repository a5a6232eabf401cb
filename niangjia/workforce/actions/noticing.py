"""A list of people for the notice board: the least that the public needs, and never without a trace."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date

from niangjia.kernel.actions import action
from niangjia.kernel.actor import Actor
from niangjia.kernel.exports import imprint, taken_out
from niangjia.kernel.imprint import Imprint
from niangjia.kernel.official import OfficialPaper, PublicField, PublicNotice, PublicRow
from niangjia.kernel.official.types.notice import TAIL
from niangjia.kernel.permissions import Permission
from niangjia.organisations import facade as organisations
from niangjia.workforce.queries.entry import Entry
from niangjia.workforce.queries.listed import Listed, listed
from niangjia.workforce.queries.people import people
from niangjia.workforce.rules.notice import MOST, may_notice


@action(Permission.PERSON_EXPORT, reasoned=True)
def notice_people(
    *,
    by: Actor,
    entry: Entry,
    unit: organisations.Unit,
    on: date,
    last_day: date,
    fields: Sequence[PublicField],
    title: str,
    opening: str,
    objections: str,
    write: Callable[[OfficialPaper, Imprint], bytes],
) -> bytes:
    """The people of `entry` as a notice of `unit`, in the file that `write` makes of it.

    Raises `Refused` for none or too many.
    """
    rows = people(entry, on=on, by=by)
    may_notice(rows[: MOST + 1].count()).enforce()
    shown, mark = [_row(one, fields) for one in listed(rows, on=on, by=by)], imprint(by)
    found = PublicNotice(
        organ=unit.name,
        title=title,
        opening=opening,
        fields=tuple(fields),
        rows=tuple(shown),
        first_day=on,
        last_day=last_day,
        objections=objections,
    )
    return taken_out(
        "workforce.people.announced",
        by=by,
        mark=mark,
        content=write(found.paper, replace(mark, public=True)),
        rows=len(shown),
        on_kind="unit",
        on_id=unit.code,
        scope_path=unit.scope_path,
        details={"on": on.isoformat(), "fields": [one.value for one in fields]},
    )


def _row(one: Listed, fields: Sequence[PublicField]) -> PublicRow:
    texts = {
        PublicField.NAME: one.person.name,
        PublicField.UNIT: one.engagement.unit.name,
        PublicField.POST: one.engagement.post_title,
        PublicField.LEVEL: one.level.label.zh if one.level else "",
    }
    return PublicRow({field: texts[field] for field in fields}, one.id_number[-TAIL:])
