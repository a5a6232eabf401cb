"""Receiving files: as much as the page they are sent to takes, from whoever is signed in, in memory only.

Bytes beyond that are let go as they come, so that nobody's file fills the memory, and none lies unsealed on a
disk. One byte more than allowed is kept: the page itself then says that the file is too large.
"""

from __future__ import annotations

from io import BytesIO
from typing import Any, cast

from django.core.exceptions import RequestDataTooBig
from django.core.files.uploadedfile import InMemoryUploadedFile
from django.core.files.uploadhandler import FileUploadHandler
from django.http import HttpRequest

from niangjia.kernel.sheets.book import MAX_BYTES
from niangjia.papers.types import LARGEST

MOST = {
    "imports:drop": MAX_BYTES,
    "api:imports": MAX_BYTES,
    "papers:add": LARGEST,
    "editions:move": LARGEST,
    "authoring:new": 2**20,
}
"""Bytes of one file at most, by the route it is sent to; all others take none."""

MOST_AT_ALL = 64 * 2**20
"""What says of itself that it is longer is not read at all."""


def most(request: HttpRequest) -> int | None:
    """How many bytes a file of this request may have; None where its route takes none."""
    match = request.resolver_match
    allowed = MOST.get(match.view_name) if match else None
    return allowed if allowed is None or getattr(request, "actor", None) is not None else 0


class Bounded(FileUploadHandler):
    """Keeps a file's bytes in memory up to what its route takes and one more."""

    def handle_raw_input(
        self, input_data: Any, META: Any, content_length: int, boundary: Any, encoding: Any = None
    ) -> None:
        """Refuse what announces more than is ever taken. Raises `RequestDataTooBig`."""
        if content_length > MOST_AT_ALL:
            raise RequestDataTooBig("more than is taken")

    def new_file(self, *args: Any, **kwargs: Any) -> None:
        """A file begins."""
        super().new_file(*args, **kwargs)
        allowed = most(cast(HttpRequest, self.request))
        self._room = allowed + 1 if allowed else 0
        self._content = BytesIO()

    def receive_data_chunk(self, raw_data: bytes, start: int) -> None:
        """Keep what there is room for."""
        kept = raw_data[: self._room]
        self._room -= len(kept)
        self._content.write(kept)

    def file_complete(self, file_size: int) -> InMemoryUploadedFile | None:
        """The file; of a stranger's only that there was one; none where none is taken."""
        if most(cast(HttpRequest, self.request)) is None:
            return None
        size = self._content.tell()
        self._content.seek(0)
        return InMemoryUploadedFile(
            self._content,
            self.field_name,
            str(self.file_name),
            str(self.content_type),
            size,
            self.charset,
            self.content_type_extra,
        )
