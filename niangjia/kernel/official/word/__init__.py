"""The paper as a Word document, to be worked on: every look is a named style that an office can change."""

from __future__ import annotations

from niangjia.kernel.official.word.document import docx

__all__ = ["docx"]
