"""Taking the list of people out of the house: exactly as it is shown, and never without a trace."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

from niangjia.kernel.actions import action
from niangjia.kernel.actor import Actor
from niangjia.kernel.exports import imprint, taken_out
from niangjia.kernel.permissions import Permission
from niangjia.kernel.sheets import export
from niangjia.kernel.wording import Language, Wording
from niangjia.workforce.queries.entry import Entry
from niangjia.workforce.queries.listed import AT_ONCE, Listed, listed
from niangjia.workforce.queries.people import people
from niangjia.workforce.sheets.people import people_sheet


@action(Permission.PERSON_EXPORT, reasoned=True)
def export_people(
    *,
    by: Actor,
    entry: Entry,
    columns: Sequence[str],
    on: date,
    notes: Sequence[tuple[Wording, str]],
    language: Language,
) -> bytes:
    """The people of `entry`, in its order, under `columns`, as .xlsx; ID numbers and phones masked.

    The rows are read as they are written, so that fifty thousand take no more memory than two.
    """
    rows = people(entry, on=on, by=by)
    sheet, mark = people_sheet(columns), imprint(by)
    number = 0

    def counted() -> Iterator[Listed]:
        nonlocal number
        for one in listed(rows.iterator(chunk_size=AT_ONCE), on=on, by=by):
            number += 1
            yield one

    content = export(sheet, counted(), language=language, imprint=mark, notes=notes)
    return taken_out(
        "workforce.people.exported",
        by=by,
        mark=mark,
        content=content,
        rows=number,
        on_kind="unit",
        on_id=entry.unit_path or by.scope.low,
        scope_path=entry.unit_path or by.scope.low,
        details={
            "on": on.isoformat(),
            "columns": [column.key for column in sheet.columns],
            "chosen": {key: list(values) for key, values in entry.chosen.items()},
            "quality": entry.quality,
            # What was searched for may be a name: that it was, not which.
            "searched": bool(entry.text),
        },
    )
