"""Files to drop and browsers to drop them with. Apps above are reached through the registry only."""

from __future__ import annotations

import io
from collections.abc import Callable
from pathlib import Path

import openpyxl
from django.contrib.auth import get_user_model
from django.core.files.uploadedfile import SimpleUploadedFile
from django.http import HttpResponse
from django.test import Client

EXAMPLES = Path(__file__).parents[3] / "examples"
MIANYANG = EXAMPLES / "mianyang"
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


def browser(username: str) -> Client:
    """A browser in which one of the cast is signed in."""
    client = Client()
    client.force_login(get_user_model().objects.get(username=username))
    return client


def dropped(client: Client, kind: str, name: str, content: bytes, **more: str) -> HttpResponse:
    """The answer to a file dropped."""
    file = SimpleUploadedFile(name, content, XLSX)
    return client.post("/imports/drop/", {"kind": kind, "file": file, **more})


def example(client: Client, kind: str, **more: str) -> str:
    """The page of an example workbook of Mianyang, dropped."""
    name = f"{kind}.xlsx"
    answer = dropped(client, kind, name, (MIANYANG / name).read_bytes(), **more)
    assert answer.status_code == 302, answer.content.decode()
    return answer.url


def committed_example(client: Client, kind: str) -> str:
    """The same, committed."""
    page = example(client, kind)
    assert client.post(f"{page}commit/").status_code == 302
    return page


def edited(content: bytes, edit: Callable[[openpyxl.worksheet.worksheet.Worksheet], None]) -> bytes:
    """A workbook with its first sheet edited the way a clerk would, by another program than wrote it."""
    book = openpyxl.load_workbook(io.BytesIO(content))
    edit(book.worksheets[0])
    saved = io.BytesIO()
    book.save(saved)
    return saved.getvalue()
