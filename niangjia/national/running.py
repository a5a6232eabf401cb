"""The staffing rule for all units of a file: checked, answered partition by partition, summed, published."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

import duckdb

from niangjia.kernel.command import Fault
from niangjia.national import answering, checking, record, tables
from niangjia.national.engine import Engine, told
from niangjia.national.progress import Progress
from niangjia.national.reading.finding import unit_files
from niangjia.national.rollups import Sums
from niangjia.national.splitting import partitions
from niangjia.national.spot import compare
from niangjia.national.types import PARTITION_ROWS
from niangjia.national.work import RECORD, UNITS, Work, work_in
from niangjia.policy import facade as policy

PROVISION = "staffing.posts"
OUTPUTS = frozenset({UNITS, RECORD, *tables.FILES})


@dataclass(frozen=True, slots=True)
class Question:
    """What is asked: the units of a path, on a day; `again` keeps nothing of what was done before."""

    given: Path
    out: Path
    on: date
    again: bool = False
    partition_rows: int = PARTITION_ROWS


def staffing(question: Question, tell: Progress) -> Mapping[str, Any]:
    """Answer it, and return the record of the run. Raises Fault; what was done until then is kept."""
    given, out = question.given.resolve(), question.out.resolve()
    if given == out or out in given.parents:
        raise Fault(
            f"输入 {question.given} 在输出文件夹 {question.out} 里面：请另选一个输出文件夹（--out）。"
        )
    with told(question.out), work_in(question.out, OUTPUTS) as work:
        engine = Engine(work.spill)
        try:
            return _Run(question, work, engine, tell).record()
        finally:
            engine.close()


class _Run:
    """One run: what is asked, and where it is at."""

    def __init__(self, question: Question, work: Work, engine: Engine, tell: Progress) -> None:
        self._clock = record.Clock()
        self._question, self._work, self._engine, self._tell = question, work, engine, tell
        self._columns = policy.columns(PROVISION, on=question.on)
        self._files = unit_files(engine, question.given, work=work.csv)
        self._split = partitions(self._files, rows=question.partition_rows)
        sql = answering.answers(self._columns)
        self._asked = record.asked(self._columns, self._files, question.partition_rows, sql)

    def record(self) -> Mapping[str, Any]:
        """The record of the results, computed unless they lie there already."""
        held = self._work.record
        if held and not self._question.again and self._stands(held):
            self._tell.say("输入、日期、文件和程序都没有变：结果已在，没有重算。要重算请加 --again。")
            return held
        self._answer(self._kept(held))
        return self._publish()

    def _stands(self, held: Mapping[str, Any]) -> bool:
        """Whether the results that lie there are the answer to this, and whole."""
        out = self._question.out
        if record.why_anew(held, self._asked) or not all((out / name).is_file() for name in tables.FILES):
            return False
        try:
            units = int(held["counts"]["units"])
            return self._engine.count(sorted((out / UNITS).glob("*.parquet"))) == units
        except (duckdb.Error, KeyError):
            return False

    def _kept(self, held: Mapping[str, Any] | None) -> dict[int, int]:
        """The rejects of each partition that is done already, by its number."""
        work, tell, before = self._work, self._tell, self._work.asked
        if self._question.again:
            work.clear()
        elif before and (why := record.why_anew(before, self._asked)):
            tell.say(f"从头算起：{why}，上次没有算完的部分作废。")
            work.clear()
        elif held and not before:
            why = record.why_anew(held, self._asked) or "原来的结果不全"
            tell.say(f"从头算起：{why}。原来的结果在算完时才替换。")
        work.ask(self._asked)
        found = {one.number: work.rejected(self._engine, one) for one in self._split}
        kept = {number: rejects for number, rejects in found.items() if rejects is not None}
        if kept:
            tell.say(f"接着上次做：{len(self._split)} 份中 {len(kept)} 份已算完。")
        return kept

    def _answer(self, kept: Mapping[int, int]) -> None:
        """Do the partitions that are not done."""
        engine, work, tell, number = self._engine, self._work, self._tell, len(self._split)
        rows = sum(one.rows for one in self._split)
        if not work.repeated.exists():
            tell.say(f"共 {rows:,} 行，分 {number} 份；先查重复的单位代码。")
            engine.write(checking.repeated_codes(self._files), work.repeated)
        checking.load_repeated(engine, work.repeated)
        done = sum(one.rows for one in self._split if one.number in kept)
        tell.begin(rows, kept=done)
        rejects = sum(kept.values())
        for one in self._split:
            if one.number not in kept:
                units = work.units / one.name
                answering.answer(engine, self._columns, one, units=units, rejects=work.rejects / one.name)
                rejects += one.rows - engine.count([units])
                tell.advance(f"第 {one.number} / {number} 份", one.rows, rejects)
        self._clock.answered(rows - done, number, len(kept))

    def _publish(self) -> Mapping[str, Any]:
        """Compare, sum, put what was made in its place."""
        engine, work = self._engine, self._work
        units = [work.units / one.name for one in self._split]
        rejects = [work.rejects / one.name for one in self._split]
        compared = compare(engine, units, provision=PROVISION, on=self._question.on)
        sums = Sums(engine, units, counted={rule.provision.unit for rule in self._columns.rules if rule})
        tables.write(engine, sums, rejects, work.made)
        written = {
            **self._asked,
            "given": str(self._question.given),
            **record.counted(engine, sums, rejects),
            "compared_with_explained": compared,
            **self._clock.times(),
        }
        work.publish(written)
        return written
