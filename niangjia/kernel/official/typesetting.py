"""PDF and pictures, set by typst. Words go in as data; the files of `layout/` are all the markup there is.

The typesetter reads no file outside that folder and nothing from the network.
"""

from __future__ import annotations

import json
from dataclasses import asdict
from pathlib import Path
from typing import Any, Literal

import typst

from niangjia.kernel.imprint import Imprint
from niangjia.kernel.official import fonts
from niangjia.kernel.official.composing import Composition, Grid, Item, compose
from niangjia.kernel.official.types import Blank, OfficialPaper, Poster
from niangjia.kernel.official.writing import Parts, clean, plain

LAYOUT = Path(__file__).with_name("layout")
A4_WIDTH_INCHES = 210 / 25.4
PICTURE_WIDTH = 1080
"""Pixels: what a telephone shows sharp, and far below a megabyte."""


def pdf(paper: OfficialPaper, imprint: Imprint | None = None) -> bytes:
    """The paper as PDF; `imprint` stands small and grey at the foot of each page.

    Raises Refused when no Chinese font is found.
    """
    return _set("paper", _laid_out(compose(paper)) | _marked(imprint))


def poster_pdf(poster: Poster, imprint: Imprint | None = None) -> bytes:
    """The poster as one A4 page. Raises Refused when no Chinese font is found."""
    return _set("poster", _cleaned(asdict(poster)) | _marked(imprint))


def poster_png(poster: Poster, imprint: Imprint | None = None) -> bytes:
    """The poster as a picture 1080 pixels wide. Raises Refused when no Chinese font is found."""
    told = _cleaned(asdict(poster)) | _marked(imprint)
    return _set("poster", told, "png", PICTURE_WIDTH / A4_WIDTH_INCHES)


def _marked(imprint: Imprint | None) -> dict[str, Any]:
    """Who took it out, when and why: on the page, and in what the file says of itself."""
    if imprint is None:
        return {"imprint": "", "imprint_number": ""}
    return {"imprint": clean(imprint.line), "imprint_number": imprint.number}


def _set(
    layout: str, data: dict[str, Any], format: Literal["pdf", "png"] = "pdf", ppi: float | None = None
) -> bytes:
    fonts.may_typeset().enforce()
    made = typst.compile(
        LAYOUT / f"{layout}.typ",
        root=LAYOUT,
        font_paths=fonts.collection(),
        sys_inputs={"data": json.dumps(data | {"faces": fonts.faces()}, ensure_ascii=False)},
        format=format,
        ppi=ppi,
    )
    assert isinstance(made, bytes), "one file: a poster is one page"
    return made


def _laid_out(paper: Composition) -> dict[str, Any]:
    return {
        "name": "".join(plain(line) for line in paper.title),
        "organ": paper.mark.removesuffix("文件"),
        "marks": paper.marks,
        "mark": paper.mark,
        "mark_size": paper.mark_size,
        "number": _words(paper.number),
        "signer": None if paper.signer is None else _words(paper.signer),
        "title": [_words(line) for line in paper.title],
        "items": [_item(one) for one in paper.items],
        "attached": paper.attached,
        "signature": _words(paper.signature),
        "dated": _words(paper.dated),
        "contact": None if paper.contact is None else _words(paper.contact),
        "annexes": [asdict(one) | {"items": [_item(item) for item in one.items]} for one in paper.annexes],
        "copies": _words(paper.copies),
        "printed_by": _words(paper.printed_by),
        "printed_on": _words(paper.printed_on),
    }


def _item(item: Item) -> dict[str, Any]:
    if not isinstance(item, Grid):
        return {"role": item.role, "text": _words(item.text)}
    return {
        "columns": [asdict(column) for column in item.columns],
        "heads": item.heads,
        "rows": [[{"words": _words(cell)} for cell in row] for row in item.rows],
        "total": None if item.total is None else [{"words": _words(cell)} for cell in item.total],
        "caption": item.caption,
        "unit": item.unit,
        "note": item.note,
        "size": item.size,
    }


def _words(text: Parts) -> list[str | dict[str, str]]:
    return [{"blank": str(one)} if isinstance(one, Blank) else one for one in text]


def _cleaned(value: Any) -> Any:
    if isinstance(value, str):
        return clean(value)
    if isinstance(value, dict):
        return {key: _cleaned(one) for key, one in value.items()}
    return [_cleaned(one) for one in value] if isinstance(value, tuple | list) else value
