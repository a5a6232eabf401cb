"""A partition answered: its units with what they must and may have, and its rejects."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from niangjia.kernel.figure import Status
from niangjia.kernel.wording import Language
from niangjia.national.checking import checked
from niangjia.national.engine import Engine, text, texts
from niangjia.national.flaws import FLAWS, REFUSED
from niangjia.national.types import Partition
from niangjia.policy.columns import sql
from niangjia.policy.facade import Columns

STATUSES = [*Status]
_REFUSED = len(STATUSES)
_KEPT = ("file_at", "file", "line", "code", "name", "place", "kind", "workers")


def answers(columns: Columns) -> str:
    """SQL: the rows of `fit` with their answers as numbers."""
    return sql.select(columns, sql.DUCKDB, "fit", keep=_KEPT)


def answer(engine: Engine, columns: Columns, partition: Partition, *, units: Path, rejects: Path) -> None:
    """Write the rejects and the units of a partition, in the order of its rows."""
    engine.run(f"create or replace temp table checked as {checked(engine, partition)}")
    write_answers(engine, columns, units=units, rejects=rejects)


def write_answers(engine: Engine, columns: Columns, *, units: Path, rejects: Path) -> None:
    """The same for the rows of the table `checked`; one that the provision refuses is a reject as well."""
    engine.run("create or replace temp view fit as from checked where flaws is null")
    engine.run(f"create or replace temp table answered as {answers(columns)}")
    engine.write(_rejects(), rejects)
    engine.write(_units(columns), units)


def _units(columns: Columns) -> str:
    # On a day before every document no rule has a number, and the answers no column for it.
    must, may, value = (
        one if one in columns.outputs else f"null::bigint as {one}" for one in ("must", "may", "value")
    )

    def of_rule(words: Iterable[str | None]) -> str:
        listed = ", ".join("null" if word is None else text(word) for word in words)
        return f"([{listed}]::varchar[])[rule + 1]"

    unit = of_rule(rule.provision.unit if rule else None for rule in columns.rules)
    document = of_rule(rule.citation.document if rule else None for rule in columns.rules)
    clause = of_rule(rule.citation.clause if rule else None for rule in columns.rules)
    return f"""select code, name, place, kind, workers, [{texts(STATUSES)}][status + 1] as status,
        {must}, {may}, {value}, {unit} as unit, {document} as document, {clause} as clause
        from answered where status < {_REFUSED} order by file_at, line"""


def _rejects() -> str:
    def said(language: Language, between: str) -> str:
        words = ", ".join(f"{text(key)}: {text(one.said_in(language))}" for key, one in FLAWS.items())
        return f"array_to_string(list_transform(flaws, lambda one: (map {{{words}}})[one]), '{between}')"

    return f"""select file, line, code, place, kind, workers, array_to_string(flaws, ' ') as flaws,
        {said("zh", "；")} as problem_zh, {said("en", "; ")} as problem_en
        from (select file_at, file, line, code, place, kind_given as kind, workers_given as workers, flaws
            from checked where flaws is not null
            union all select file_at, file, line, code, place, kind, workers::varchar, ['{REFUSED}']
            from answered where status = {_REFUSED}) order by file_at, line"""
