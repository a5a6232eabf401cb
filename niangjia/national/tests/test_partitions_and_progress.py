"""How far a run is, told on a terminal and in a file; files cut into partitions."""

from __future__ import annotations

import io
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from niangjia.national.progress import Progress, lasting
from niangjia.national.splitting import partitions
from niangjia.national.types import PARTITION_FILES, UnitFile


class Terminal(io.StringIO):
    """A terminal, or a file."""

    def __init__(self, *, real: bool) -> None:
        super().__init__()
        self.real = real

    def isatty(self) -> bool:
        return self.real


def progress_on(to: Terminal) -> str:
    """What a run of four partitions, one of them kept, says."""
    progress = Progress(to)
    progress.say("开始")
    progress.begin(400, kept=100)
    for number in (2, 3, 4):
        progress.advance(f"第 {number} / 4 份", 100, number)
    return to.getvalue()


def test_a_terminal_has_one_line_redrawn_and_a_file_a_line_each() -> None:
    drawn, listed = progress_on(Terminal(real=True)), progress_on(Terminal(real=False))
    assert (drawn.count("\n"), drawn.count("\r")) == (2, 4)
    assert (listed.count("\n"), listed.count("\r")) == (4, 0)
    assert "200 / 400 行（50%）" in listed.splitlines()[1]
    assert listed.splitlines()[-1].endswith("约剩 0 秒  问题 4 行")


@pytest.mark.parametrize(
    ("seconds", "said"), [(0.4, "0 秒"), (59.6, "1 分 0 秒"), (200, "3 分 20 秒"), (7500, "2 小时 5 分")]
)
def test_time_is_said_in_words(seconds: float, said: str) -> None:
    assert lasting(seconds) == said


@given(st.lists(st.integers(0, 40), max_size=12), st.integers(1, 15))
@settings(max_examples=200, deadline=None)
def test_each_row_is_in_exactly_one_partition(sizes: list[int], rows: int) -> None:
    files = [UnitFile(str(n), Path(), size, {}, 0, "") for n, size in enumerate(sizes)]
    split = partitions(files, rows=rows)
    assert [one.number for one in split] == [*range(1, len(split) + 1)]
    assert all(one.rows <= rows for one in split)
    taken = [
        (file.shown, row)
        for one in split
        for file in one.files
        for row in (range(one.first, one.last) if one.rows < file.rows else range(file.rows))
    ]
    assert taken == [(file.shown, row) for file in files for row in range(file.rows)]


def test_many_small_files_are_put_together() -> None:
    files = [UnitFile(str(n), Path(), 1, {}, 0, "") for n in range(2 * PARTITION_FILES + 1)]
    assert [len(one.files) for one in partitions(files)] == [PARTITION_FILES, PARTITION_FILES, 1]
