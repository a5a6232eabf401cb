"""Files to drop and browsers to drop them with. Apps above are reached through the registry only."""

from __future__ import annotations

import io
from collections.abc import Callable
from pathlib import Path

import openpyxl
from django.core.files.uploadedfile import SimpleUploadedFile
from django.http import HttpResponse
from django.test import Client

from niangjia.imports.models import Import
from niangjia.kernel import jobs
from niangjia.kernel.jobs.registry import worker
from niangjia.kernel.scope import acting
from tests.cast import signed_in

EXAMPLES = Path(__file__).parents[3] / "examples"
MIANYANG = EXAMPLES / "mianyang"
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


def browser(username: str) -> Client:
    """A browser in which one of the cast is signed in."""
    return signed_in(username)


def dropped(client: Client, kind: str, name: str, content: bytes, **more: str) -> HttpResponse:
    """The answer to a file dropped."""
    file = SimpleUploadedFile(name, content, XLSX)
    return client.post("/imports/drop/", {"kind": kind, "file": file, **more})


def read(client: Client, kind: str, name: str, content: bytes, **more: str) -> str:
    """The page of a file dropped, once the worker has read it."""
    answer = dropped(client, kind, name, content, **more)
    assert answer.status_code == 302, answer.content.decode()
    jobs.work_off()
    return answer.url


def example(client: Client, kind: str, **more: str) -> str:
    """The page of an example workbook of Mianyang, read."""
    name = f"{kind}.xlsx"
    return read(client, kind, name, (MIANYANG / name).read_bytes(), **more)


def commit(client: Client, page: str, **more: str) -> None:
    """Press the button, and let the worker do it."""
    assert client.post(f"{page}commit/", more).status_code == 302
    jobs.work_off()


def committed_example(client: Client, kind: str) -> str:
    """An example workbook of Mianyang, committed."""
    page = example(client, kind)
    commit(client, page)
    return page


def summary(page: str) -> dict[str, int]:
    """The counts of the workbook at an address, whoever asks: for tests only."""
    with acting(worker()):
        workbook = Import.objects.get(pk=int(page.strip("/").rpartition("/")[2]))
    return {"state": workbook.state, **workbook.summary}


def edited(content: bytes, edit: Callable[[openpyxl.worksheet.worksheet.Worksheet], None]) -> bytes:
    """A workbook with its first sheet edited the way a clerk would, by another program than wrote it."""
    book = openpyxl.load_workbook(io.BytesIO(content))
    edit(book.worksheets[0])
    saved = io.BytesIO()
    book.save(saved)
    return saved.getvalue()
