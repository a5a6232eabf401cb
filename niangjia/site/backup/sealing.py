"""The age file as a stream: what is written lies encrypted, what is read was authenticated piece by piece."""

from __future__ import annotations

import os
import threading
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, suppress
from typing import IO

import pyrage
from pyrage.x25519 import Identity, Recipient

from niangjia.kernel.command import Fault

AT_ONCE = 1 << 20
"""Bytes held between the two sides."""


@contextmanager
def sealing(into: IO[bytes], recipients: Sequence[Recipient]) -> Iterator[IO[bytes]]:
    """What is written inside lies encrypted in `into`; when the block fails, no whole file lies there."""
    reader, writer = _pipe()
    given_up = threading.Event()
    source = _Source(reader, given_up)
    thread = _Thread(lambda: pyrage.encrypt_io(source, into, recipients), reader)
    try:
        yield writer
        writer.flush()
    except BaseException as problem:
        given_up.set()
        _let_go(writer)
        thread.join()
        if isinstance(problem, BrokenPipeError) and thread.problem:  # the disk is full, say
            raise Fault(f"备份没有写成：{thread.problem}") from problem
        raise
    _let_go(writer)
    thread.join()
    if thread.problem:
        raise Fault(f"备份没有写成：{thread.problem}")


@contextmanager
def opening(sealed: IO[bytes], identities: Sequence[Identity]) -> Iterator[IO[bytes]]:
    """What lies in `sealed`, read inside. Raises `Fault` for a wrong key, damage, a file cut short: also when
    the block was content with what it read before."""
    reader, writer = _pipe()
    thread = _Thread(lambda: pyrage.decrypt_io(sealed, writer, identities), writer)
    try:
        yield reader
        while reader.read(AT_ONCE):  # the end of the file proves that it is whole
            pass
    except BaseException as problem:
        _let_go(reader)
        thread.join()
        if thread.problem and not isinstance(thread.problem, BrokenPipeError) and not _broken(thread.problem):
            raise _fault(thread.problem) from problem
        raise
    thread.join()
    _let_go(reader)
    if thread.problem:
        raise _fault(thread.problem)


def _fault(problem: BaseException) -> Fault:
    said = str(problem)
    if isinstance(problem, pyrage.DecryptError) and "No matching keys" in said:
        return Fault("这把私钥打不开备份：请换用备份时公钥所对应的私钥")
    if isinstance(problem, pyrage.DecryptError):
        return Fault("文件不是 age 加密的备份，或文件头已损坏")
    return Fault("备份已损坏或不完整（加密校验不通过）：请换一份备份")


def _broken(problem: BaseException) -> bool:
    """Whether the reading side had gone away before, which is no fault of the file."""
    return "Broken pipe" in str(problem) or "Errno 32" in str(problem)


def _pipe() -> tuple[IO[bytes], IO[bytes]]:
    read, write = os.pipe()
    return os.fdopen(read, "rb", buffering=AT_ONCE), os.fdopen(write, "wb", buffering=AT_ONCE)


def _let_go(end: IO[bytes]) -> None:
    with suppress(OSError):  # what was still held cannot be handed on: the other side has gone
        end.close()


class _Source:
    """What the encryption reads; it fails where the writing side gave up: no whole file comes about."""

    def __init__(self, pipe: IO[bytes], given_up: threading.Event) -> None:
        self._pipe, self._given_up = pipe, given_up

    def read(self, size: int = -1) -> bytes:
        """Up to `size` bytes."""
        piece = self._pipe.read(size)
        if self._given_up.is_set():
            raise OSError("given up")
        return piece


class _Thread(threading.Thread):
    """Runs one side, remembers what went wrong, and closes its end whatever happens."""

    def __init__(self, run: Callable[[], object], end: IO[bytes]) -> None:
        super().__init__(daemon=True)
        self._work, self._end = run, end
        self.problem: BaseException | None = None
        self.start()

    def run(self) -> None:
        """Do it."""
        try:
            self._work()
            if self._end.writable():
                self._end.flush()
        except BaseException as problem:
            self.problem = problem
        finally:
            _let_go(self._end)
