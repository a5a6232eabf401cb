"""Giving people their own data, and the list of who read them: files that leave the house."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from typing import Any

from django.utils import timezone

from niangjia.kernel.actions import action
from niangjia.kernel.actor import Actor
from niangjia.kernel.exports import imprint, taken_out
from niangjia.kernel.permissions import Permission
from niangjia.kernel.sheets import export
from niangjia.kernel.wording import Language, Wording
from niangjia.papers import facade as papers
from niangjia.privacy import sheets
from niangjia.privacy.actions.records import known_person
from niangjia.privacy.actions.requests import answer_request, take_request
from niangjia.privacy.pack import WRITERS, Pack, Part
from niangjia.privacy.pack.content import purposes
from niangjia.privacy.queries.readers import GIVEN, readers, told_readings
from niangjia.privacy.register import KINDS
from niangjia.privacy.types import Asked, Format, Group, Identity
from niangjia.workforce import facade as workforce

MOST_READINGS = 500
"""Readings that the pack lists, the newest; of more the officer gives the list apart."""


@action(Permission.OWN_DATA_GIVE, reasoned=True)
def give_own_data(
    *, by: Actor, person: int, asked_on: date, identity: Identity, format: Format, on: date
) -> bytes:
    """Everything held on a person, in full, as a file for that person; the request is kept as answered.

    Raises `NotThere`; `Refused` for who is anonymous, and for a PDF where no Chinese font is found.
    """
    request = take_request(
        by=by, person=person, asked=Asked.COPY, asked_on=asked_on, identity=identity, on=on
    )
    mark = imprint(by)
    pack = _pack(person, asked_on=asked_on, given_on=on, identity=identity, mark=mark, by=by)
    content = WRITERS[format](pack)
    answer_request(by=by, request=request.pk, done=True, answer=f"{format.label.zh}，{mark.number}")
    return taken_out(
        GIVEN,
        by=by,
        mark=mark,
        content=content,
        rows=sum(len(part.rows) for part in pack.parts),
        on_kind="person",
        on_id=str(person),
        scope_path=request.scope_path,
        details={"request": request.pk, "format": format.value, "identity": identity.value},
    )


def _pack(person: int, *, given_on: date, identity: Identity, by: Actor, **more: Any) -> Pack:
    shown = workforce.person_page(person, by=by)
    assert shown is not None, "the request was taken down of somebody in scope"
    own = [
        Part(
            part.key,
            part.title.zh,
            tuple(tuple((label.zh, str(value)) for label, value in line) for line in part.lines),
        )
        for part in workforce.own_data(shown, by=by)
    ]
    about = [kind for kind in KINDS if kind.group in (Group.PERSON, Group.WORK, Group.FILES)]
    return Pack(
        name=shown.person.name,
        organ=by.scope.label,
        given_on=given_on,
        known_by=identity.label.zh,
        parts=(*own, _papers(person, by), _readings(shown.person, by), purposes(about)),
        **more,
    )


def _papers(person: int, by: Actor) -> Part:
    rows = tuple(
        (
            ("文件", one.name),
            ("上传", f"{timezone.localtime(one.added_at):%Y-%m-%d}"),
            ("经办人", one.added_by_name),
        )
        for one in papers.papers_of("person", str(person), by=by)
        if one.removed_at is None
    )
    return Part("papers", "附件（可另行复制）", rows)


def _readings(person: Any, by: Actor) -> Part:
    rows = readers(person.pk, person.scope_path, by=by)[:MOST_READINGS]
    return Part(
        "readers",
        "谁查看过",
        tuple(
            (
                ("时间", f"{timezone.localtime(one.at):%Y-%m-%d %H:%M}"),
                ("查看人", f"{one.who}（{one.unit and f'{one.unit}，'}{one.role.zh}）"),
                ("事项", one.what.zh + (f"：{one.fields.zh}" if one.fields.zh else "")),
                ("用途", one.reason),
            )
            for one in told_readings(rows)
        ),
    )


@action(Permission.READERS_VIEW, reasoned=True)
def export_readers(*, by: Actor, person: int, kind: str, text: str, language: Language) -> bytes:
    """The list of who read a person's data, as it is shown, as .xlsx. Raises `NotThere`."""
    held = known_person(person, by=by)
    mark, number = imprint(by), 0

    def counted() -> Iterator[object]:
        nonlocal number
        for one in told_readings(readers(person, held.scope_path, by=by, kind=kind, text=text)):
            number += 1
            yield replace(one, at=timezone.localtime(one.at))

    notes = ((Wording("人员编号", "person"), str(person)),)
    content = export(sheets.READERS, counted(), language=language, imprint=mark, notes=notes)
    return taken_out(
        "privacy.readers.exported",
        by=by,
        mark=mark,
        content=content,
        rows=number,
        on_kind="person",
        on_id=str(person),
        scope_path=held.scope_path,
        details={"kind": kind, "searched": bool(text)},
    )
