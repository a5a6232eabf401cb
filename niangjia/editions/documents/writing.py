"""Taking papers out of the house: each leaves an audit event that says which, of which edition, how."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date

from niangjia.editions.documents import papers, rules, sheets
from niangjia.editions.documents.looking import picture_of
from niangjia.editions.documents.poster import poster
from niangjia.editions.documents.reading import matter_of
from niangjia.editions.documents.types import Matter, Paper
from niangjia.editions.flow import KIND
from niangjia.editions.models import Edition
from niangjia.kernel.actions import action
from niangjia.kernel.actor import SEGMENT, Actor
from niangjia.kernel.exports import imprint, taken_out
from niangjia.kernel.figure import Verdict
from niangjia.kernel.flows.types import Desk
from niangjia.kernel.imprint import Imprint
from niangjia.kernel.official import OfficialPaper, Poster, docx, pdf, poster_pdf, poster_png
from niangjia.kernel.permissions import Permission
from niangjia.organisations import facade as organisations

POSTERS: Mapping[str, Callable[[Poster, Imprint], bytes]] = {"pdf": poster_pdf, "png": poster_png}
FORMATS: Mapping[str, Callable[[OfficialPaper, Imprint], bytes]] = {"docx": docx, "pdf": pdf}


def desk_of(edition: Edition, by: Actor) -> Desk | None:
    """Whose desk the actor sits at: the edition's own unit's, the one directly above it, or another."""
    if edition.scope_path in by.scope.seats:
        return Desk.OWN
    return Desk.ABOVE if edition.scope_path[:-SEGMENT] in by.scope.seats else None


def may_write(paper: Paper, edition: Edition, matter: Matter, *, by: Actor) -> Verdict:
    """Whether a paper of the edition can be written now, by whoever looks."""
    return rules.may_write(
        paper,
        state=edition.stands,
        desk=desk_of(edition, by),
        pending=edition.pending,
        adjusts=matter.adjusts,
        returned=matter.returned is not None,
    )


@action(Permission.PLAN_EXPORT, reasoned=True)
def write(*, by: Actor, edition: Edition, paper: Paper, format: str) -> bytes:
    """A paper of the edition as .docx or PDF. Raises `Refused`, `archive.facade.TextLost`."""
    by.may(Permission.EDITION_VIEW).enforce()
    matter, mark = matter_of(edition, by=by), imprint(by)
    may_write(paper, edition, matter, by=by).enforce()
    content = FORMATS[format](papers.write(paper, matter), mark)
    return _taken(content, mark, by, edition, "written", {"paper": paper.value, "format": format})


@action(Permission.PLAN_EXPORT, reasoned=True)
def write_quotas(*, by: Actor, edition: Edition) -> bytes:
    """名额表, as .xlsx to be printed. Raises `archive.facade.TextLost`."""
    by.may(Permission.EDITION_VIEW).enforce()
    mark = imprint(by)
    content = sheets.quotas(matter_of(edition, by=by), imprint=mark)
    return _taken(content, mark, by, edition, "quotas_written", {})


@action(Permission.PLAN_EXPORT, reasoned=True)
def write_poster(*, by: Actor, under: str, on: date, made: str, format: str) -> bytes:
    """The leader's picture of a day, as one A4 page or as a picture for a telephone. Raises `Refused`."""
    by.may(Permission.EDITION_VIEW).enforce()
    unit, mark = organisations.unit_at(under, by=by), imprint(by)
    return taken_out(
        "editions.picture.written",
        by=by,
        mark=mark,
        content=POSTERS[format](poster(picture_of(under, on=on, by=by), made=made), mark),
        rows=1,
        on_kind="unit",
        on_id=unit.code,
        scope_path=unit.scope_path,
        details={"on": on.isoformat(), "format": format},
    )


def _taken(
    content: bytes, mark: Imprint, by: Actor, edition: Edition, what: str, details: Mapping[str, object]
) -> bytes:
    return taken_out(
        f"editions.document.{what}",
        by=by,
        mark=mark,
        content=content,
        rows=1,
        on_kind=KIND,
        on_id=str(edition.pk),
        scope_path=edition.scope_path,
        details={"name": edition.title, **details},
    )
