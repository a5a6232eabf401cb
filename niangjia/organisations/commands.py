"""`niangjia organisations load-divisions`."""

from __future__ import annotations

import argparse
from typing import Any


def add_to(commands: Any) -> None:
    """Declare the commands of organisations."""
    organisations = commands.add_parser("organisations", help="the union tree")
    actions = organisations.add_subparsers(dest="action", required=True, metavar="ACTION")
    load = actions.add_parser("load-divisions", help="found the union of every division of the shipped table")
    load.add_argument(
        "--below", default="", metavar="CODE", help="only so far: 51 is a province; default: all"
    )
    load.set_defaults(run=_load_divisions)


def _load_divisions(chosen: argparse.Namespace) -> int:
    from niangjia.kernel.command import Fault, house, operator
    from niangjia.kernel.scope import acting

    with house():
        from niangjia.organisations.actions import load_divisions
        from niangjia.organisations.queries import UnknownCode

        by = operator()
        try:
            with acting(by):
                founded = load_divisions(by=by, below=chosen.below)
        except UnknownCode as problem:
            raise Fault(str(problem)) from problem
    print(f"新设 {founded:,} 个工会组织。" if founded else "行政区划对应的工会组织都已存在，没有改动。")
    return 0
