"""The words of papers: kinds of file, the record that holds them, how an app tells of its records. Pure."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import NamedTuple

from niangjia.kernel.actor import Actor
from niangjia.kernel.figure import Verdict
from niangjia.kernel.terms import Term
from niangjia.kernel.wording import Wording

LARGEST = 20 * 1024 * 1024
"""Bytes of one paper at most."""


class FileKind(Term):
    """What may be attached; each is known by its content. The synonyms are the endings of its name."""

    PDF = "application/pdf", "PDF", "PDF", ".pdf"
    JPEG = "image/jpeg", "JPG 图片", "JPG picture", ".jpg", ".jpeg"
    PNG = "image/png", "PNG 图片", "PNG picture", ".png"
    DOCX = (
        "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
        *("Word 文档", "Word document", ".docx"),
    )
    XLSX = (
        "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
        *("Excel 工作簿", "Excel workbook", ".xlsx"),
    )


class Record(NamedTuple):
    """A record that holds papers, as its app tells of it: where it lies, what it is called, its page."""

    kind: str
    id: str
    path: str
    name: str
    url: str


REMOVABLE = Verdict(True, Wording("可以移除", "may be removed"))


def rests_on_none(key: str, paper: int, by: Actor) -> Verdict:
    """Nothing in the record rests on any of its papers."""
    return REMOVABLE


@dataclass(frozen=True, slots=True)
class Holder:
    """How an app's records are found: key and actor → the record, None out of scope.

    `may_remove`, by the record's key and the paper's: whether the record can do without it. When a paper is
    removed, it is asked inside the act, and may lock the record.
    """

    kind: str
    label: Wording
    find: Callable[[str, Actor], Record | None]
    may_remove: Callable[[str, int, Actor], Verdict] = rests_on_none
