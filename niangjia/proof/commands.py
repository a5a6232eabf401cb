"""`niangjia audit verify|heads`."""

from __future__ import annotations

import argparse
from datetime import date
from typing import TYPE_CHECKING, Any

from niangjia.kernel.command import code, day

if TYPE_CHECKING:
    from niangjia.proof.verifying import Verified

SHOWN = 50


def add_to(commands: Any) -> None:
    """Declare the audit commands."""
    parser = commands.add_parser("audit", help="the audit events: whether their chains are whole")
    tasks = parser.add_subparsers(dest="task", required=True, metavar="TASK")
    verify = tasks.add_parser("verify", help="name every changed, missing, reordered or unsealed event")
    verify.add_argument("--unit", type=code, help="only the chains of this unit or division and those below")
    verify.add_argument("--since", type=day, help="only events sealed from this day on, and the ends")
    verify.set_defaults(run=_verify)
    heads = tasks.add_parser("heads", help="the ends of the chains, to be kept in another place")
    heads.set_defaults(run=_heads)


def _verify(chosen: argparse.Namespace) -> int:
    from niangjia.kernel.command import Fault, house, operator
    from niangjia.kernel.scope import acting

    with house():
        from niangjia.organisations import facade as organisations
        from niangjia.proof.printing import in_words
        from niangjia.proof.verifying import verify

        with acting(by := operator()):
            path = ""
            if chosen.unit:
                try:
                    path = organisations.unit_at(chosen.unit, by=by).scope_path
                except organisations.UnknownCode as unknown:
                    raise Fault(str(unknown)) from unknown
            found = verify(by=by, path=path, since=_midnight(chosen.since))
            print(in_words(found, by=by, most=SHOWN))
    return _code(found)


def _code(found: Verified) -> int:
    return 0 if found.whole else 1


def _midnight(on: date | None) -> Any:
    from datetime import datetime, time

    from django.utils import timezone

    return timezone.make_aware(datetime.combine(on, time.min)) if on else None


def _heads(chosen: argparse.Namespace) -> int:
    from niangjia.proof import heads

    file = heads.path()
    print(file.read_text(encoding="ascii") if file.exists() else "", end="")
    return 0
