"""`niangjia staffing plan --under CODE --on DATE`."""

from __future__ import annotations

import argparse
import json
from typing import Any

from niangjia.kernel.command import code, day


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
