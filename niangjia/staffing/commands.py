"""`niangjia staffing plan --under CODE --on DATE`, `niangjia staffing recompute --under CODE`."""

from __future__ import annotations

import argparse
import json
import sys
import time
from collections.abc import Callable
from typing import Any

from niangjia.kernel.command import code, day
from niangjia.kernel.wording import Wording


def add_to(commands: Any) -> None:
    """Declare the commands of staffing."""
    staffing = commands.add_parser("staffing", help="the staffing plan")
    actions = staffing.add_subparsers(dest="action", required=True, metavar="ACTION")
    plan = actions.add_parser("plan", help="must, may, filled and shortfall of every unit below")
    plan.add_argument(
        "--under", required=True, type=code, help="division code of 2, 4, 6 or 9 digits, or a unit's own code"
    )
    plan.add_argument("--on", required=True, type=day, help="the day the plan speaks of")
    plan.add_argument("--json", action="store_true", help="print units and totals as JSON")
    plan.set_defaults(run=_plan)
    recompute = actions.add_parser("recompute", help="work the stored plan of today out anew, unit by unit")
    recompute.add_argument(
        "--under", required=True, type=code, help="division code of 2, 4, 6 or 9 digits, or a unit's own code"
    )
    recompute.set_defaults(run=_recompute)


def _plan(chosen: argparse.Namespace) -> int:
    from niangjia.kernel.command import Fault, house, operator
    from niangjia.kernel.scope import acting

    with house():
        from niangjia.organisations.facade import UnknownCode
        from niangjia.staffing import printing, queries

        by = operator()
        try:
            with acting(by):
                plan = queries.plan(chosen.under, on=chosen.on, by=by)
        except UnknownCode as problem:
            raise Fault(str(problem)) from problem
    if chosen.json:
        print(json.dumps(printing.as_json(plan), ensure_ascii=False, indent=1))
    else:
        print(printing.in_words(plan))
    return 0


def _recompute(chosen: argparse.Namespace) -> int:
    from niangjia.kernel.command import Fault, house, operator
    from niangjia.kernel.scope import acting

    with house():
        from django.utils import timezone

        from niangjia.kernel import derived
        from niangjia.organisations.facade import UnknownCode, unit_at
        from niangjia.staffing.stored import PLAN

        by = operator()
        try:
            with acting(by):
                path = unit_at(chosen.under, by=by).scope_path
                derived.mark_all(PLAN, path, f"{path}~")
        except UnknownCode as problem:
            raise Fault(str(problem)) from problem
        began = time.monotonic()
        units = derived.work_off(PLAN, path, f"{path}~", on=timezone.localdate(), tell=_teller(began))
    seconds = time.monotonic() - began
    print(f"重算 {units:,} 个单位，用时 {seconds:.1f} 秒")
    return 0


def _teller(began: float) -> Callable[[int, int, Wording], None]:
    def tell(done: int, total: int, said: Wording) -> None:
        rate = done / max(time.monotonic() - began, 0.001)
        left = (total - done) / rate if rate else 0
        print(
            f"{said.zh}：{done:,} / {total:,}，每秒 {rate:,.0f} 个，约余 {left:.0f} 秒",
            file=sys.stderr,
            flush=True,
        )

    return tell
