"""Finding the unit that a name stands for among the known ones."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Hashable, Iterable, Mapping
from difflib import SequenceMatcher
from heapq import nsmallest
from itertools import pairwise
from typing import Generic, NamedTuple, TypeVar

from niangjia.kernel.sheets.lookup import Match, NoMatch
from niangjia.kernel.sheets.repairs import Repair
from niangjia.kernel.wording import Wording
from niangjia.organisations.naming.areas import Areas
from niangjia.organisations.naming.keys import county_key, loose_key, name_key, without_county

UnitId = TypeVar("UnitId", bound=Hashable)

_OWN_FEDERATION = frozenset(
    ("县总", "区总", "市总", "旗总", "县", "区", "市", "旗", "县本级", "区本级", "市本级")
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


class UnitLookup(Generic[UnitId]):
    """Finds the unit a name stands for among known ones. Answers are remembered: lists repeat themselves."""

    def __init__(
        self,
        entries: Iterable[tuple[UnitId, str, str, str]],
        former: Iterable[tuple[UnitId, str, str, str]] = (),
    ) -> None:
        """`entries` are (unit id, name, county name, county key) of every unit that may be meant.

        `former` are the same of names that units had before; they answer where no present name does.
        """
        self._units = [KnownUnit(*entry) for entry in entries]
        self._present = {unit.unit_id: unit for unit in self._units}
        self._former = _names_of([KnownUnit(*entry) for entry in former], name_key)
        self._loose = _names_of(self._units, loose_key)
        self._by_key = _names_of(self._units, name_key)
        self._by_fragment: dict[str, list[int]] = defaultdict(list)
        self._answers: dict[tuple[str, str], Match[UnitId] | NoMatch] = {}
        for place, unit in enumerate(self._units):
            key = name_key(unit.name)
            for fragment in _fragments(key):
                self._by_fragment[fragment].append(place)
        self._counties = {unit.county for unit in self._units if unit.county}
        self._areas = Areas(self._counties)

    def find(self, name: str, within: str | None = None) -> Match[UnitId] | NoMatch:
        """The unit `name` stands for, in the county `within` if one is given; else why none is certain."""
        asked = (name, within or "")
        if asked not in self._answers:
            self._answers[asked] = self._find(*asked)
        return self._answers[asked]

    def area_in(self, text: str) -> str | None:
        """The one county of the known units that a sheet's name or a title speaks of."""
        return self._areas.told_in(text)

    def _find(self, name: str, county: str) -> Match[UnitId] | NoMatch:
        key = name_key(name)
        found = self._named(self._by_key, name_key, key, county)
        found = found or self._own_federation(key, county)
        found = found or self._named(self._loose, loose_key, loose_key(name), county)
        if len(found) == 1:
            unit = next(iter(found.values()))
            return Match(unit.unit_id, unit.name, unit.county)
        if not found:
            former = self._named(self._former, name_key, key, county)
            now = {unit_id: self._present[unit_id] for unit_id in former if unit_id in self._present}
            if len(now) == 1:
                unit = next(iter(now.values()))
                return Match(unit.unit_id, unit.name, unit.county, Repair.RENAMED)
            found = now
        return _ambiguous(name, found.values()) if found else self._unknown(name, county, key)

    def _own_federation(self, key: str, county: str) -> dict[UnitId, KnownUnit[UnitId]]:
        """The county's own federation, where a list within it says 县总 or 区总工会."""
        if not county or key not in _OWN_FEDERATION:
            return {}
        own = county_key(county)
        return {
            unit.unit_id: unit
            for unit in self._units
            if county_key(unit.name) == own == county_key(unit.county) and unit.county.endswith(key[0])
        }

    def _named(
        self,
        known: Mapping[str, list[KnownUnit[UnitId]]],
        keyed: Callable[[str], str],
        key: str,
        county: str,
    ) -> dict[UnitId, KnownUnit[UnitId]]:
        """The units of a key, the county written into the name where it is: 绵阳市涪城区丰谷镇总工会."""
        found = _in_county(known.get(key, ()), keyed, key, county)
        if not found:
            own = county_key(county)
            for prefix in [one for one in self._counties if not county or county_key(one) == own]:
                rest = without_county(key, prefix)
                found |= _in_county(known.get(rest, ()), keyed, rest, prefix) if rest != key else {}
        return found

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


def _names_of(
    units: list[KnownUnit[UnitId]], keyed: Callable[[str], str]
) -> dict[str, list[KnownUnit[UnitId]]]:
    named: dict[str, list[KnownUnit[UnitId]]] = defaultdict(list)
    for unit in units:
        key = keyed(unit.name)
        for spelling in {key, without_county(key, unit.county)}:
            named[spelling].append(unit)
    return named


def _in_county(
    units: Iterable[KnownUnit[UnitId]], keyed: Callable[[str], str], key: str, county: str
) -> dict[UnitId, KnownUnit[UnitId]]:
    own = county_key(county)
    there = [unit for unit in units if not county or county_key(unit.county) == own]
    whole = [unit for unit in there if keyed(unit.name) == key]
    return {unit.unit_id: unit for unit in (whole if county and whole else there)}


def _fragments(key: str) -> set[str]:
    """Characters side by side, and over one another: 丰古镇 shares 丰…镇 with 丰谷镇."""
    beside = {first + second for first, second in pairwise(key)}
    return beside | {f"{first}…{third}" for first, third in zip(key, key[2:], strict=False)}


def _placed(unit: KnownUnit[UnitId]) -> str:
    return f"{unit.name}（{unit.county}）" if unit.county else unit.name


def _ambiguous(name: str, units: Iterable[KnownUnit[UnitId]]) -> NoMatch:
    places = tuple(sorted(_placed(unit) for unit in units))
    zh = f"“{name}”不止一个：{'、'.join(places)}，须写明所在县（市、区）"
    return NoMatch(
        "ambiguous unit", Wording(zh, f"“{name}” stands in several places: {', '.join(places)}"), places
    )
