"""`python -m bench [name …]`: measure what is named, or all, and print one table."""

from __future__ import annotations

import argparse
import importlib
from collections.abc import Sequence
from datetime import date

from bench import house, report
from bench.timing import Finding

MEASURES = ("reading", "committing", "exporting", "pages", "walls", "evaluating")
OF_THE_COUNTRY = ("pages", "walls")


def main(arguments: Sequence[str] | None = None) -> int:
    """Measure; a missed aim is said and is no failure. RESULTS.md is written when everything was measured."""
    parser = argparse.ArgumentParser(prog="python -m bench", description=__doc__)
    parser.add_argument("names", nargs="*", metavar="name", help=", ".join(MEASURES))
    parser.add_argument(
        "--counties",
        type=int,
        metavar="N",
        help="pages, walls: a large house of so many counties, to try the bench",
    )
    told = parser.parse_args(arguments)
    chosen = told.names or list(MEASURES)
    if unknown := sorted(set(chosen) - set(MEASURES)):
        parser.error(f"unknown: {', '.join(unknown)}; there are {', '.join(MEASURES)}")
    findings: list[Finding] = []
    try:
        with house.server():
            for name in chosen:
                print(f"{name} …", flush=True)
                # Imported late: the models need the server's address.
                smaller = {"counties": told.counties} if name in OF_THE_COUNTRY and told.counties else {}
                findings += importlib.import_module(f"bench.{name}").measure(**smaller)
    except house.Busy as busy:
        parser.error(str(busy))
    print(f"\n{report.table(findings)}\n\n{report.missed(findings)}\n{report.machine()}")
    if list(chosen) == list(MEASURES) and not told.counties:
        report.write(findings, on=date.today())
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
