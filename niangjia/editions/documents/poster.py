"""The leader's picture as one page of paper and one for a telephone. Pure."""

from __future__ import annotations

from niangjia.editions.documents.headlines import LACKING, Headline, headlines
from niangjia.editions.documents.picture import Picture, Place
from niangjia.kernel.official import Align, Bar, Bars, Card, Column, Poster, Ranking
from niangjia.kernel.wording import said_day
from niangjia.staffing.types import Measure

MOST = 30
"""Places that a page can carry and still be read."""


def poster(picture: Picture, *, made: str) -> Poster:
    """The page; `made` is when. Of many places those with the largest shortfall, and it says so."""
    ranked = picture.ranked[:MOST]
    more = len(picture.places) - MOST
    cut = (f"只列满足率最低的{MOST}个，另有{more}个未列。",) if more > 0 else ()
    against = f" · 与“{picture.before.title}”相比" if picture.before else ""
    return Poster(
        title=f"{picture.name}社会化工会工作者配备情况",
        subtitle=f"截至{said_day(picture.on).zh}{against}",
        cards=tuple(map(_card, headlines(picture))),
        bars=Bars(
            f"各{picture.each.zh}缺口",
            "缺口",
            "须配",
            tuple(
                Bar(one.name, one.short, one.must, f"缺 {one.short} / 须配 {one.must}")
                if one.known
                else Bar(one.name, None, None, LACKING.zh)
                for one in picture.by_shortfall[:MOST]
            ),
        ),
        ranking=Ranking(
            "满足率由低到高",
            _columns(picture),
            tuple(_row(at, one, picture) for at, one in enumerate(ranked, start=1)),
        ),
        notes=(
            *(f"{one.zh}。" for one in picture.warnings),
            *cut,
            "缺口逐个单位相加，不以超配相抵。不含个人信息。",
        ),
        footer=f"{picture.source.zh}。{made}生成",
    )


def _card(one: Headline) -> Card:
    value, unit = (LACKING.zh, "") if one.number is None else (str(one.number), "名")
    return Card(one.label.zh, value, unit, one.sub.zh, one.tone)


def _plain(number: int | None) -> str:
    return "–" if number is None else str(number)


def _columns(picture: Picture) -> tuple[Column, ...]:
    compared = (Column("缺口比上版", Align.RIGHT, 1.3),) if picture.before else ()
    return (
        Column("名次", Align.CENTRE, 0.6),
        Column(picture.each.zh, width=2),
        Column("须配", Align.RIGHT),
        Column("已配", Align.RIGHT),
        Column("缺口", Align.RIGHT),
        Column("满足率", Align.RIGHT),
        *compared,
    )


def _row(at: int, one: Place, picture: Picture) -> tuple[str, ...]:
    numbers = (_plain(one.sums[measure]) for measure in (Measure.MUST, Measure.FILLED, Measure.SHORTFALL))
    change = (one.change.zh if one.change else "–",) if picture.before else ()
    return (str(at), one.name, *numbers, one.rate, *change)
