"""Pictures of the roster, each with its numbers as a table; a bar narrows the list to whom it counts."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from django.http import QueryDict
from django.utils.translation import gettext as _

from niangjia.kernel.language import said
from niangjia.kernel.wording import Wording
from niangjia.workforce.forms import Asked
from niangjia.workforce.pictures.addresses import exactly
from niangjia.workforce.queries.facets import CONTRACT_END, FACETS, FORM, INSURANCE, LEVEL, SEX, STATUS, Facet
from niangjia.workforce.queries.statistics import Statistics

IN_BRIEF = (LEVEL, FORM)
"""The pictures above the list; all of them stand on a page of their own."""

ALWAYS_ALL = frozenset({LEVEL.key, CONTRACT_END.key})
"""Here an empty bar says something too: nobody at that level, no contract ending in that month."""

WIDTHS = {CONTRACT_END.key: "whole", SEX.key: "third", INSURANCE.key: "third", STATUS.key: "third"}


@dataclass(frozen=True, slots=True)
class Bars:
    """One picture: what the chart draws, and its table with each bar's share of the whole in percent."""

    key: str
    chart: Mapping[str, object]
    rows: list[tuple[str, str, int, float, bool]]
    """Name, address, number, share, whether the list is narrowed to it."""

    whole: int
    width: str
    """How much of the page it takes: half of it, a third, or all."""

    @property
    def data_key(self) -> str:
        """What the chart's numbers are found under."""
        return f"{self.key}-data"


def bars(found: Statistics, asked: Asked, given: QueryDict, *, brief: bool) -> list[Bars]:
    """The pictures of what was counted, those in brief or all of them."""
    facets: Iterable[Facet] = IN_BRIEF if brief else FACETS.values()
    return [_bars(facet, found.by[facet.key], asked, given) for facet in facets]


def _bars(facet: Facet, numbers: Mapping[str, int], asked: Asked, given: QueryDict) -> Bars:
    chosen = asked.entry.chosen.get(facet.key, ())
    words = facet.bars(asked.on)
    shown = {value: word for value, word in words.items() if numbers.get(value) or facet.key in ALWAYS_ALL}
    whole = sum(numbers.values())
    rows = [
        (
            said(word),
            exactly(given, facet.key, value),
            numbers.get(value, 0),
            100 * numbers.get(value, 0) / whole if whole else 0.0,
            value in chosen,
        )
        for value, word in shown.items()
    ]
    # The English words differ in number; the Chinese ones are put together from what stands.
    label = said(Wording(f"按{facet.label.zh}", f"By {facet.label.en}"))
    chart = {
        "kind": "bars",
        "label": label,
        "axis": said(facet.label),
        "series": [{"name": _("人数"), "look": "front"}],
        "rows": [
            {"name": f"✓ {name}" if held else name, "href": href, "values": [number]}
            for name, href, number, _share, held in rows
        ],
    }
    return Bars(facet.key, chart, rows, whole, WIDTHS.get(facet.key, "half"))


def completeness(
    shares: Iterable[tuple[str, str, int, int]], *, of_federations: bool
) -> Mapping[str, object]:
    """Of each federation next below, or each unit: how many people, and of how many everything is told."""
    return {
        "kind": "bars",
        "label": _("各地资料完整的人数") if of_federations else _("各单位资料完整的人数"),
        "axis": _("地区") if of_federations else _("单位"),
        "series": [{"name": _("在册"), "look": "behind"}, {"name": _("资料完整"), "look": "front"}],
        "rows": [{"name": name, "href": href, "values": [whole, full]} for name, href, whole, full in shares],
    }
