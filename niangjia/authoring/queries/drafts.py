"""A draft as its pages ask for it: what was typed, what it comes to, the marks of its parts."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.db.models import QuerySet

from niangjia.authoring import access, checking
from niangjia.authoring.checking import Case, Checked, Content, Part
from niangjia.authoring.models import Draft
from niangjia.kernel import divisions
from niangjia.kernel.access import NotThere
from niangjia.kernel.actor import Actor
from niangjia.organisations import facade as organisations
from niangjia.policy import facade as policy


def listed(*, by: Actor) -> QuerySet[Draft]:
    """The drafts in scope, the latest changed first; of a list nothing that was typed is read."""
    return access.drafts(by).defer("header", "provisions", "cases").order_by("-changed_at", "-pk")


def own_unit(*, by: Actor, code: str = "") -> organisations.Unit | None:
    """The unit of the actor's own desk: the highest in scope, of a named set the member with a code.

    Raises `Several` where none of the members has it.
    """
    members = organisations.roots(by=by) if code else []
    return next((one for one in members if one.code == code), None) or organisations.top(by=by)


def content_of(draft: Draft) -> Content:
    """What was typed."""
    return Content(
        header=draft.header,
        provisions=tuple(Part(one["key"], one["kind"], one["entry"]) for one in draft.provisions),
        cases=tuple(Case.of(one) for one in draft.cases),
    )


def checked(draft: Draft, content: Content | None = None) -> Checked:
    """What it comes to beside the documents in force; `content` instead of what is kept."""
    return checking.check(content or content_of(draft), library=policy.library(), slug=draft.slug)


def text_of(draft: Draft) -> tuple[str, str, str] | None:
    """Text, cases and slug: as published, word for word, else as it stands; None while it is no document."""
    if draft.publication is not None:
        kept = draft.publication.text
        return kept.text, kept.cases, kept.slug
    built = checked(draft).document
    return (built.text, built.cases, draft.slug) if built else None


def part_of(draft: Draft, key: str) -> Mapping[str, Any]:
    """A provision of a draft. Raises `NotThere`."""
    found = next((one for one in draft.provisions if one["key"] == key), None)
    if found is None:
        raise NotThere(f"provision {key}")
    return dict(found)


def place_named(code: str) -> str:
    """A place as people call it; the code itself where the table has none."""
    try:
        division = divisions.find(code) if code else None
    except ValueError:
        division = None
    return division.name if division else code


def shown_header(draft: Draft) -> dict[str, object]:
    """The header's values, for the mark of the form."""
    return flat(draft.header)


def shown_part(draft: Draft, key: str) -> dict[str, object]:
    """A provision's values, for the mark of the form; another provision may change meanwhile."""
    return flat(part_of(draft, key)["entry"])


def shown_cases(draft: Draft) -> dict[str, object]:
    """The cases, for the mark of the form."""
    return {f"cases.{number}": case for number, case in enumerate(draft.cases)}


def flat(entry: object, name: str = "") -> dict[str, object]:
    """Every text of an entry by the name of its box."""
    if isinstance(entry, dict):
        parts = [(f"{name}.{key}" if name else str(key), value) for key, value in entry.items()]
    elif isinstance(entry, list) and any(isinstance(one, dict) for one in entry):
        parts = [(f"{name}.{number}", value) for number, value in enumerate(entry)]
    else:
        return {name: entry}
    return {key: value for part, inside in parts for key, value in flat(inside, part).items()}
