"""Rows as they came, with what is wrong with each: SQL that reads the rows of a partition.

Of each row: `file` and `line` it stands at, `code`, `name`, `place`, `kind` (its key), `workers`, and, as
texts, `kind_given` and `workers_given`; `flaw` says what is wrong with the workers.
"""

from __future__ import annotations

from pathlib import Path

from niangjia.national import flaws
from niangjia.national.engine import Engine, name, pattern, text, texts
from niangjia.national.reading.commas import BROKEN, LINE
from niangjia.national.types import MOST_WORKERS, Column, Partition, Shape, UnitFile

_DIGITS = len(str(MOST_WORKERS))


def repeated_codes(files: tuple[UnitFile, ...]) -> str:
    """SQL: the codes that stand in more than one row of all files."""
    read = " union all ".join(
        f"select {_text(one.columns['code'])} as code from read_parquet({pattern(one.parquet)})"
        for one in files
    )
    return f"select code from ({read}) where code is not null group by code having count(*) > 1 order by code"


def load_repeated(engine: Engine, path: Path) -> None:
    """The table `repeated` from what `repeated_codes` wrote."""
    engine.run(f"create or replace temp table repeated as from read_parquet({pattern(path)})")


def checked(engine: Engine, partition: Partition) -> str:
    """SQL: every row of a partition with `flaws`: keys of what is wrong, null where nothing is."""
    keys = texts(engine.kind_keys)
    conditions = {
        flaws.CODE_MISSING: "code is null",
        flaws.CODE_REPEATED: "code in (from repeated)",
        flaws.PLACE_MISSING: "place is null",
        flaws.PLACE_MALFORMED: "place_shape = false",
        flaws.PLACE_UNKNOWN: "place_shape and try_cast(area(place)[1:9] as known_place) is null",
        flaws.KIND_MISSING: "kind_given is null",
        flaws.KIND_UNKNOWN: "kind_given is not null and word is null",
    }
    found = ", ".join(f"case when {wrong} then '{key}' end" for key, wrong in conditions.items())
    any_wrong = " or ".join(f"coalesce({wrong}, false)" for wrong in conditions.values())
    rows = " union all ".join(_rows(at, one, partition) for at, one in enumerate(partition.files))
    return f"""select file_at, file, line, code, name, place, kind_given, workers_given, workers,
        [{keys}][enum_code(word)::int + 1] as kind,
        case when broken then ['{flaws.LINE_BROKEN}'] when flaw is not null or {any_wrong}
        then list_filter([{found}, flaw], lambda one: one is not null) end as flaws
        from (select *, try_cast(kind_given as kind_word) as word,
            regexp_full_match(place, '[0-9]+') and length(place) in (2, 4, 6, 9, 12) as place_shape
            from ({rows}))"""


def _rows(at: int, file: UnitFile, partition: Partition) -> str:
    columns = file.columns
    workers = columns["workers"]
    wrong, number = _WORKERS[workers.shape](
        _text(workers) if workers.shape is Shape.TEXT else name(workers.name)
    )
    named = _text(columns["name"]) if "name" in columns else "null::varchar"
    line, broken = (name(LINE), name(BROKEN)) if file.was_text else ("file_row_number + 1", "false")
    part = ""
    if partition.rows < file.rows:
        part = f" where file_row_number >= {partition.first} and file_row_number < {partition.last}"
    return f"""select {at} as file_at, {text(file.shown)} as file, {line} as line,
        {_text(columns["code"])} as code, {named} as name, {_text(columns["place"])} as place,
        {_text(columns["kind"])} as kind_given, {name(workers.name)}::varchar as workers_given,
        {broken} as broken, {wrong} as flaw, {number} as workers
        from read_parquet({pattern(file.parquet)}, file_row_number = true){part}"""


def _text(column: Column) -> str:
    given = name(column.name)
    return f"nullif(trim({given}::varchar), '')"


def _whole(given: str) -> tuple[str, str]:
    return _within(given), f"case when {given} between 0 and {MOST_WORKERS} then {given}::bigint end"


def _fractional(given: str) -> tuple[str, str]:
    wrong = f"""case when isnan({given}::double) then '{flaws.WORKERS_NO_NUMBER}'
        when {given} > {MOST_WORKERS} then '{flaws.WORKERS_TOO_LARGE}'
        when {given} < 0 then '{flaws.WORKERS_NEGATIVE}'
        when {given} <> floor({given}) then '{flaws.WORKERS_NOT_WHOLE}' end"""
    whole = f"{given} between 0 and {MOST_WORKERS} and {given} = floor({given})"
    return wrong, f"case when {whole} then {given}::bigint end"


def _written(given: str) -> tuple[str, str]:
    digits = f"regexp_extract({given}, '^0*([0-9]+?)(\\.0*)?$', 1)"
    number = f"case when length({digits}) <= {_DIGITS} then try_cast({digits} as bigint) end"
    wrong = f"""case when regexp_full_match({given}, '[0-9]+(\\.0*)?') then
            case when {number} is null or {number} > {MOST_WORKERS} then '{flaws.WORKERS_TOO_LARGE}' end
        when regexp_full_match({given}, '-[0-9]+(\\.[0-9]*)?') then '{flaws.WORKERS_NEGATIVE}'
        when regexp_full_match({given}, '[0-9]*\\.[0-9]+') then '{flaws.WORKERS_NOT_WHOLE}'
        when {given} is not null then '{flaws.WORKERS_NO_NUMBER}' end"""
    return wrong, f"case when {number} <= {MOST_WORKERS} then {number} end"


def _within(given: str) -> str:
    return f"""case when {given} < 0 then '{flaws.WORKERS_NEGATIVE}'
        when {given} > {MOST_WORKERS} then '{flaws.WORKERS_TOO_LARGE}' end"""


_WORKERS = {Shape.WHOLE: _whole, Shape.FRACTIONAL: _fractional, Shape.TEXT: _written}
"""For a column: what is wrong with its number, and the number itself, null where it is wrong or missing."""
