"""How far a run is: one line redrawn on a terminal, a line for each partition anywhere else."""

from __future__ import annotations

import sys
import time
from contextlib import suppress
from typing import TextIO


class Progress:
    """Rows done of all, rows a second and the time left, told on standard error."""

    def __init__(self, to: TextIO | None = None) -> None:
        self._to = to or sys.stderr
        self._redrawn = self._to.isatty()
        self._total = self._kept = self._done = 0
        self._began = time.monotonic()

    def say(self, line: str) -> None:
        """A line of its own."""
        self._write(line, end="\n")

    def begin(self, total: int, *, kept: int) -> None:
        """From now on rows are done: so many in all, so many of them already."""
        self._total, self._kept, self._done = total, kept, kept
        self._began = time.monotonic()

    def advance(self, partition: str, rows: int, rejects: int) -> None:
        """One more partition is done."""
        self._done += rows
        seconds = time.monotonic() - self._began
        rate = (self._done - self._kept) / seconds if seconds else 0.0
        left = (self._total - self._done) / rate if rate else 0.0
        line = (
            f"{partition}  {self._done:,} / {self._total:,} 行（{100 * self._done // max(self._total, 1)}%）"
            f"  每秒 {rate:,.0f} 行  约剩 {lasting(left)}  问题 {rejects:,} 行"
        )
        finished = self._done >= self._total
        self._write(line, end="\n" if finished or not self._redrawn else "")

    def _write(self, line: str, end: str) -> None:
        wiped = f"\r\x1b[K{line}" if self._redrawn else line
        # Whoever was reading may have gone: that is no reason to stop.
        with suppress(BrokenPipeError):
            self._to.write(wiped + end)
            self._to.flush()


def lasting(seconds: float) -> str:
    """A stretch of time as it is said: 45 秒, 3 分 20 秒, 2 小时 5 分."""
    whole = round(seconds)
    if whole < 60:
        return f"{whole} 秒"
    if whole < 3600:
        return f"{whole // 60} 分 {whole % 60} 秒"
    return f"{whole // 3600} 小时 {whole % 3600 // 60} 分"
