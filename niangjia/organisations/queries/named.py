"""Units by what they are or were called: through fragments of their names, in the order of the tree."""

from __future__ import annotations

import re
from collections.abc import Sequence
from contextlib import suppress
from itertools import pairwise
from string import ascii_lowercase, ascii_uppercase
from typing import Any

from django.db.models import BooleanField, Exists, F, OuterRef, Q, QuerySet, Subquery, Value
from django.db.models.functions import Collate, Lower

from niangjia.kernel import divisions
from niangjia.kernel.actor import Actor
from niangjia.organisations import access
from niangjia.organisations.models import OF_EVERY_UNIT, Unit, UnitGram

MOST_FRAGMENTS = 24
"""So many fragments of a long text are weighed; the rest would not tell more."""

_CODE = re.compile(r"GH\d{8}|\d{2,12}", re.IGNORECASE | re.ASCII)
_FOLDING = str.maketrans(ascii_uppercase, ascii_lowercase)


def folded(text: str) -> str:
    """As fragments are written: Latin letters small, every other character as it is."""
    return text.translate(_FOLDING)


def fragments_of(text: str) -> Sequence[str]:
    """Fragments that every unit with this text in its name has; none where nearly every unit has them."""
    wanted = folded(text)
    said = [first + second for first, second in pairwise(wanted)] if len(wanted) > 1 else [*wanted]
    return tuple(dict.fromkeys(one for one in said if one not in OF_EVERY_UNIT))[:MOST_FRAGMENTS]


def having(
    text: str, fragments: Sequence[str], under: str, *, by: Actor, mark: str = ""
) -> QuerySet[UnitGram]:
    """The units at and below a path with the text in what they are or were called, and with a mark where one
    is asked for: by a row of that which fewest of them have."""
    exact = len(text) <= 2  # the fragment is all that was asked for
    wanted = [*fragments, mark] if mark else fragments
    (gram, number), *others = access.rarest(wanted, under, by=by) if len(wanted) > 1 else [(wanted[0], 0)]
    # Fragments of a dense name stand together; of initials they do not, and of a rare one every unit is read.
    asked = {other for other, _ in others} if text.isascii() or number < access.WEIGHED else set()
    asked |= {*(fragments if exact else ()), *([mark] if mark else ())}
    rows = access.grams(by).filter(gram=gram)
    for other in sorted(asked - {gram}):
        rows = rows.filter(one_by_one(access.grams(by).filter(gram=other, scope_path=OuterRef("scope_path"))))
    if exact:
        return rows
    return rows.filter(one_by_one(holding(access.units(by).filter(pk=OuterRef("unit_id")), text, by=by)))


def holding(units: QuerySet[Unit], text: str, *, by: Actor) -> QuerySet[Unit]:
    """Of units, those with the text in their name, a former name or their initials; Latin letters are the
    same whether large or small."""
    wanted = folded(text)
    former = access.former_names(by).alias(said=_folded("name"))
    former = former.filter(unit=OuterRef("pk"), said__contains=wanted)
    named = Q(said__contains=wanted) | Q(initials__contains=wanted) | Exists(former)
    return units.alias(said=_folded("name")).filter(named)


def coded(text: str) -> Q | None:
    """The units that have the text as their own code or as their division's; None for what is no code."""
    if not _CODE.fullmatch(text):
        return None
    return Q(code=text.upper()) | of_division(text)


def of_division(text: str) -> Q:
    """The union of the division with this code, in any of its spellings."""
    codes = {text}
    with suppress(ValueError):
        codes.add(divisions.normalise(text))
    return Q(division_code__in=codes)


def _folded(name: str) -> Lower:
    return Lower(Collate(F(name), "C"))


def one_by_one(rows: QuerySet[Any]) -> Subquery:
    """Whether there is such a row, asked unit by unit, in their order, until a page is full: as a join, or as
    `Exists`, which becomes one, it would be planned for all units at once."""
    return Subquery(rows.order_by().values(yes=Value(True))[:1], output_field=BooleanField())
