"""The file as a whole cannot be read."""

from __future__ import annotations

from niangjia.kernel.wording import Wording


class SheetError(Exception):
    """Why a file cannot be read at all: a stable code and a sentence for the person who dropped it."""

    def __init__(self, code: str, message: Wording) -> None:
        super().__init__(message.zh)
        self.code = code
        self.message = message
