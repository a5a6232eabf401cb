"""Dropping a workbook and committing what it says."""

from __future__ import annotations

from datetime import date

from django.utils import timezone

from niangjia.imports.models import Import
from niangjia.imports.queries import Preview
from niangjia.imports.types import Importer, Outcome
from niangjia.kernel import audit
from niangjia.kernel.actions import action
from niangjia.kernel.actor import Actor
from niangjia.kernel.figure import Verdict
from niangjia.kernel.permissions import Permission
from niangjia.kernel.sheets import open_bytes
from niangjia.kernel.vault import vault
from niangjia.kernel.wording import Wording


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
        summary={
            "rows": reading.rows,
            "accepted": len(reading.accepted),
            "refused": len(reading.refused),
            "duplicates": len(reading.duplicates),
        },
        scope_path=place.path,
    )
    _record("imports.workbook.dropped", by, workbook, {"file": file_name, "kind": importer.kind})
    return workbook


def may_commit(preview: Preview, *, by: Actor) -> Verdict:
    """Whether a workbook's accepted rows may be committed now."""
    permitted = by.may(preview.importer.permission)
    if not permitted:
        return permitted
    if preview.workbook.state == Import.State.COMMITTED:
        return Verdict(False, Wording("这份工作簿已经入库。", "This workbook has been committed."))
    if not preview.reading.accepted:
        return Verdict(False, Wording("没有可入库的行。", "No row can be committed."))
    return Verdict(True, Wording("可以入库", "may be committed"))


@action(Permission.WORKBOOK_IMPORT)
def commit(*, by: Actor, preview: Preview) -> Outcome:
    """Take the accepted rows into the house, all in one transaction; the refused ones stay outside."""
    workbook = Import.objects.select_for_update().get(pk=preview.workbook.pk)
    preview.workbook.state = workbook.state
    may_commit(preview, by=by).enforce()
    source = f"{workbook.file_name}（{workbook.dropped_by_name}，{timezone.localdate().isoformat()}入库）"
    outcome = preview.importer.commit(preview.reading, preview.place, preview.cut_off, source, by)
    counts = {"created": outcome.created, "changed": outcome.changed, "unchanged": outcome.unchanged}
    workbook.state = Import.State.COMMITTED
    workbook.committed_at = timezone.now()
    workbook.summary = workbook.summary | counts
    workbook.save(update_fields=["state", "committed_at", "summary"])
    _record("imports.workbook.committed", by, workbook, counts)
    return outcome


def _record(name: str, by: Actor, workbook: Import, details: dict[str, object]) -> None:
    audit.record(
        name,
        by=by,
        on_kind="workbook",
        on_id=str(workbook.pk),
        scope_path=workbook.scope_path,
        details=details,
    )
