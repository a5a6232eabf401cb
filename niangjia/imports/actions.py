"""Dropping a workbook, committing what it says, taking home what was refused."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from django.db import IntegrityError
from django.utils import timezone

from niangjia.imports import rules
from niangjia.imports.models import Import
from niangjia.imports.queries import Preview
from niangjia.imports.types import Importer, Outcome
from niangjia.kernel import audit
from niangjia.kernel.actions import action
from niangjia.kernel.actor import Actor
from niangjia.kernel.figure import Refused
from niangjia.kernel.permissions import Permission
from niangjia.kernel.sheets import Reading, open_bytes
from niangjia.kernel.sheets.problems import problems
from niangjia.kernel.vault import vault


@action(Permission.WORKBOOK_IMPORT)
def drop(
    *, by: Actor, importer: Importer, file_name: str, content: bytes, under: str, as_of: date | None
) -> Import:
    """Keep a dropped file, sealed, under a unit. Raises `SheetError` for what is no readable list."""
    by.may(importer.permission).enforce()
    place = importer.locate(under, by)
    reading = importer.read(open_bytes(content, file_name), place, by)
    key = vault().new_key()
    workbook = Import.objects.create(
        kind=importer.kind,
        file_name=file_name,
        data_key=key,
        content_sealed=vault().seal_bytes(key, content, about="workbook"),
        under_code=place.code,
        under_name=place.name,
        as_of=as_of,
        dropped_by=by.key,
        dropped_by_name=by.name,
        summary=_counts(reading),
        scope_path=place.path,
    )
    _record("imports.workbook.dropped", by, workbook, {"file": file_name, "kind": importer.kind})
    return workbook


@action(Permission.WORKBOOK_IMPORT)
def commit(*, by: Actor, preview: Preview) -> Outcome:
    """Take the accepted rows into the house, all in one transaction; the refused ones stay outside.

    Of two commits of one workbook at once the second waits, and is then refused. So is one that another list
    came before: nothing of it is kept, and it can be tried again.
    """
    workbook = Import.objects.select_for_update().get(pk=preview.workbook.pk)
    preview.workbook.state = workbook.state
    preview.may_commit(by).enforce()
    source = f"{workbook.file_name}（{workbook.dropped_by_name}，{timezone.localdate().isoformat()}入库）"
    try:
        outcome = preview.importer.commit(preview.reading, preview.place, preview.cut_off, source, by)
    except IntegrityError as clash:
        # Another list was taken in since this one was read, and stands in its way.
        raise Refused(rules.ANOTHER_CAME_FIRST) from clash
    counts = {"created": outcome.created, "changed": outcome.changed, "unchanged": outcome.unchanged}
    workbook.state = Import.State.COMMITTED
    workbook.as_of = preview.as_of
    workbook.committed_at = timezone.now()
    workbook.summary = _counts(preview.reading) | counts
    workbook.save(update_fields=["state", "as_of", "committed_at", "summary"])
    _record("imports.workbook.committed", by, workbook, counts)
    return outcome


@action(Permission.WORKBOOK_IMPORT)
def download_problems(*, by: Actor, preview: Preview) -> bytes:
    """The refused rows as the file had them, to be mended and dropped again: personal values unmasked."""
    preview.may_download_problems(by).enforce()
    _record("imports.problems.downloaded", by, preview.workbook, {"rows": len(preview.reading.refused)})
    return problems(preview.original, preview.reading)


def _counts(reading: Reading[Any]) -> dict[str, int]:
    return {
        "rows": reading.rows,
        "accepted": len(reading.accepted),
        "corrected": len(reading.corrected),
        "refused": len(reading.refused),
        "duplicates": len(reading.duplicates),
        "ignored": len(reading.ignored),
    }


def _record(name: str, by: Actor, workbook: Import, details: Mapping[str, object]) -> None:
    audit.record(
        name,
        by=by,
        on_kind="workbook",
        on_id=str(workbook.pk),
        scope_path=workbook.scope_path,
        details=details,
    )
