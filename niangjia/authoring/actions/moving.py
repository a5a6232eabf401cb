"""The moves of a draft: each checks it anew, for the library may have changed since it was typed."""

from __future__ import annotations

from dataclasses import replace

from niangjia.archive import facade as archive
from niangjia.authoring import access, queries, rules
from niangjia.authoring.actions.telling import told
from niangjia.authoring.checking import Checked
from niangjia.authoring.flow import FLOW, KIND
from niangjia.authoring.models import Draft
from niangjia.kernel import flows
from niangjia.kernel.actions import action
from niangjia.kernel.actor import Actor
from niangjia.kernel.flows import Given
from niangjia.kernel.permissions import Permission
from niangjia.policy import facade as policy


@action(Permission.DOCUMENT_DRAFT)
def submit(*, by: Actor, draft: int, given: Given) -> Draft:
    """提请审核: hand the draft to whoever publishes. Raises `Refused` while it cannot stand."""
    found = access.draft(draft, by=by, locked=True)
    _checked(found)
    return _taken("submit", found, by=by, given=given)


@action(Permission.DOCUMENT_PUBLISH)
def publish(*, by: Actor, draft: int, given: Given) -> Draft:
    """发布: a second person puts the document in force. Raises `Refused`, also where it no longer agrees."""
    found = access.draft(draft, by=by, locked=True)
    document = _checked(found).document
    assert document is not None, "what can go on is a document"
    moved = _taken("publish", found, by=by, given=given)
    published = replace(
        document, path=document.path.parent / f"{found.slug}.yaml", origin=policy.Origin.PUBLISHED
    )
    moved.publication = archive.publish(by=by, document=published, drafted_by_name=found.drafted_by_name)
    moved.save(update_fields=["publication"])
    return moved


@action(Permission.DOCUMENT_PUBLISH)
def send_back(*, by: Actor, draft: int, given: Given) -> Draft:
    """退回修改, with an opinion."""
    return _taken("send_back", access.draft(draft, by=by, locked=True), by=by, given=given)


@action(Permission.DOCUMENT_DRAFT)
def recall(*, by: Actor, draft: int, given: Given) -> Draft:
    """收回再改: the drafting desk itself takes it back before it is published."""
    return _taken("recall", access.draft(draft, by=by, locked=True), by=by, given=given)


@action(Permission.DOCUMENT_PUBLISH)
def withdraw(*, by: Actor, draft: int, given: Given) -> Draft:
    """撤回发布, with the reason: the document answers no more; acts that rest on it keep its text."""
    found = access.draft(draft, by=by, locked=True)
    moved = _taken("withdraw", found, by=by, given=given)
    publication = moved.publication
    rules.may_withdraw(standing=publication is not None and publication.ended_at is None).enforce()
    assert publication is not None
    archive.withdraw(by=by, publication=publication)
    return moved


@action(Permission.DOCUMENT_DRAFT)
def discard(*, by: Actor, draft: int, given: Given) -> Draft:
    """作废: the draft is kept, but nobody works on it any more."""
    return _taken("discard", access.draft(draft, by=by, locked=True), by=by, given=given)


def _checked(draft: Draft) -> Checked:
    checked = queries.checked(draft)
    rules.may_go_on(checked, division=draft.unit.division_code, jurisdiction=draft.jurisdiction).enforce()
    return checked


def _taken(name: str, draft: Draft, *, by: Actor, given: Given) -> Draft:
    moved = flows.take(FLOW, name, draft, on_kind=KIND, by=by, given=given)
    told(PAST[name], moved, by=by)
    return moved


PAST = {
    "submit": "submitted",
    "publish": "published",
    "send_back": "sent_back",
    "recall": "recalled",
    "withdraw": "withdrawn",
    "discard": "discarded",
}
