"""What lies inside the encryption: a plain tar, written and read as a stream, that any tar program opens."""

from __future__ import annotations

import io
import tarfile
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path, PurePosixPath
from typing import IO

from niangjia.kernel.command import Fault

MANIFEST = "manifest.json"
DATABASE = "database"
HOME = "home"
PIECE = 4 << 20
"""Bytes of the dump in one member: its length is not known before it has ended."""


class Packer:
    """Writes the members, in the order in which they are read again."""

    def __init__(self, into: IO[bytes]) -> None:
        self._tar = tarfile.TarFile.open(fileobj=into, mode="w|")

    def manifest(self, content: bytes) -> None:
        """First of all what the rest can be compared with."""
        self._member(MANIFEST, content)

    def dump(self, source: IO[bytes]) -> int:
        """All that comes out of `source`, in numbered pieces; answers how many bytes."""
        number = size = 0
        while piece := source.read(PIECE):
            number += 1
            size += len(piece)
            self._member(f"{DATABASE}/{number:06d}", piece)
        return size

    def file(self, name: str, path: Path) -> None:
        """A file of the home, under its name there."""
        with path.open("rb") as file:
            info = self._tar.gettarinfo(arcname=f"{HOME}/{name}", fileobj=file)
            info.uid = info.gid = 0
            info.uname = info.gname = ""
            self._tar.addfile(info, file)

    def close(self) -> None:
        """The end mark."""
        self._tar.close()

    def _member(self, name: str, content: bytes) -> None:
        info = tarfile.TarInfo(name)
        info.size, info.mode = len(content), 0o600
        self._tar.addfile(info, io.BytesIO(content))


class Unpacker:
    """Reads the members, once, from first to last."""

    def __init__(self, source: IO[bytes]) -> None:
        self._source = source

    @contextmanager
    def members(self) -> Iterator[Iterator[tuple[str, IO[bytes]]]]:
        """Name and content of each regular file. Raises `Fault` where it is no tar or leads outside."""
        try:
            with tarfile.open(fileobj=self._source, mode="r|") as tar:
                yield self._each(tar)
        except tarfile.TarError as problem:
            raise Fault("备份的内容不能读取：文件不是娘家的备份，或已损坏") from problem

    def _each(self, tar: tarfile.TarFile) -> Iterator[tuple[str, IO[bytes]]]:
        for info in tar:
            path = PurePosixPath(info.name)
            if path.is_absolute() or ".." in path.parts or not info.isreg():
                raise Fault("备份里有不该有的成员，没有恢复")
            content = tar.extractfile(info)
            assert content is not None
            yield info.name, content


def pieces(content: IO[bytes]) -> Iterable[bytes]:
    """A member's bytes, not all at once."""
    return iter(lambda: content.read(PIECE), b"")
