"""`niangjia import units|roster FILE --under CODE`."""

from __future__ import annotations

import argparse
import json
from pathlib import Path
from typing import Any

from niangjia.kernel.command import code, day


def add_to(commands: Any) -> None:
    """Declare the import command."""
    parser = commands.add_parser("import", help="read a workbook, and with --commit take its rows in")
    parser.add_argument("kind", choices=["units", "roster"])
    parser.add_argument("file", type=Path)
    parser.add_argument(
        "--under", required=True, type=code, help="division code (2, 4, 6 or 9 digits) or a unit's own code"
    )
    parser.add_argument("--as-of", type=day, help="cut-off date, before the file's own")
    parser.add_argument("--form", help="the form of employment of everybody of whom the roster tells none")
    parser.add_argument("--commit", action="store_true", help="take the accepted rows in")
    parser.add_argument("--json", action="store_true", help="print the whole reading as JSON")
    parser.set_defaults(run=_import)


def _import(chosen: argparse.Namespace) -> int:
    from niangjia.kernel.command import Fault, house, operator
    from niangjia.kernel.figure import Refused
    from niangjia.kernel.scope import acting
    from niangjia.kernel.sheets import SheetError

    if not chosen.file.is_file():
        raise Fault(f"没有这个文件：{chosen.file}")
    with house():
        from django.db import transaction

        from niangjia.imports.facade import import_file

        by = operator()
        try:
            with acting(by):
                done = import_file(
                    by=by,
                    kind=chosen.kind,
                    path=chosen.file,
                    under=chosen.under,
                    as_of=chosen.as_of,
                    commit_rows=chosen.commit,
                    defaults={"form": chosen.form} if chosen.form else None,
                )
                if not chosen.commit:
                    transaction.set_rollback(True)
        except (SheetError, Refused, LookupError) as problem:
            raise Fault(str(problem)) from problem
    if chosen.json:
        print(json.dumps(done.as_json(), ensure_ascii=False, indent=1))
    else:
        print(done.in_words())
    return 0
