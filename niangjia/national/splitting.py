"""Files cut into partitions: a large file into ranges of its rows, small files put together."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from niangjia.national.types import PARTITION_FILES, PARTITION_ROWS, Partition, UnitFile


def partitions(files: Sequence[UnitFile], *, rows: int = PARTITION_ROWS) -> tuple[Partition, ...]:
    """The partitions in the order of the files, each row in exactly one; there is always one."""
    cut = [*_cut([one for one in files if one.rows], rows)] or [(files[:1], 0, 0)]
    return tuple(
        Partition(number, tuple(together), first, last)
        for number, (together, first, last) in enumerate(cut, start=1)
    )


def _cut(files: Sequence[UnitFile], rows: int) -> Iterator[tuple[Sequence[UnitFile], int, int]]:
    together: list[UnitFile] = []
    held = 0
    for file in files:
        if together and (held + file.rows > rows or len(together) == PARTITION_FILES):
            yield together, 0, held
            together, held = [], 0
        if file.rows <= rows:
            together.append(file)
            held += file.rows
        else:
            yield from (([file], at, min(at + rows, file.rows)) for at in range(0, file.rows, rows))
    if together:
        yield together, 0, held
