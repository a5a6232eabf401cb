"""Where the SQL of three engines differs: whole numbers, whole parts, a number out of a list."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Dialect:
    """How one engine writes what the engines write differently.

    `fence` keeps a planner from writing a column's expression out anew wherever the column is used.
    """

    name: str
    whole: str
    over: str
    listed: str
    taken: str
    digits: str
    fence: str = ""
    quote: str = '"'
    escapes: bool = False
    """Whether a backslash in a text stands for something else."""

    def const(self, number: int) -> str:
        """A number of 64 bits."""
        return self.whole.format(number)

    def named(self, name: str) -> str:
        """A column by its name, whatever letters that has: documents name facts of their own."""
        return self.quote + name.replace(self.quote, self.quote * 2) + self.quote

    def text(self, text: str) -> str:
        """A text as it stands in SQL."""
        written = text.replace("\\", "\\\\") if self.escapes else text
        return "'" + written.replace("'", "\\'" if self.escapes else "''") + "'"

    def take(self, numbers: Sequence[int], at: str) -> str:
        """The number of a list at a place counted from 0."""
        if len(set(numbers)) == 1:
            return self.const(numbers[0])
        written = self.listed.format(",".join(str(number) for number in numbers))
        return self.taken.format(list=written, at=f"{at} + 1")


POSTGRES = Dialect(
    "postgres",
    "{}::bigint",
    "({} / {})",
    "'{{{}}}'::bigint[]",
    "({list})[{at}]",
    "{} ~ '^[0-9]+$'",
    fence=" OFFSET 0",
)
DUCKDB = Dialect(
    "duckdb",
    "{}::BIGINT",
    "({} // {})",
    "[{}]::BIGINT[]",
    "list_extract({list}, {at})",
    "regexp_full_match({}, '[0-9]+')",
)
SPARK = Dialect(
    "spark",
    "{}L",
    "({} div {})",
    "array({})",
    "element_at({list}, CAST({at} AS INT))",
    "{} RLIKE '^[0-9]+$'",
    quote="`",
    escapes=True,
)
