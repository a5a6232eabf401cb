"""Reads of papers; the content of none is read to list it."""

from __future__ import annotations

from collections.abc import Collection

from niangjia.kernel.actor import Actor
from niangjia.papers import access
from niangjia.papers.models import Paper


def papers_of(kind: str, key: str, *, by: Actor) -> list[Paper]:
    """The papers of a record, removed ones among them, the newest first."""
    rows = access.papers(by).filter(on_kind=kind, on_id=key).defer("content_sealed", "data_key")
    return list(rows.order_by("-added_at", "-pk"))


def holding(kind: str, keys: Collection[int], *, by: Actor) -> set[int]:
    """Which of these records hold papers, removed ones among them."""
    held = access.papers(by).filter(on_kind=kind, on_id__in=[str(key) for key in keys])
    return {int(key) for key in held.values_list("on_id", flat=True).distinct()}


def paper(pk: int, *, by: Actor) -> Paper | None:
    """A paper in scope without its content; None out of scope and where there is none."""
    return access.papers(by).filter(pk=pk).defer("content_sealed", "data_key").first()


def carry(kind: str, paths: dict[str, str], *, by: Actor) -> None:
    """Let the papers of records lie where the records lie now: part of the act that moved them."""
    held = access.papers(by).filter(on_kind=kind, on_id__in=paths).values_list("on_id", flat=True)
    for key in held.distinct():
        access.papers(by).filter(on_kind=kind, on_id=key).update(scope_path=paths[key])
