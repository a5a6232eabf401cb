"""Attaching papers to a record, taking them home, removing them."""

from __future__ import annotations

from pathlib import PurePath

from django.utils import timezone

from niangjia.kernel import audit
from niangjia.kernel.access import NotThere
from niangjia.kernel.actions import action
from niangjia.kernel.actor import Actor
from niangjia.kernel.identity import without_numbers
from niangjia.kernel.permissions import Permission
from niangjia.kernel.vault import vault
from niangjia.papers import access, registry, rules
from niangjia.papers.models import Paper
from niangjia.papers.types import Record

ABOUT = "paper"
DESTROYED = "已销毁"
"""What stands for the name of a file whose time is up: it may have told whose it was."""


@action(Permission.PAPER_ADD)
def attach(*, by: Actor, to: Record, file_name: str, content: bytes, note: str) -> Paper:
    """Keep a file with a record, sealed. Raises `Refused` for what is no paper, or is not what it claims."""
    name, note = without_numbers(rules.plain_name(file_name)), without_numbers(note)
    rules.may_attach(name, content).enforce()
    kind = rules.kind_of(content)
    assert kind is not None, "what may be attached is of a kind"
    key = vault().new_key()
    paper = Paper.objects.create(
        on_kind=to.kind,
        on_id=to.id,
        name=name,
        file_kind=kind.value,
        size=len(content),
        note=note,
        data_key=key,
        content_sealed=vault().seal_bytes(key, content, about=ABOUT),
        added_by=by.key,
        added_by_name=by.signature,
        scope_path=to.path,
    )
    _record("papers.paper.attached", paper, by=by)
    return paper


@action(Permission.PAPER_VIEW)
def download(*, by: Actor, paper: int) -> tuple[Paper, bytes]:
    """A paper and its content. Raises `NotThere` for one out of scope or removed."""
    found = access.papers(by).filter(pk=paper, removed_at=None).first()
    if found is None or found.content_sealed is None:
        raise NotThere(f"paper {paper}")
    _record("papers.paper.downloaded", found, by=by, scope=by.scope.label)
    return found, vault().open_bytes(found.data_key, found.content_sealed, about=ABOUT)


@action(Permission.PAPER_REMOVE, reasoned=True)
def remove(*, by: Actor, paper: int) -> Paper:
    """Destroy a paper's content; the line stays with who removed it, when and why.

    Raises `NotThere` for one out of scope, `Refused` for one removed before or that its record rests on.
    """
    found = access.papers(by).select_for_update().filter(pk=paper).first()
    if found is None:
        raise NotThere(f"paper {paper}")
    rules.may_remove(removed=found.removed_at is not None).enforce()
    registry.may_remove(found.on_kind, found.on_id, found.pk, by=by).enforce()
    found.content_sealed, found.data_key = None, b""
    found.removed_at, found.removed_by_name, found.removed_reason = timezone.now(), by.signature, by.reason
    found.save()
    _record("papers.paper.removed", found, by=by)
    return found


@action(Permission.RETENTION_RUN, reasoned=True)
def destroy(*, by: Actor, on_kind: str, on_id: str) -> int:
    """Destroy the keys of all papers of a record whose time is up; returns of how many.

    What backups keep of their contents is unreadable from then on; of a name only the ending stays.
    """
    found = list(access.papers(by).select_for_update().filter(on_kind=on_kind, on_id=on_id))
    for paper in found:
        paper.content_sealed, paper.data_key, paper.note = None, b"", ""
        paper.name = f"{DESTROYED}{PurePath(paper.name).suffix}"
        if paper.removed_at is None:
            paper.removed_at, paper.removed_by_name = timezone.now(), by.signature
            paper.removed_reason = by.reason
        paper.save()
        _record("papers.paper.destroyed", paper, by=by)
    if not found:
        audit.record(
            "papers.paper.none_to_destroy", by=by, on_kind=on_kind, on_id=on_id, scope_path=by.scope.low
        )
    return len(found)


def _record(name: str, paper: Paper, *, by: Actor, **told: str) -> None:
    audit.record(
        name,
        by=by,
        on_kind=paper.on_kind,
        on_id=paper.on_id,
        scope_path=paper.scope_path,
        details={"paper": paper.pk, "kind": paper.file_kind, "bytes": paper.size, **told},
    )
