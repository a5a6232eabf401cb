"""Dropping a workbook, and throwing an uncommitted one away."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from datetime import date

from niangjia.imports import rules
from niangjia.imports.actions.reading import Look, prepare
from niangjia.imports.actions.recording import ask, held, record
from niangjia.imports.models import Import
from niangjia.imports.types import Importer
from niangjia.kernel.actions import action
from niangjia.kernel.actor import Actor
from niangjia.kernel.identity import without_numbers
from niangjia.kernel.permissions import Permission
from niangjia.kernel.vault import vault


@action(Permission.WORKBOOK_IMPORT)
def drop(
    *, by: Actor, importer: Importer, file_name: str, content: bytes, under: str, as_of: date | None
) -> Import:
    """Keep a dropped file, sealed, under a unit, and have it read by a job. Raises `UnknownPlace`."""
    workbook = _kept(by, importer, file_name, content, under, as_of)
    ask("imports.read", workbook, by=by)
    return workbook


@action(Permission.WORKBOOK_IMPORT)
def drop_and_read(
    *,
    by: Actor,
    importer: Importer,
    file_name: str,
    content: bytes,
    under: str,
    as_of: date | None,
    today: date,
    defaults: Mapping[str, str] | None = None,
) -> tuple[Import, Look]:
    """Keep a file and read it at once, for who waits at a terminal. Raises `SheetError`, `UnknownPlace`."""
    workbook = _kept(by, importer, file_name, content, under, as_of)
    workbook.defaults = dict(defaults or {})
    seen = prepare(workbook, importer, by=by, today=today)
    return workbook, seen


def _kept(
    by: Actor, importer: Importer, file_name: str, content: bytes, under: str, as_of: date | None
) -> Import:
    by.may(importer.permission).enforce()
    rules.may_hold(len(content)).enforce()
    place = importer.locate(under, by)
    by.oversees(place.path).enforce()
    key, file_name = vault().new_key(), without_numbers(file_name)
    workbook = Import.objects.create(
        kind=importer.kind,
        file_name=file_name,
        data_key=key,
        content_sealed=vault().seal_bytes(key, content, about="workbook"),
        content_index=vault().index(hashlib.sha256(content).hexdigest(), about="workbook"),
        under_code=place.code,
        under_name=place.name,
        as_of=as_of,
        dropped_by=by.key,
        dropped_by_name=by.signature,
        scope_path=place.path,
    )
    told = {"bytes": len(content), "sha256": hashlib.sha256(content).hexdigest()}
    record("workbook.dropped", by, workbook, {"file": file_name, "kind": importer.kind, **told})
    return workbook


@action(Permission.WORKBOOK_IMPORT)
def discard(*, by: Actor, pk: int) -> None:
    """Throw a workbook away that never came in; what was committed stays, also after its undoing."""
    workbook, _ = held(pk, by)
    rules.may_discard(workbook.stands).enforce()
    record("workbook.discarded", by, workbook, {"file": workbook.file_name})
    workbook.delete()
