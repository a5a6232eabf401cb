"""一张图: how a plan stands, for a leader: made from sums alone, so that no person can be in it. Pure."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from niangjia.editions.documents.sums import rate
from niangjia.kernel.wording import Wording, said_day
from niangjia.staffing.types import Measure

Sums = Mapping[Measure, int | None]
UNIT = Wording("单位", "unit")
EACH = {
    UNIT.zh: UNIT,
    "省（区、市）": Wording("省（区、市）", "province"),
    "市（州）": Wording("市（州）", "prefecture"),
    "县（市、区）": Wording("县（市、区）", "county"),
}
"""What a place is, by how papers call it."""


@dataclass(frozen=True, slots=True)
class Place:
    """A county, or a unit below one: its sums, and its shortfall in the last published edition."""

    name: str
    code: str
    sums: Sums
    before: int | None = None

    @property
    def known(self) -> bool:
        """Whether there is a shortfall to speak of, be it 0; without data there is none."""
        return self.sums[Measure.SHORTFALL] is not None

    @property
    def short(self) -> int:
        """Its shortfall as a bar is drawn."""
        return self.sums[Measure.SHORTFALL] or 0

    @property
    def must(self) -> int:
        """What is mandatory, as a bar is drawn."""
        return self.sums[Measure.MUST] or 0

    @property
    def filled(self) -> str:
        """Who is there, as a cell shows it."""
        number = self.sums[Measure.FILLED]
        return "–" if number is None else str(number)

    @property
    def rate(self) -> str:
        """满足率."""
        return rate(self.sums[Measure.MUST], self.sums[Measure.SHORTFALL])

    @property
    def change(self) -> Wording | None:
        """Its shortfall against the last edition."""
        return changed(self.sums[Measure.SHORTFALL], self.before)


@dataclass(frozen=True, slots=True)
class Edition:
    """The published edition that the picture is held against."""

    title: str
    on: date
    short: int | None


@dataclass(frozen=True, slots=True)
class Picture:
    """A plan on a day in sums: the whole, place by place, against the last published edition.

    `units` are all primary-level units below, `lacking` of them lack data, `projects` count in projects.
    """

    name: str
    each: Wording
    on: date
    whole: Sums
    units: int
    lacking: int
    projects: int
    past_end: int
    places: Sequence[Place]
    documents: Sequence[str]
    before: Edition | None = None

    @property
    def by_unit(self) -> bool:
        """Whether its places are units themselves, not federations."""
        return self.each == UNIT

    @property
    def rate(self) -> str:
        """满足率 of the whole."""
        return rate(self.whole[Measure.MUST], self.whole[Measure.SHORTFALL])

    @property
    def change(self) -> Wording | None:
        """The whole shortfall against the last edition."""
        return changed(self.whole[Measure.SHORTFALL], self.before.short) if self.before else None

    @property
    def by_shortfall(self) -> list[Place]:
        """The largest shortfall first."""
        return sorted(self.places, key=lambda one: (-one.short, one.name))

    @property
    def ranked(self) -> list[Place]:
        """The lowest 满足率 first; who has nothing mandatory stands last."""
        return sorted(self.places, key=lambda one: (_rate(one), -one.short, one.name))

    @property
    def warnings(self) -> list[Wording]:
        """What a reader must know before he takes the numbers for the whole truth."""
        return list(_warnings(self))

    @property
    def source(self) -> Wording:
        """The day of the data, and the documents by which they are counted."""
        day = said_day(self.on)
        by = "、".join(self.documents)
        zh = f"数据截至{day.zh}；已配取自花名册" + (f"；须配依据：{by}" if by else "")
        en = f"Data of {day.en}; filled: the roster" + (f"; mandatory: {by}" if by else "")
        return Wording(zh, en)


def changed(now: int | None, before: int | None) -> Wording | None:
    """缺口增加 3 名 ↑; in words, for colours are not seen by all. None where either is not known."""
    if now is None or before is None:
        return None
    if now > before:
        return Wording(f"增加 {now - before} 名 ↑", f"up by {now - before} ↑")
    if now < before:
        return Wording(f"减少 {before - now} 名 ↓", f"down by {before - now} ↓")
    return Wording("持平", "unchanged")


def _rate(one: Place) -> float:
    return 1 - one.short / one.must if one.must else 2.0


def _warnings(picture: Picture) -> Sequence[Wording]:
    said = []
    if picture.lacking:
        said.append(
            Wording(
                f"{picture.lacking} 个单位缺数据，没有估算，不在须配和缺口之内",
                f"Units that lack data: {picture.lacking}; nothing was estimated, they are in no sum",
            )
        )
    if picture.whole[Measure.FUNDED] is None:
        said.append(
            Wording("尚未录入经费批复，保障名额未知", "No budget reply entered: funded posts unknown")
        )
    if picture.past_end:
        said.append(
            Wording(
                f"已配中有 {picture.past_end} 名合同已到期，尚未登记续签或离职",
                f"Of those filled {picture.past_end} have a contract past its end",
            )
        )
    if picture.projects:
        said.append(
            Wording(
                f"另有 {picture.projects} 个单位按服务项目计算，不折算为人员",
                f"{picture.projects} further units count in service projects, never netted against persons",
            )
        )
    if picture.before is None:
        said.append(Wording("还没有已发布的计划可比", "No published plan to compare with yet"))
    return said
