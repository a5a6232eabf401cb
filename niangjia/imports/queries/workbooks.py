"""The list of workbooks, and one of them read anew from its sealed file."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import QuerySet
from django.utils.timezone import localdate

from niangjia.imports import access, rules
from niangjia.imports.models import Import
from niangjia.imports.registry import importer_of
from niangjia.imports.types import CutOff, Importer, Place, UnknownPlace
from niangjia.kernel.actor import Actor
from niangjia.kernel.figure import Verdict
from niangjia.kernel.sheets import Reading, open_bytes
from niangjia.kernel.sheets.original import Original
from niangjia.kernel.vault import vault


@dataclass(frozen=True, slots=True)
class Preview:
    """A workbook as it would be committed, and its rows as the file has them."""

    workbook: Import
    importer: Importer
    place: Place
    reading: Reading[Any]
    cut_off: CutOff
    original: Original
    as_of: date | None
    """The cut-off date given by hand, if one was."""

    @property
    def committed(self) -> bool:
        """Whether its rows are in the house already."""
        return self.workbook.state == Import.State.COMMITTED

    def may_commit(self, by: Actor) -> Verdict:
        """Whether its accepted rows may be committed now."""
        permitted = by.may(self.importer.permission)
        return rules.may_commit(permitted, committed=self.committed, accepted=len(self.reading.accepted))

    def may_download_problems(self, by: Actor) -> Verdict:
        """Whether its refused rows may be taken home to be repaired."""
        permitted = by.may(self.importer.permission)
        return rules.may_download_problems(permitted, refused=len(self.reading.refused))


def recent(*, by: Actor) -> QuerySet[Import]:
    """The workbooks in scope, the newest first, without their contents."""
    return access.workbooks(by).defer("content_sealed", "data_key").order_by("-dropped_at", "-pk")


def preview(pk: int, *, by: Actor, today: date, as_of: date | None = None) -> Preview | None:
    """A workbook in scope, read anew; None out of scope and where there is none.

    `as_of` is a cut-off date given now, over the one given when the file was dropped.
    """
    workbook = access.workbooks(by).filter(pk=pk).first()
    importer = importer_of(workbook.kind) if workbook else None
    if workbook is None or importer is None:
        return None
    try:
        place = importer.locate(workbook.under_code, by)
    except UnknownPlace:
        return None
    content = vault().open_bytes(bytes(workbook.data_key), bytes(workbook.content_sealed), about="workbook")
    book = open_bytes(content, workbook.file_name)
    reading = importer.read(book, place, by)
    given = as_of or workbook.as_of
    spoken = localdate(workbook.committed_at) if workbook.committed_at else today
    cut_off = rules.cut_off(given=given, in_file=reading.cut_off_date, today=spoken)
    original = Original.of(book, importer.sheet)
    return Preview(workbook, importer, place, reading, cut_off, original, given)
