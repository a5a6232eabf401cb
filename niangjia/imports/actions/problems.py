"""Taking home what was refused."""

from __future__ import annotations

from datetime import date

from niangjia.imports import rules
from niangjia.imports.actions.reading import book_of, look
from niangjia.imports.actions.recording import held
from niangjia.kernel.actions import action
from niangjia.kernel.actor import Actor
from niangjia.kernel.exports import imprint, taken_out
from niangjia.kernel.permissions import Permission
from niangjia.kernel.sheets.problems import problems


@action(Permission.WORKBOOK_IMPORT, reasoned=True)
def download_problems(*, by: Actor, pk: int, today: date) -> bytes:
    """The refused rows as the file had them, to be mended and dropped again: personal values unmasked."""
    workbook, importer = held(pk, by)
    rules.may_download_problems(workbook.stands, workbook.summary).enforce()
    seen = look(workbook, importer, book_of(workbook), by=by, today=today)
    reading, mark = seen.comparison.reading, imprint(by)
    return taken_out(
        "imports.problems.downloaded",
        by=by,
        mark=mark,
        content=problems(seen.original, reading, imprint=mark),
        rows=len(reading.refused),
        on_kind="workbook",
        on_id=str(workbook.pk),
        scope_path=workbook.scope_path,
    )
