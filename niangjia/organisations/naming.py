"""Names of unions as people write them: 总工会, 工会 or 工会委员会, with the county before or without it."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Hashable, Iterable
from difflib import SequenceMatcher
from functools import lru_cache
from heapq import nsmallest
from itertools import pairwise
from typing import Generic, NamedTuple, TypeVar

from niangjia.kernel.sheets.cells import squeezed
from niangjia.kernel.sheets.lookup import Match, NoMatch
from niangjia.kernel.wording import Wording
from niangjia.organisations.types import UnitKind

UnitId = TypeVar("UnitId", bound=Hashable)

_ENDING = re.compile(r"(?:总工会|工会工作委员会|工会委员会|工会)$")
_FEDERATED = re.compile(r"(?<=行业|区域)(?:工会联合会|联合工会|联合会)$")
_OFFICE = re.compile(r"(?<=街道)(?:办事处|办)$")
_PUNCTUATION = re.compile(r"[()（）\[\]·.,、“”\"'\-—]+")
_ABOVE_COUNTY = re.compile(r"(?:.{2,10}(?:省|自治区))?(?:.{2,10}(?:市|州|盟|地区))?")
_IN_PREFECTURE = re.compile(r"^.*[省市州盟](?=.{2,}[县区市旗]$)")
_NATIONALITY = (
    "(?:各|蒙古|回|藏|维吾尔|苗|彝|壮|布依|朝鲜|满|侗|瑶|白|土家|哈尼|哈萨克|傣|黎|傈僳|佤|畲|拉祜|水|东乡|纳西|土|达斡尔"
    "|仫佬|羌|布朗|撒拉|毛南|仡佬|锡伯|普米|塔吉克|怒|鄂温克|保安|裕固|独龙|鄂伦春|柯尔克孜)族"
)
_COUNTY_SUFFIX = re.compile(rf"(?:(?:{_NATIONALITY})+自治[县旗]|[县区市旗]|林区|特区)$")
_ONLY_A_SUFFIX = re.compile(rf"(?:{_NATIONALITY})?(?:街道|[乡镇村]|社区|园区|开发区|行业|区域)?")

# Order matters: the longest ending that tells the kind comes first.
_KINDS_BY_ENDING = (
    (re.compile(r"行业$"), UnitKind.INDUSTRY_FEDERATION),
    (re.compile(r"区域$"), UnitKind.AREA_FEDERATION),
    (re.compile(r"街道(?:办事处|办)?$"), UnitKind.SUBDISTRICT),
    (re.compile(r"[乡镇]$"), UnitKind.TOWNSHIP),
    (re.compile(r"(?:园区|开发区|集中区|集中发展区|经开区|高新区)$"), UnitKind.ZONE),
    (re.compile(r"(?:社区|村)$"), UnitKind.COMMUNITY),
    (re.compile(r"(?:公司|厂|集团|医院|学校|中学|小学)$"), UnitKind.ENTERPRISE),
)
MOST_NEAREST = 3
_NEAR_ENOUGH = 0.5
_LOOKED_AT = 50


class KnownUnit(NamedTuple, Generic[UnitId]):
    """A unit that a name can stand for; `county_key` tells counties of one name apart."""

    unit_id: UnitId
    name: str
    county: str
    county_key: str


@lru_cache(maxsize=65536)
def name_key(name: str) -> str:
    """What spellings of one union's name have in common: 丰谷镇总工会, 丰谷镇 工会 → 丰谷镇.

    The kind stays in it: 丰谷镇 and 丰谷街道 are two unions.
    """
    plain = _PUNCTUATION.sub("", squeezed(name))
    if _FEDERATED.search(plain):
        return _FEDERATED.sub("", plain)
    return _OFFICE.sub("", _ENDING.sub("", plain)) or plain


@lru_cache(maxsize=4096)
def county_key(name: str) -> str:
    """What spellings of one county have in common: 绵阳市涪城区 → 涪城, 北川羌族自治县 → 北川."""
    return _county_spellings(name)[-1]


@lru_cache(maxsize=4096)
def _county_spellings(name: str) -> tuple[str, ...]:
    """As written, without the prefecture, and without 区 or 县: each may stand before a name."""
    written = name_key(name)
    own = _IN_PREFECTURE.sub("", written)
    short = _COUNTY_SUFFIX.sub("", own)
    return written, own, short if len(short) >= 2 else own


def kind_of_name(name: str) -> UnitKind | None:
    """The kind a name tells by its ending, if it tells one."""
    key = name_key(name)
    return next((kind for ending, kind in _KINDS_BY_ENDING if ending.search(key)), None)


def without_county(key: str, county: str) -> str:
    """`key` without the county in front, and what is above it; unchanged when no name would remain."""
    for prefix in _county_spellings(county) if county else ():
        before, found, after = key.partition(prefix)
        if found and _ABOVE_COUNTY.fullmatch(before):
            return key if _ONLY_A_SUFFIX.fullmatch(after) else after
    return key


class UnitLookup(Generic[UnitId]):
    """Finds the unit a name stands for among known ones. Answers are remembered: lists repeat themselves."""

    def __init__(self, entries: Iterable[tuple[UnitId, str, str, str]]) -> None:
        """`entries` are (unit id, name, county name, county key) of every unit that may be meant."""
        self._units = [KnownUnit(*entry) for entry in entries]
        self._by_key: dict[str, list[KnownUnit[UnitId]]] = defaultdict(list)
        self._by_fragment: dict[str, list[int]] = defaultdict(list)
        self._answers: dict[tuple[str, str], Match[UnitId] | NoMatch] = {}
        for place, unit in enumerate(self._units):
            key = name_key(unit.name)
            for spelling in {key, without_county(key, unit.county)}:
                self._by_key[spelling].append(unit)
            for fragment in _fragments(key):
                self._by_fragment[fragment].append(place)
        self._counties = {unit.county for unit in self._units if unit.county}

    def find(self, name: str, within: str | None = None) -> Match[UnitId] | NoMatch:
        """The unit `name` stands for, in the county `within` if one is given; else why none is certain."""
        asked = (name, within or "")
        if asked not in self._answers:
            self._answers[asked] = self._find(*asked)
        return self._answers[asked]

    def _find(self, name: str, county: str) -> Match[UnitId] | NoMatch:
        key = name_key(name)
        found = self._named(key, county)
        if not found:
            # The county may be written into the name: 绵阳市涪城区丰谷镇总工会.
            for prefix in [county] if county else self._counties:
                rest = without_county(key, prefix)
                found |= self._named(rest, prefix) if rest != key else {}
        if len(found) == 1:
            unit = next(iter(found.values()))
            return Match(unit.unit_id, unit.name, unit.county)
        return _ambiguous(name, found.values()) if found else self._unknown(name, county, key)

    def _named(self, key: str, county: str) -> dict[UnitId, KnownUnit[UnitId]]:
        own = county_key(county)
        units = [unit for unit in self._by_key.get(key, ()) if not county or county_key(unit.county) == own]
        whole = [unit for unit in units if name_key(unit.name) == key]
        return {unit.unit_id: unit for unit in (whole if county and whole else units)}

    def _unknown(self, name: str, county: str, key: str) -> NoMatch:
        nearest = self._nearest(key, county_key(county))
        zh = f"没有找到单位“{name}”" + (f"（{county}）" if county else "")
        en = f"unit “{name}” is not known" + (f" in {county}" if county else "")
        if nearest:
            zh, en = f"{zh}，相近的有：{'、'.join(nearest)}", f"{en}; nearest: {', '.join(nearest)}"
        return NoMatch("unknown unit", Wording(zh, en), nearest)

    def _nearest(self, key: str, county: str) -> tuple[str, ...]:
        shared: Counter[int] = Counter()
        for fragment in _fragments(key):
            shared.update(self._by_fragment.get(fragment, ()))
        likely = nsmallest(_LOOKED_AT, shared, key=lambda place: (-shared[place], place))
        likely.sort(key=lambda place: county_key(self._units[place].county) != county)
        scored = [
            (SequenceMatcher(None, key, name_key(self._units[place].name)).ratio(), place) for place in likely
        ]
        near = sorted((one for one in scored if one[0] >= _NEAR_ENOUGH), key=lambda one: -one[0])
        return tuple(_placed(self._units[place]) for _, place in near[:MOST_NEAREST])


def _fragments(key: str) -> set[str]:
    return {first + second for first, second in pairwise(key)}


def _placed(unit: KnownUnit[UnitId]) -> str:
    return f"{unit.name}（{unit.county}）" if unit.county else unit.name


def _ambiguous(name: str, units: Iterable[KnownUnit[UnitId]]) -> NoMatch:
    places = tuple(sorted(_placed(unit) for unit in units))
    zh = f"“{name}”不止一个：{'、'.join(places)}，须写明所在县（市、区）"
    return NoMatch(
        "ambiguous unit", Wording(zh, f"“{name}” stands in several places: {', '.join(places)}"), places
    )
