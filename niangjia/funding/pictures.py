"""Replies as a page shows them: headline numbers, and who bears what as stacked bars."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from urllib.parse import urlencode

from django.urls import reverse

from niangjia.funding.queries import Asked
from niangjia.funding.types import (
    Borne,
    Funded,
    Level,
    Source,
    figure_of_amount,
    figure_of_months,
    figure_of_sum,
)
from niangjia.kernel.figure import Figure
from niangjia.kernel.language import said
from niangjia.kernel.wording import Wording

MOST_BARS = 40
ORDER, LEVELS, SHADES = list(Source), [Level.COUNTY, Level.PREFECTURE, Level.PROVINCE], 3


@dataclass(frozen=True, slots=True)
class Card:
    """A headline number and the address of its basis."""

    label: Wording
    figure: Figure
    url: str
    sub: Wording | None


def cards(
    funded: Sequence[Funded], borne: Sequence[Borne], asked: Asked, *, under: str, on: date
) -> list[Card]:
    """保障名额 today, and what the replies found bear in person-months and money."""
    posts = figure_of_sum(funded)
    months, amount = figure_of_months(borne), figure_of_amount(borne)
    rest = sum(part.posts for one in funded for part in one.parts if part.spread)
    year = Wording(f"{asked.year} 年度", f"budget year {asked.year}") if asked.year else None
    query = {"under": under, "on": on.isoformat(), "year": str(asked.year or "all")}
    query |= {"q": asked.text, "source": asked.source or "", "waits": asked.waits or ""}

    def url(measure: str) -> str:
        return f"{reverse('funding:figure', args=[measure])}?{urlencode(query)}"

    partly = Wording("有的来源没有写明金额", "some sources name no amount")
    named = year if all(one.named for one in borne) else partly
    left = Wording(f"其中尚未分配到单位 {rest:,} 名", f"{rest:,} of them not allotted to a unit yet")
    return [
        Card(Wording("保障名额", "Funded posts"), posts, url("posts"), left if posts.known else posts.reason),
        Card(
            Wording("保障人月", "Person-months"),
            months,
            url("months"),
            year if months.known else months.reason,
        ),
        Card(Wording("批复金额", "Amount"), amount, url("amount"), named if amount.known else amount.reason),
    ]


def stacked(borne: Sequence[Borne], asked: Asked) -> Mapping[str, object] | None:
    """Person-months by source and level, a bar for each county within a year, else for each year."""
    if not borne:
        return None
    layers = sorted({_colour(one): one.label for one in borne}.items())
    at = {label: place for place, (_, label) in enumerate(layers)}
    rows: dict[tuple[str, str], list[int | None]] = {}
    for one in borne:
        values = rows.setdefault((one.name, one.code), [None] * len(at))
        values[at[one.label]] = (values[at[one.label]] or 0) + one.person_months
    each = Wording("单位", "unit") if asked.year else Wording("预算年度", "budget year")
    label = Wording(f"各{each.zh}保障人月，按来源和层级", f"Person-months by {each.en}, source and level")
    return {
        "kind": "stacked",
        "label": said(label),
        "axis": said(each),
        "series": [{"name": said(label), "colour": colour} for colour, label in layers],
        "rows": [
            {"name": name, "href": _narrowed(asked, code, name), "values": values}
            for (name, code), values in list(rows.items())[:MOST_BARS]
        ],
    }


def _colour(one: Borne) -> int:
    """Each source has a colour, each level a shade of it: the place among those of `charts.js`."""
    return SHADES * ORDER.index(one.source) + (0 if one.level is Level.EMPLOYER else LEVELS.index(one.level))


def _narrowed(asked: Asked, code: str, name: str) -> str:
    query = {"under": code, "year": str(asked.year)} if code else {"year": name}
    return f"{reverse('funding:list')}?{urlencode(query)}"
