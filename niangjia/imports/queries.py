"""Reads of imports: the list, and one workbook read anew from its sealed file."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import QuerySet

from niangjia.imports import access, rules
from niangjia.imports.models import Import
from niangjia.imports.registry import importer_of
from niangjia.imports.types import CutOff, Importer, Place
from niangjia.kernel.actor import Actor
from niangjia.kernel.sheets import Reading, open_bytes
from niangjia.kernel.vault import vault


@dataclass(frozen=True, slots=True)
class Preview:
    """A workbook as it would be committed."""

    workbook: Import
    importer: Importer
    place: Place
    reading: Reading[Any]
    cut_off: CutOff


def recent(*, by: Actor) -> QuerySet[Import]:
    """The workbooks in scope, the newest first, without their contents."""
    return access.workbooks(by).defer("content_sealed", "data_key").order_by("-dropped_at", "-pk")


def preview(pk: int, *, by: Actor, today: date) -> Preview | None:
    """A workbook in scope, read anew; None out of scope and where there is none."""
    workbook = access.workbooks(by).filter(pk=pk).first()
    importer = importer_of(workbook.kind) if workbook else None
    if workbook is None or importer is None:
        return None
    content = vault().open_bytes(workbook.data_key, workbook.content_sealed, about="workbook")
    place = importer.locate(workbook.under_code, by)
    reading = importer.read(open_bytes(content, workbook.file_name), place, by)
    cut_off = rules.cut_off(given=workbook.as_of, in_file=reading.cut_off_date, today=today)
    return Preview(workbook, importer, place, reading, cut_off)
