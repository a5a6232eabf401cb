"""From an edition to what its papers speak of: frozen numbers, the kept texts, the steps of its way."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence

from niangjia.archive import facade as archive
from niangjia.editions import freezing, queries
from niangjia.editions.documents import rules
from niangjia.editions.documents.places import above_of, each_of, recipients_of
from niangjia.editions.documents.sums import SUMMED
from niangjia.editions.documents.types import Basis, Before, Issued, Matter, Money, Row
from niangjia.editions.models import Edition, EditionLine
from niangjia.editions.queries import Step
from niangjia.editions.types import State
from niangjia.kernel.actor import Actor
from niangjia.kernel.figure import Citation, Status
from niangjia.organisations.types import UnitKind
from niangjia.policy import facade as policy

POSTS, FILLED_BY = "staffing.posts", "staffing.filled_by"
Case = tuple[str, str]
"""Territory and kind of a unit: all units of one case stand under the same clause."""


def matter_of(edition: Edition, *, by: Actor) -> Matter:
    """Everything that any paper of the edition says: a fixed number of queries whatever the size.

    Raises `archive.facade.TextLost` where a text it rests on is no longer there.
    """
    lines = list(queries.lines(edition, by=by))
    cited = _cited(edition, lines, POSTS)
    units = Counter(
        cited[_case(line)]
        for line in lines
        if line.document and line.status == Status.VALUE.value and _case(line) in cited
    )
    places = {citation: at for at, (citation, _) in enumerate(units.most_common(), start=1)}
    steps = queries.steps(edition, by=by)
    returned = None if edition.stands is State.REQUESTED else _last(steps, "return")
    sent = edition.stands in rules.SENT
    decided = queries.approval_of(steps)
    published = _last(steps, "publish")
    return Matter(
        organ=edition.unit.name,
        above=above_of(edition.unit, steps, by=by),
        below=recipients_of(edition.unit.unit_kind),
        each=each_of(edition.unit.unit_kind),
        year=edition.year,
        number=edition.number,
        title=edition.title,
        on=edition.on_date,
        state=edition.stands,
        note=edition.note,
        rows=[_row(line, _place(line, cited, places)) for line in lines],
        bases=[
            *(Basis(citation, number) for citation, number in units.most_common()),
            *(Basis(one, 0) for one in dict.fromkeys(_cited(edition, lines, FILLED_BY).values())),
        ],
        money=_money(edition, lines),
        held=_held(edition, lines, spread=True),
        left=_held(edition, lines, spread=False),
        requested=_issued(_last(steps, "request")) if sent else None,
        decided=_issued(decided),
        returned=_issued(returned),
        returned_request=_issued(_last(_same_round(steps, returned), "request")) if returned else None,
        published=_issued(published),
        before=_before(edition, by=by),
    )


def _row(line: EditionLine, basis: int) -> Row:
    return Row(
        name=line.name,
        group=line.group_name,
        kind=UnitKind(line.kind).label.zh,
        counted_in=line.counted_in,
        status=Status(line.status),
        numbers={column: getattr(line, column) for column in SUMMED},
        cut_off_date=line.cut_off_date,
        reason=line.reason,
        basis=basis,
    )


def _place(line: EditionLine, cited: Mapping[Case, Citation], places: Mapping[Citation, int]) -> int:
    citation = cited.get(_case(line))
    return places.get(citation, 0) if citation and line.document else 0


def _case(line: EditionLine) -> Case:
    return line.place or "", line.kind


def _cited(edition: Edition, lines: Iterable[EditionLine], provision: str) -> dict[Case, Citation]:
    """By case the clause that was in force, as the kept texts say it."""
    documents = archive.kept(edition.digests)
    found = {}
    for place, kind in dict.fromkeys(map(_case, lines)):
        rule = place and policy.in_force(
            provision, place=place, on=edition.on_date, kind=kind, documents=documents
        )
        if rule:
            found[place, kind] = rule.citation
    return found


def _money(edition: Edition, lines: Iterable[EditionLine]) -> list[Money]:
    """Each reply once, with all of its posts that lie with units of the edition."""
    found: dict[int, Money] = {}
    at_units = [freezing.line_of(line).funding for line in lines]
    elsewhere = [one for some in freezing.held_in(edition).values() for one in some]
    for funding, counts in (*((one, True) for one in at_units if one), *((one, False) for one in elsewhere)):
        for part in funding.parts:
            known = found.get(part.reply.pk)
            posts = (part.posts if counts else 0) + (known.posts if known else 0)
            found[part.reply.pk] = Money(part.reply, posts, part.of)
    return sorted(found.values(), key=lambda one: (one.reply.dated, one.reply.number))


def _held(edition: Edition, lines: Iterable[EditionLine], *, spread: bool) -> dict[str, int]:
    """The posts that lie with no unit, by the county's name; the federation's own under an empty one.

    `spread`: those of federations, which hand them on; else those of units that are closed now.
    """
    names = {line.group_code: line.group_name for line in lines}
    held: dict[str, int] = {}
    for code, some in freezing.held_in(edition).items():
        name = names.get(code, "")
        parts = [part.posts for one in some for part in one.parts if part.spread is spread]
        held[name] = held.get(name, 0) + sum(parts)
    return {name: posts for name, posts in held.items() if posts}


def _last(steps: Sequence[Step], move: str) -> Step | None:
    return next((step for step in reversed(steps) if step.move.name == move), None)


def _same_round(steps: Sequence[Step], one: Step) -> list[Step]:
    return [step for step in steps if step.taken.round == one.taken.round]


def _issued(step: Step | None) -> Issued | None:
    if step is None:
        return None
    given = step.taken.given
    return Issued(
        given.number,
        given.paper_date,
        given.issuer or step.taken.unit_name,
        given.opinion,
        step.transcribed,
    )


def _before(edition: Edition, *, by: Actor) -> Before | None:
    former = edition.adjusts
    if former is None:
        return None
    published = _last(queries.steps(former, by=by), "publish")
    compared = queries.against_edition(former, edition, by=by)
    number = published.taken.given.number if published else ""
    return Before(former.title, number, [one for one in compared if one.differs])
