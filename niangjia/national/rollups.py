"""Roll-ups of the units by province, prefecture, county and kind.

Persons and projects stand in columns apart: they are never netted. A sum over units of which no document says
must (or may) is null, not 0. Units of a level's own (省本级) have a row among those below it.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from niangjia.kernel import divisions
from niangjia.kernel.divisions import Level
from niangjia.national.answering import STATUSES
from niangjia.national.engine import Engine, pattern, texts
from niangjia.policy.facade import UNIT_KINDS, UNITS, places, said_key

COUNTED = ("person", "project")
"""What posts are counted in, besides what a document may come to count in."""
_AMOUNTS = {"must": "须配", "may": "可增配", "value": "可配上限"}
STATUS_WORDS = {"value": "有结果", "missing": "缺数据", "not_applicable": "不适用"}
_KEYS = {
    **{"code": "代码", "name": "名称", "kind": "类别", "kind_name": "类别名称"},
    **{"prefecture_code": "市代码", "prefecture": "市", "province_code": "省代码", "province": "省"},
}


@dataclass(frozen=True, slots=True)
class RollUp:
    """A table: its name, what its rows are of, and in SQL their keys, and the tables that name them."""

    name: str
    of: str
    keys: dict[str, str]
    named_in: str


def _by_place(name: str, digits: int, *above: tuple[str, int]) -> RollUp:
    own = f"case when length(own_code) < {digits} then '（本级）' else '' end"
    keys, named_in = (
        {"code": "rpad(own_code, 6, '0')", "name": f"own.name || {own}"},
        "join division own on own.code = own_code",
    )
    for level, of in above:
        keys |= {f"{level}_code": f"rpad({level}.code, 6, '0')", level: f"{level}.name"}
        named_in += (
            f" left join division {level} on {level}.code = own_code[1:{of}] and length(own_code) >= {of}"
        )
    return RollUp(name, f"county[1:{digits}]", keys, named_in)


PREFECTURE, PROVINCE = ("prefecture", 4), ("province", 2)
BY_PROVINCE = _by_place("by-province", 2)
BY_PREFECTURE = _by_place("by-prefecture", 4, PROVINCE)
BY_COUNTY = _by_place("by-county", 6, PREFECTURE, PROVINCE)
BY_KIND = RollUp(
    "by-kind",
    "kind",
    {"kind": "own_code", "kind_name": "kind_name"},
    "join kind_naming on kind_naming.kind = own_code",
)
ROLL_UPS = (BY_PROVINCE, BY_PREFECTURE, BY_COUNTY, BY_KIND)


class Sums:
    """The sums of some files of units, all from one small cube."""

    def __init__(self, engine: Engine, units: Sequence[Path], *, counted: Iterable[str]) -> None:
        self.counted = tuple(one for one in UNITS if one in {*COUNTED, *counted})
        self._columns = {
            "units": "sum(units)",
            **{f"units_{one}": f"coalesce(sum(units) filter (status = '{one}'), 0)" for one in STATUSES},
            "workers": "sum(workers)",
            **{
                f"{amount}_{unit}": f"sum({amount}) filter (unit = '{unit}')"
                for unit in self.counted
                for amount in _AMOUNTS
            },
        }
        named = [one for one in divisions.all() if one.level <= Level.COUNTY]
        whole = texts(one.code[:4] for one in named if one.code[4:] == "00")
        county = f"area(place)[1:6] || case when area(place) in ({whole}) then '00' else '' end"
        engine.run(
            f"""create or replace temp table cube as
            select {county} as county, kind, status, unit, count(*) as units, sum(workers) as workers,
            sum(must) as must, sum(may) as may, sum(value) as value
            from read_parquet([{", ".join(map(pattern, units))}]) group by all"""
        )
        _name(engine, "division", "code", {one.code: places.named(one.code).zh for one in named})
        _name(engine, "kind_naming", "kind", {kind: said_key(kind).zh for kind in UNIT_KINDS}, "kind_name")

    def table(self, one: RollUp) -> str:
        """SQL: the rows of a table, in the order of their codes."""
        keys = ", ".join(f"{sql} as {key}" for key, sql in one.keys.items())
        return f"""select {keys}, summed.* exclude (own_code)
            from (select {one.of} as own_code, {self._summed} from cube group by all) summed {one.named_in}
            order by own_code"""

    @property
    def total(self) -> str:
        """SQL: the one row of all units."""
        return f"select {self._summed} from cube"

    @property
    def _summed(self) -> str:
        return ", ".join(f"({sql})::bigint as {name}" for name, sql in self._columns.items())

    def heading(self, one: RollUp) -> list[str]:
        """What the columns of a table are called for people."""
        words = {"units": "单位数", "workers": "职工人数"}
        words |= {f"units_{status}": word for status, word in STATUS_WORDS.items()}
        for unit in self.counted:
            words |= {f"{key}_{unit}": f"{word}（{UNITS[unit].zh}）" for key, word in _AMOUNTS.items()}
        return [(_KEYS | words)[key] for key in (*one.keys, *self._columns)]


def _name(engine: Engine, table: str, key: str, named: dict[str, str], word: str = "name") -> None:
    engine.run(
        f"""create or replace temp table {table} as
        select unnest([{texts(named)}]) as {key}, unnest([{texts(named.values())}]) as {word}"""
    )
