"""What a zip turns out to be: a workbook of today, an OpenDocument sheet, something else."""

from __future__ import annotations

from collections.abc import Mapping

from niangjia.kernel.sheets.book import Book
from niangjia.kernel.sheets.opening import refusals
from niangjia.kernel.sheets.opening.looks import looks_of
from niangjia.kernel.sheets.opening.marks import MAX_CELLS, Marks, refuse_beyond_reach
from niangjia.kernel.sheets.opening.measure import measured
from niangjia.kernel.sheets.opening.opendocument import check_reach
from niangjia.kernel.sheets.opening.parts import Parts
from niangjia.kernel.sheets.opening.sheetxml import SheetPass
from niangjia.kernel.sheets.opening.values import MACROS, opened
from niangjia.kernel.wording import Wording

_WORKBOOK = "xl/workbook.xml"
_RELATION = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"
_STRICT_RELATION = "{http://purl.oclc.org/ooxml/officeDocument/relationships}id"
_DOCUMENTS = {
    "word/": Wording(" Word 文档", "a Word document"),
    "ppt/": Wording("演示文稿", "a presentation"),
    "visio/": Wording(" Visio 图", "a Visio drawing"),
}


def open_zip(content: bytes, name: str) -> Book:
    """A dropped zip as a book; raises `SheetError` for whatever is no workbook, or one that does harm."""
    parts = Parts(content)
    notes = (MACROS,) if any(path.endswith("vbaproject.bin") for path in parts) else ()
    if _WORKBOOK in parts:
        return opened(content, name, _marks(parts), notes)
    if "xl/workbook.bin" in parts:
        raise refusals.other_format(".xlsb")
    if "content.xml" in parts and "mimetype" in parts:
        return _open_document(parts, content, name)
    for folder, kind in _DOCUMENTS.items():
        if any(path.startswith(folder) for path in parts):
            raise refusals.document(kind)
    raise refusals.archive()


def _open_document(parts: Parts, content: bytes, name: str) -> Book:
    if b"spreadsheet" not in b"".join(parts.chunks("mimetype")):
        raise refusals.document(Wording("文档", "a document"))
    check_reach(parts.xml_chunks("content.xml"))
    return opened(content, name, {}, ())


def _marks(parts: Parts) -> Mapping[str, Marks]:
    """The marks of every sheet, by its name."""
    workbook, relations = parts.tree(_WORKBOOK), parts.tree("xl/_rels/workbook.xml.rels")
    if workbook is None or relations is None:
        raise refusals.unreadable()
    if "xl/sharedstrings.xml" in parts:
        texts = sum(chunk.count(b"<si") for chunk in parts.xml_chunks("xl/sharedstrings.xml"))
        if texts > MAX_CELLS:
            raise refusals.too_large()
    looks = looks_of(parts.tree("xl/styles.xml"), parts.tree("xl/theme/theme1.xml"))
    computing = workbook.find("{*}calcPr")
    recalculated = computing is not None and computing.get("fullCalcOnLoad") in ("1", "true")
    targets = {one.get("Id"): _path(one.get("Target", "")) for one in relations}
    found: dict[str, Marks] = {}
    seen = set()
    for sheet in workbook.iterfind("{*}sheets/{*}sheet"):
        name, path = sheet.get("name", ""), targets.get(sheet.get(_RELATION) or sheet.get(_STRICT_RELATION))
        if path is None or path not in parts or "chartsheet" in path:
            continue
        if path in seen:
            raise refusals.unsafe()
        seen.add(path)
        under_way = SheetPass(looks, recalculated)
        found[name] = under_way.marks(parts.xml_chunks(path))
        if not under_way.inside:
            refuse_beyond_reach(name, *measured(parts.xml_chunks(path)))
    return found


def _path(target: str) -> str:
    return target.lstrip("/") if target.startswith("/") else f"xl/{target.removeprefix('./')}"
