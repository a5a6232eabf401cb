"""`niangjia scenarios try --under CODE --on DATE --area 510700 --set rounding=ceil --workers +10%`."""

from __future__ import annotations

import argparse
from typing import Any

from niangjia.kernel.command import code, day


def add_to(commands: Any) -> None:
    """Declare the commands of what-if."""
    scenarios = commands.add_parser("scenarios", help="what-if: other rules, headcounts or wages")
    actions = scenarios.add_subparsers(dest="action", required=True, metavar="ACTION")
    tried = actions.add_parser("try", help="the plan beside the plan as it would be; nothing is kept")
    tried.add_argument("--under", required=True, type=code, help="division code, or a unit's own code")
    tried.add_argument("--on", required=True, type=day, help="the day the facts are of")
    tried.add_argument("--area", default="", help="division code whose rule is changed; else that of --under")
    tried.add_argument("--document", default="", help="the document that holds there instead; - for none")
    tried.add_argument(
        "--set",
        action="append",
        default=[],
        metavar="NAME=VALUE",
        help="threshold, base_count, base_force, every, add, step_force, basis, rounding, or another reading",
    )
    tried.add_argument("--workers", default="", help="+10%%, -200: everyone's number of workers")
    tried.set_defaults(run=_try)


def _typed(chosen: argparse.Namespace) -> dict[str, str]:
    from niangjia.kernel.command import Fault
    from niangjia.scenarios.forms.changes import TEXT_BOXES

    typed = {"workers": chosen.workers, "area.0": chosen.area, "document.0": chosen.document}
    for one in chosen.set:
        name, equals, value = one.partition("=")
        if not equals:
            raise Fault(f"--set {one}：须写作 名称=值，例如 rounding=ceil")
        box = f"{name}.0" if name in TEXT_BOXES else f"reading.{name}.0"
        typed[box] = value
    return typed


def _try(chosen: argparse.Namespace) -> int:
    from niangjia.kernel.command import Fault, house, operator
    from niangjia.kernel.scope import acting

    with house():
        from niangjia.kernel.wording import Wording
        from niangjia.organisations.facade import UnknownCode, unit_at
        from niangjia.policy.facade import places
        from niangjia.scenarios import printing, queries
        from niangjia.scenarios.forms import changes_of

        by = operator()
        try:
            with acting(by):
                typed = _typed(chosen)
                own = unit_at(chosen.under, by=by).division_code or ""
                typed["area.0"] = typed["area.0"] or places.written(places.normal(own)) if own else ""
                changes, problems = changes_of(typed)
                sides = [(Wording("模拟", "Scenario"), changes)]
                found = queries.compare(chosen.under, sides, on=chosen.on, by=by)
        except UnknownCode as problem:
            raise Fault(str(problem)) from problem
    print(printing.in_words(found, problems))
    return 0
