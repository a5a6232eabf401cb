"""What leaves says who took it out, when and why, and the audit event knows the file."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from hashlib import sha256
from io import BytesIO
from zipfile import ZipFile

import openpyxl
import pytest
from django.http import HttpResponse
from django.utils import timezone
from pypdf import PdfReader

from niangjia.kernel.command import operator
from niangjia.kernel.models import AuditEvent
from niangjia.kernel.scope import acting
from tests.walls.files import FILES, MARKED, PUBLIC, UNMARKED, Route
from tests.walls.stage import Stage, stage

__all__ = ["stage"]
DRAWN = "image/png"
"""A picture: what is drawn on it is looked at in `kernel/official/tests`."""


def in_a_workbook(content: bytes) -> str:
    """The sheet 说明, and the number among the properties."""
    book = openpyxl.load_workbook(BytesIO(content))
    notes = [str(cell) for row in book["说明"].iter_rows(values_only=True) for cell in row]
    assert book.properties.keywords in notes
    assert all(book.properties.keywords in (one.oddFooter.left.text or "") for one in book.worksheets)
    return " ".join(notes)


def in_a_document(content: bytes) -> str:
    """Everything that stands in a Word document, its headers and footers too."""
    with ZipFile(BytesIO(content)) as packed:
        return " ".join(packed.read(name).decode() for name in packed.namelist() if name.endswith(".xml"))


def in_a_pdf(content: bytes) -> str:
    """The text of all pages, unbroken."""
    return "".join("".join(page.extract_text().split()) for page in PdfReader(BytesIO(content)).pages)


READ: Mapping[str, Callable[[bytes], str]] = {
    "application/json": bytes.decode,
    "application/pdf": in_a_pdf,
    "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet": in_a_workbook,
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document": in_a_document,
}


def is_file(answer: HttpResponse) -> bool:
    """Whether a browser keeps it as a file."""
    return "attachment" in answer.headers.get("Content-Disposition", "")


@pytest.mark.parametrize("route", MARKED, ids=lambda one: f"{one.name} {one.data.get('format', '')}")
def test_a_file_and_its_event_tell_of_each_other(route: Route, stage: Stage) -> None:
    answer = stage.answer(route, route.who, stays=True)
    assert (answer.status_code, is_file(answer)) == (200, True), answer.content[:2000]
    with acting(operator()):
        event = AuditEvent.objects.exclude(export="").latest("pk")
    assert event.details["sha256"] == sha256(answer.content).hexdigest()
    assert event.reason and event.actor_name and "rows" in event.details
    kind = answer.headers["Content-Type"].partition(";")[0]
    if kind != DRAWN:
        day = timezone.localtime(event.at).date().isoformat()
        told = {event.export} | (set() if route.name in PUBLIC else {event.actor_name, day, event.reason})
        text = READ[kind](answer.content)
        assert {one for one in told if "".join(one.split()) not in "".join(text.split())} == set()


def test_every_file_has_a_line_of_one_sort() -> None:
    assert {route.name for route in MARKED} & set(UNMARKED) == set()
    assert {"imports:problems", "privacy:give", "workforce:notice", "papers:download"} <= FILES
