"""`niangjia national staffing --in units.parquet --out DIR` and `niangjia national example`."""

from __future__ import annotations

import argparse
import sys
from datetime import date
from pathlib import Path
from typing import Any

from niangjia.kernel.command import Fault, day
from niangjia.national.types import PARTITION_ROWS

INTERRUPTED = 130
"""The exit code of a command that was stopped by Ctrl-C."""


def add_to(commands: Any) -> None:
    """Declare the commands for a whole country of units; none of them needs the database."""
    national = commands.add_parser("national", help="the rules for millions of units, from file to file")
    actions = national.add_subparsers(dest="action", required=True, metavar="ACTION")

    staffing = actions.add_parser("staffing", help="must and may of every unit, and roll-ups")
    staffing.add_argument(
        "--in",
        dest="given",
        required=True,
        type=Path,
        metavar="PATH",
        help="Parquet or CSV, or a folder of them: code, place, kind, workers, name if you like",
    )
    staffing.add_argument("--out", required=True, type=Path, metavar="DIR", help="folder for what comes out")
    staffing.add_argument("--on", type=day, help="legal date (default today)")
    staffing.add_argument("--again", action="store_true", help="keep nothing of what was computed before")
    staffing.add_argument(
        "--partition-rows",
        type=int,
        default=PARTITION_ROWS,
        help=f"rows at a time (default {PARTITION_ROWS:,})",
    )
    staffing.set_defaults(run=_staffing)

    example = actions.add_parser("example", help="invented units on the real divisions, bad rows among them")
    example.add_argument("--units", type=int, default=3_000_000, help="how many rows (default 3,000,000)")
    example.add_argument("--out", required=True, type=Path, metavar="FILE", help="the Parquet file to write")
    example.add_argument("--seed", type=int, default=1, help="another number, other units")
    example.set_defaults(run=_example)


def _staffing(chosen: argparse.Namespace) -> int:
    from niangjia.national.printing import in_words
    from niangjia.national.progress import Progress
    from niangjia.national.running import Question, staffing
    from niangjia.policy.facade import LoadError

    if (rows := chosen.partition_rows) < 1:
        raise Fault("--partition-rows 须为正整数")
    # The day of the command line, as in `niangjia init`: no office's time zone is known without its house.
    question = Question(chosen.given, chosen.out, chosen.on or date.today(), chosen.again, rows)
    try:
        print(in_words(staffing(question, Progress()), chosen.out))
    except LoadError as problem:
        raise Fault(str(problem)) from problem
    except KeyboardInterrupt:
        print("\n已停下。算完的部分留着，再运行同样的命令就接着做。", file=sys.stderr)
        return INTERRUPTED
    return 0


def _example(chosen: argparse.Namespace) -> int:
    from niangjia.national.example import write

    if chosen.units < 1:
        raise Fault("--units 须为正整数")
    write(chosen.out, units=chosen.units, seed=chosen.seed)
    print(f"{chosen.units:,} 行示例单位写在 {chosen.out}，全部虚构，区划是真的。")
    return 0
