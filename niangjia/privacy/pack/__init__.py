"""本人信息: everything that is held on one person, as a paper, a workbook or JSON. Pure."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from niangjia.privacy.pack.book import workbook
from niangjia.privacy.pack.content import Pack, Part
from niangjia.privacy.pack.machine import machine_readable
from niangjia.privacy.pack.paper import as_pdf
from niangjia.privacy.types import Format

WRITERS: Mapping[Format, Callable[[Pack], bytes]] = {
    Format.PDF: as_pdf,
    Format.XLSX: workbook,
    Format.JSON: machine_readable,
}

__all__ = ["WRITERS", "Pack", "Part"]
