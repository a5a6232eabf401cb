"""Keeping texts, and putting an office's document in force or taking it back."""

from __future__ import annotations

from django.utils import timezone

from niangjia.archive import access, rules
from niangjia.archive.models import Publication, Text
from niangjia.archive.queries import STANDING
from niangjia.kernel import audit
from niangjia.kernel.actions import action
from niangjia.kernel.actor import Actor
from niangjia.kernel.permissions import Permission
from niangjia.kernel.scope import forget
from niangjia.policy import facade as policy


@action(Permission.EDITION_DRAFT)
def keep(*, by: Actor, library: policy.Library) -> list[str]:
    """Keep every text of a library that is not kept yet; returns their digests, sorted."""
    digests = sorted(document.digest for document in library.held)
    Text.objects.bulk_create([_text(document) for document in library.held], ignore_conflicts=True)
    audit.record(
        "archive.library.kept",
        by=by,
        on_kind="library",
        on_id=digests[0][:12] if digests else "",
        scope_path=by.scope.low,
        details={"texts": len(digests)},
    )
    return digests


@action(Permission.DOCUMENT_PUBLISH)
def publish(*, by: Actor, document: policy.Document, drafted_by_name: str) -> Publication:
    """Put a document in force from now on, in place of an earlier publication of the same name.

    Raises `Refused` for one that bears the name of another place's, or disagrees with those in force.
    """
    access.hold()
    forget(STANDING)
    rules.may_publish(document, policy.library()).enforce()
    text = _text(document)
    Text.objects.bulk_create([text], ignore_conflicts=True)
    now = timezone.now()
    access.publications().filter(name=document.name, ended_at__isnull=True).update(
        ended_at=now, ended_by_name=by.signature, ended_reason="由同名文件的新文本代替"
    )
    publication = Publication.objects.create(
        text_id=text.digest,
        name=document.name,
        jurisdiction=document.header.jurisdiction,
        drafted_by_name=drafted_by_name,
        published_by=by.key,
        published_by_name=by.signature,
    )
    _told("archive.document.published", by, publication)
    return publication


@action(Permission.DOCUMENT_PUBLISH, reasoned=True)
def withdraw(*, by: Actor, publication: Publication) -> None:
    """Take a publication back: it answers no more; what rested on it keeps its text. Says why."""
    access.hold()
    publication = access.publications().select_for_update(of=("self",)).get(pk=publication.pk)
    rules.may_withdraw(ended=publication.ended_at is not None).enforce()
    publication.ended_at = timezone.now()
    publication.ended_by_name = by.signature
    publication.ended_reason = by.reason
    publication.save(update_fields=["ended_at", "ended_by_name", "ended_reason"])
    _told("archive.document.withdrawn", by, publication)


def _text(document: policy.Document) -> Text:
    return Text(
        digest=document.digest,
        slug=document.slug,
        name=document.name,
        text=document.text,
        cases=document.cases,
    )


def _told(name: str, by: Actor, publication: Publication) -> None:
    forget(STANDING)
    audit.record(
        name,
        by=by,
        on_kind="publication",
        on_id=str(publication.pk),
        scope_path=by.scope.low,
        details={"name": publication.name, "jurisdiction": publication.jurisdiction},
    )
