"""Invented units on the real divisions: many small enterprises, few zones, boundaries, and some bad rows.

Every draw is a digit of the MD5 of the row's number and the seed: the same units on every machine.
"""

from __future__ import annotations

import tempfile
from collections.abc import Mapping
from itertools import accumulate
from pathlib import Path

from niangjia.kernel import divisions
from niangjia.kernel.divisions import Level
from niangjia.national.engine import Engine, text, texts, told

_KINDS = {
    **{"企业": 740, "enterprise": 25, "事业单位": 90, "社区": 100, "行业": 12, "区域": 12},
    **{"园区": 8, "职工服务类社会组织": 10, "职工服务中心": 2, "县级总工会": 1},
}
"""Of a thousand units that are drawn. Every township and subdistrict has its own union besides."""
_WORKERS = {
    **{(0, 1): 5, (1, 25): 480, (25, 100): 340, (100, 300): 130, (300, 1000): 35, (1000, 2000): 6},
    **{(2000, 5000): 3, (5000, 30_000): 1},
}
"""Of a thousand units so many have from … to below … workers."""
_SAID_KINDS = {text(kind): share for kind, share in _KINDS.items()}
_DRAWN_WORKERS = {f"{first} + people % {end - first}": share for (first, end), share in _WORKERS.items()}
_BOUNDARIES = (0, 1, 1999, 2000, 2001, 4999, 5000, 5001)
_DRAWS = {
    "low": {"kind_draw": 1000, "band": 1000, "in_county": 20, "in_prefecture": 400, "long": 50},
    "high": {"people": 1_000_000, "unknown": 50, "boundary": 200, "which": len(_BOUNDARIES)},
}
"""What is drawn for each unit out of so many, from which half of the MD5."""
_BAD_ROWS, _LEAST_SOUND = 400, 50
"""So many bad rows in all, but never more than one of so many."""
_TOWNSHIP = 20
"""A township's union speaks for so many times the workers of another unit."""
_BAD = (
    *(("code", "null"), ("code", "'twice'"), ("kind", "null"), ("kind", "'托儿所'")),
    *(("place", "null"), ("place", "'999999'"), ("place", "'5107-3'"), ("place", "place[1:5]")),
    *(("workers", "-1"), ("workers", "1000000000000")),
)


def write(out: Path, *, units: int, seed: int = 1) -> None:
    """Write so many rows as Parquet, in the order of their places. Raises Fault."""
    with told(out):
        out.parent.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryDirectory(dir=out.parent) as spill:
            engine = Engine(Path(spill))
            try:
                engine.run(f"create temp table township as {_townships()}")
                ((seats,),) = engine.rows("select count(*) from township")
                engine.write(_rows(units, seats, seed), out)
            finally:
                engine.close()


def _townships() -> str:
    found = [one for one in divisions.all() if one.level is Level.TOWNSHIP]
    kinds = texts("街道" if one.name.endswith("街道") else "乡镇" for one in found)
    codes = f"unnest([{texts(one.code for one in found)}])"
    return f"select unnest(range({len(found)})) as seat, {codes} as township, unnest([{kinds}]) as own_kind"


def _rows(units: int, seats: int, seed: int) -> str:
    every, bad = max(2, units // (2 * seats)), max(_LEAST_SOUND, units // _BAD_ROWS)
    drawn_workers = f"{_share('band', _DRAWN_WORKERS)} * case when own then {_TOWNSHIP} else 1 end"
    return f"""with named as (select n, concat(n, ' ', {seed}) as named from range({units}) as numbers(n)),
    hashed as (select n, md5_number_lower(named) as low, md5_number_upper(named) as high from named),
    drawn as (
        select n, n % {every} = 0 and n // {every} < {seats} as own, {_digits("low")}, {_digits("high")},
        (case when own then n // {every} else low % {seats} end)::bigint as seat from hashed),
    sound as (
        select n, {_place()} as place,
        case when own then own_kind else {_share("kind_draw", _SAID_KINDS)} end as kind,
        (case when unknown = 0 then null when boundary = 0 then {[*_BOUNDARIES]}[1 + which::int]
            else {drawn_workers} end)::bigint as workers
        from drawn join township using (seat)),
    marked as (
        select *, place[1:6] || lpad(n::varchar, 9, '0') as code,
        case when n % {bad} = {bad} // 2 then n // {bad} % {len(_BAD)} end as bad from sound)
    select {", ".join(map(_spoilt, ("code", "place", "kind", "workers")))}
    from marked order by marked.place, n"""


def _digits(half: str) -> str:
    """The draws as the digits of a number whose places have so many values each, the rest of it unused."""
    over, found = 1 << 16, []
    for name, values in _DRAWS[half].items():
        found.append(f"{half} // {over} % {values} as {name}")
        over *= values
    return ", ".join(found)


def _place() -> str:
    return """case when own then township when in_county = 0 then township[1:6]
        when in_prefecture = 0 then township[1:4] || '00' when long = 0 then township || '000'
        else township end"""


def _share(draw: str, shares: Mapping[str, int]) -> str:
    ends = zip(shares, accumulate(shares.values()), strict=True)
    return f"case {' '.join(f'when {draw} < {end} then {value}' for value, end in ends)} end"


def _spoilt(column: str) -> str:
    cases = " ".join(f"when {at} then {value}" for at, (spoils, value) in enumerate(_BAD) if spoils == column)
    return f"case bad {cases} else {column} end as {column}"
