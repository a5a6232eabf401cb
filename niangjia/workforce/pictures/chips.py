"""What the list is narrowed to, as chips that can be taken off, and the panels to choose from."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from django.http import QueryDict

from niangjia.kernel.language import said
from niangjia.kernel.wording import Wording, said_day
from niangjia.workforce.forms import Asked
from niangjia.workforce.pictures.addresses import except_for, without
from niangjia.workforce.queries.facets import FACETS
from niangjia.workforce.queries.quality import RULES

SEARCH = Wording("姓名", "name")
UNIT = Wording("单位", "unit")
QUALITY = Wording("数据质量", "data quality")
DAY = Wording("日期", "day")


@dataclass(frozen=True, slots=True)
class Chip:
    """One narrowing, and the address without it."""

    label: Wording
    value: Wording | str
    href: str

    @property
    def words(self) -> Wording:
        """The chip in one word."""
        zh, en = (self.value.zh, self.value.en) if isinstance(self.value, Wording) else 2 * (self.value,)
        return Wording(f"{self.label.zh}：{zh}", f"{self.label.en}: {en}")


@dataclass(frozen=True, slots=True)
class Panel:
    """The values of one facet to tick, those that hold ticked."""

    key: str
    label: Wording
    choices: Sequence[tuple[str, Wording, bool]]
    held: int


def chips(asked: Asked, given: QueryDict) -> list[Chip]:
    """Everything the list is narrowed by, in the order of the panels."""
    entry, found = asked.entry, []
    if entry.text:
        found.append(Chip(SEARCH, entry.text, without(given, "q")))
    if asked.under:
        found.append(Chip(UNIT, asked.under.name, without(given, "under")))
    if entry.quality:
        found.append(Chip(QUALITY, RULES[entry.quality].label, without(given, "quality")))
    for key, facet in FACETS.items():
        words = facet.words(asked.on)
        values = entry.chosen.get(key, ())
        found += [Chip(facet.label, words[value], except_for(given, key, value)) for value in values]
    return found


def panels(asked: Asked) -> list[Panel]:
    """A panel for each facet; a month chosen in a picture is among the choices while it holds."""
    found = []
    for key, facet in FACETS.items():
        held, words = asked.entry.chosen.get(key, ()), facet.words(asked.on)
        offered = {**facet.offered, **{value: words[value] for value in held}}
        choices = [(value, word, value in held) for value, word in offered.items()]
        found.append(Panel(key, facet.label, choices, len(held)))
    return found


def told(asked: Asked, given: QueryDict) -> str:
    """The narrowings in one sentence, for the note of an export."""
    day = Chip(DAY, said_day(asked.on), "")
    return "；".join(said(chip.words) for chip in (day, *chips(asked, given)))
