"""What an officer types is kept, right or wrong; only who may write, and for which place, is asked here."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from niangjia.authoring import access, queries, rules
from niangjia.authoring.actions.telling import told
from niangjia.authoring.entry import added, blank, loaded
from niangjia.authoring.models import Draft
from niangjia.authoring.shapes import HEADER, KINDS, PROVISIONS
from niangjia.kernel.access import NotThere
from niangjia.kernel.actions import action
from niangjia.kernel.actor import Actor
from niangjia.kernel.locking import hold
from niangjia.kernel.permissions import Permission

Entry = Mapping[str, Any]
LONGEST_NAME = 300


@action(Permission.DOCUMENT_DRAFT)
def begin(
    *,
    by: Actor,
    header: Entry,
    provisions: Sequence[tuple[str, Entry]] = (),
    cases: Sequence[Entry] = (),
    made_from: str = "",
    under: str = "",
) -> Draft:
    """Begin a draft of the actor's own unit, of a named set of the member with the code `under`, empty or
    from a model. Raises `Refused`, `NotThere`, `Several`."""
    unit = queries.own_unit(by=by, code=under)
    if unit is None:
        raise NotThere("unit")
    whole = {**blank(HEADER), **header}
    whole["jurisdiction"] = whole["jurisdiction"] or unit.division_code or ""
    rules.may_draft_for(unit.division_code, whole["jurisdiction"]).enforce()
    draft = Draft(unit=unit, drafted_by_name=by.signature, made_from=made_from)
    draft.cases = [dict(one) for one in cases]
    _head(draft, whole)
    draft.provisions = [
        {"key": f"p{number}", "kind": kind, "entry": dict(entry)}
        for number, (kind, entry) in enumerate(provisions, start=1)
    ]
    draft.save()
    draft.refresh_from_db()
    told("begun", draft, by=by)
    return draft


@action(Permission.DOCUMENT_DRAFT)
def write_header(*, by: Actor, draft: int, shown: str, entry: Entry) -> Draft:
    """Keep the header as typed. Raises `Refused` for a place outside, `Overtaken`, `NotThere`."""
    found = _held(draft, by)
    hold(shown, queries.shown_header(found))
    rules.may_draft_for(found.unit.division_code, str(entry.get("jurisdiction", ""))).enforce()
    _head(found, entry)
    found.save()
    told("changed", found, by=by, part="header")
    return found


@action(Permission.DOCUMENT_DRAFT)
def add_provision(*, by: Actor, draft: int, kind: str) -> str:
    """Add an empty provision of a kind; returns its key. Raises `NotThere`, `Refused`."""
    if kind not in PROVISIONS:
        raise NotThere(f"kind {kind}")
    found, card, shape = _held(draft, by), KINDS[kind], PROVISIONS[kind]
    content = {"unit": card.units[0]}
    if len(card.topics) == 1:
        content["id"] = card.topics[0]
    if kind == "conditions":
        content["values"] = ({"exception": "exception_reason"},)  # type: ignore[assignment]
    entry = loaded(shape, content)
    if not entry["values"]:
        entry = added(shape, entry, ("values",))
    number = 1 + max((int(one["key"][1:]) for one in found.provisions), default=0)
    found.provisions = [*found.provisions, {"key": f"p{number}", "kind": kind, "entry": entry}]
    found.save()
    told("changed", found, by=by, part=f"p{number}")
    return f"p{number}"


@action(Permission.DOCUMENT_DRAFT)
def write_provision(*, by: Actor, draft: int, key: str, shown: str, entry: Entry) -> Draft:
    """Keep one provision as typed. Raises `Refused`, `Overtaken`, `NotThere`."""
    found = _held(draft, by)
    hold(shown, queries.shown_part(found, key))
    found.provisions = [
        {**one, "entry": dict(entry)} if one["key"] == key else one for one in found.provisions
    ]
    found.save()
    told("changed", found, by=by, part=key)
    return found


@action(Permission.DOCUMENT_DRAFT)
def remove_provision(*, by: Actor, draft: int, key: str) -> Draft:
    """Take a provision out; history keeps it. Raises `Refused`, `NotThere`."""
    found = _held(draft, by)
    queries.part_of(found, key)
    found.provisions = [one for one in found.provisions if one["key"] != key]
    found.save()
    told("changed", found, by=by, part=key)
    return found


@action(Permission.DOCUMENT_DRAFT)
def write_cases(*, by: Actor, draft: int, shown: str, cases: Sequence[Entry]) -> Draft:
    """Keep the cases as typed. Raises `Refused`, `Overtaken`, `NotThere`."""
    found = _held(draft, by)
    hold(shown, queries.shown_cases(found))
    found.cases = [dict(one) for one in cases]
    found.save()
    told("changed", found, by=by, part="cases")
    return found


def _held(pk: int, by: Actor) -> Draft:
    found = access.draft(pk, by=by, locked=True)
    rules.may_change(found.state, path=found.scope_path, by=by).enforce()
    return found


def _head(draft: Draft, entry: Entry) -> None:
    draft.header = dict(entry)
    draft.title = str(entry.get("title", "")).strip()[:LONGEST_NAME]
    draft.number = str(entry.get("number", "")).strip()[:LONGEST_NAME]
    draft.jurisdiction = str(entry.get("jurisdiction", "")).strip()
