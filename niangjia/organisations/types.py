"""What a unit is: its kind, what is counted of it, and what a row of a units list means."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date

from niangjia.kernel.terms import Term
from niangjia.kernel.wording import Wording


class UnitKind(Term):
    """The kind of a union organisation, in the words of the lists; federations by level come first."""

    NATIONAL_FEDERATION = "national_federation", "全国总工会", "national federation", "中华全国总工会"
    PROVINCE_FEDERATION = (
        "province_federation",
        "省级总工会",
        "provincial federation",
        "省总工会",
        "自治区总工会",
    )
    PREFECTURE_FEDERATION = (
        "prefecture_federation",
        "市级总工会",
        "prefecture-level federation",
        "市（州）总工会",
        "州总工会",
    )
    COUNTY_FEDERATION = (
        "county_federation",
        "县级总工会",
        "county-level federation",
        "县（市、区）总工会",
        "县总工会",
        "区总工会",
    )
    ZONE_FEDERATION = (
        "zone_federation",
        "园区总工会（县级）",
        "zone federation of county rank",
        "园区总工会",
        "县级园区",
    )
    TOWNSHIP = "township", "乡镇", "township", "乡", "镇", "民族乡", "乡镇工会", "乡（镇）"
    SUBDISTRICT = "subdistrict", "街道", "subdistrict", "街道办", "街道办事处", "街道工会"
    ZONE = (
        *(
            "zone",
            "园区",
            "zone",
            "开发区",
            "工业园区",
            "产业园区",
            "经济开发区",
            "经开区",
            "高新区",
            "园区工会",
        ),
        *("开发区（工业园区、产业园区）", "工业集中区", "工业集中发展区"),
    )
    AREA_FEDERATION = "area_federation", "区域", "area federation", "区域工会联合会", "区域联合会", "区域性"
    INDUSTRY_FEDERATION = (
        *("industry_federation", "行业", "industry federation"),
        *("行业工会联合会", "行业工会", "行业联合会", "行业性", "产业"),
    )
    COMMUNITY = "community", "社区", "community", "社区工会", "村", "村（社区）", "村社区"
    ENTERPRISE = "enterprise", "企业", "enterprise", "企业工会", "基层工会", "企事业单位", "机关事业单位"

    @property
    def rank(self) -> int:
        """How far below the nation: 1 province, 2 prefecture, 3 county, 4 township and its like, 5, 6."""
        return _RANKS[self]

    @property
    def is_federation(self) -> bool:
        """Whether it is the federation of a whole level, not a unit that posts are counted for."""
        return self.rank <= _RANKS[UnitKind.COUNTY_FEDERATION]


_RANKS = {
    UnitKind.NATIONAL_FEDERATION: 0,
    UnitKind.PROVINCE_FEDERATION: 1,
    UnitKind.PREFECTURE_FEDERATION: 2,
    UnitKind.COUNTY_FEDERATION: 3,
    UnitKind.ZONE_FEDERATION: 3,
    UnitKind.TOWNSHIP: 4,
    UnitKind.SUBDISTRICT: 4,
    UnitKind.ZONE: 4,
    UnitKind.AREA_FEDERATION: 4,
    UnitKind.INDUSTRY_FEDERATION: 4,
    UnitKind.COMMUNITY: 5,
    UnitKind.ENTERPRISE: 6,
}
FEDERATIONS = [kind.value for kind in UnitKind if kind.is_federation]
PRIMARY = [kind.value for kind in UnitKind if not kind.is_federation]
"""Primary-level units: those below county rank."""
COUNTY_RANK = [kind.value for kind in (UnitKind.COUNTY_FEDERATION, UnitKind.ZONE_FEDERATION)]

FEDERATION_OF_RANK = (
    UnitKind.NATIONAL_FEDERATION,
    UnitKind.PROVINCE_FEDERATION,
    UnitKind.PREFECTURE_FEDERATION,
    UnitKind.COUNTY_FEDERATION,
)
"""The federation of a division, by the division's level."""


class Measure(Term):
    """What is counted of a unit on a cut-off date."""

    WORKERS = "workers", "职工人数", "number of workers"
    MEMBERS = "members", "会员人数", "number of members"


@dataclass(frozen=True, slots=True)
class UnitRow:
    """One row of a units list. A count that is None was not given; 0 was given as 0."""

    name: str
    county: str
    """The county as the list writes it; empty when the list has no such column."""

    kind: UnitKind
    workers: int | None
    members: int | None
    founded_date: date | None
    contact_name: str
    contact_phone: str = field(repr=False)
    remark: str = ""


Count = tuple[Measure, int]
"""How many of what."""


@dataclass(frozen=True, slots=True)
class FormerCount:
    """A count of workers that stood from its cut-off date until that of the next one."""

    count: int
    cut_off_date: date
    until: date


class SuccessionKind(Term):
    """How one unit gave way to another."""

    MERGE = "merge", "合并", "merger"
    SPLIT = "split", "分设", "split"
    ABOLISH = "abolish", "撤销", "abolition"


@dataclass(frozen=True, slots=True)
class Decision:
    """What a change of the tree rests on: the first day it holds, and the paper that approves it."""

    on: date
    entered: date
    """The day on which it is entered; nothing takes effect after it."""

    document_number: str = ""
    document_date: date | None = None
    shown: str = ""
    """The mark of the unit as the clerk saw it (`kernel.locking`); empty where nothing was shown."""


@dataclass(frozen=True, slots=True)
class NewUnit:
    """A unit to be founded by hand. `place` is the division whose policy holds, empty: its own division, or
    that of the unit above; `division_code` is given where it is itself the union of a division."""

    name: str
    kind: UnitKind
    place: str = ""
    division_code: str | None = None


@dataclass(frozen=True, slots=True)
class Part:
    """What a split founds, and who goes there: keys of people as `PeopleAsked` answered them."""

    unit: NewUnit
    people: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Consequence:
    """One thing that an act does, in words; what a preview lists is what was done and taken back."""

    text: Wording
    number: int | None = None
