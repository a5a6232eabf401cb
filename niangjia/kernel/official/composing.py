"""From a declared paper to the lines of its pages: what stands where is decided here, once. Pure.

Both renderers, Word's and the typesetter's, set what `compose` gives and add no words of their own.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from niangjia.kernel.official.titles import LINE, LYING_LINE, title_lines
from niangjia.kernel.official.types import (
    Attachment,
    Blank,
    Block,
    Contact,
    Head,
    Kind,
    OfficialPaper,
    Para,
    Text,
)
from niangjia.kernel.official.types.blocks import Cell, Column, Table
from niangjia.kernel.official.writing import Parts, clean, head_number, parts
from niangjia.kernel.wording import said_day

MARK_WIDTH, LARGEST_MARK, SMALLEST_MARK = 425.0, 56.0, 24.0
"""Points: what the red head may take of the 442 of a line, and the sizes between which it is set."""


class Role(StrEnum):
    """What a line is to the paper; each has one look."""

    RECIPIENTS = "recipients"
    BODY = "body"
    HEAD_1 = "head1"
    HEAD_2 = "head2"
    HEAD_3 = "head3"
    HEAD_4 = "head4"


@dataclass(frozen=True, slots=True)
class Line:
    """A paragraph in its look."""

    role: Role
    text: Parts


@dataclass(frozen=True, slots=True)
class Grid:
    """A table with every cell written."""

    columns: tuple[Column, ...]
    rows: tuple[tuple[Parts, ...], ...]
    total: tuple[Parts, ...] | None
    caption: str
    unit: str
    note: str

    @property
    def heads(self) -> tuple[tuple[str, int], ...]:
        """The upper head: a group's word and how many columns it spans; a column of no group spans itself."""
        found: list[tuple[str, int]] = []
        for column in self.columns:
            if column.group and found and found[-1][0] == column.group:
                found[-1] = (column.group, found[-1][1] + 1)
            else:
                found.append((column.group, 1))
        return tuple(found)

    @property
    def size(self) -> float:
        """Points of its text: 小四, 五号 where columns are many."""
        return 12.0 if len(self.columns) <= 8 else 10.5


Item = Line | Grid


@dataclass(frozen=True, slots=True)
class Annex:
    """An attachment on pages of its own: 附件1, its title, what it holds."""

    label: str
    title: tuple[str, ...]
    items: tuple[Item, ...]
    landscape: bool


@dataclass(frozen=True, slots=True)
class Composition:
    """The paper, element by element, from the first page's upper left corner to the last one's lower edge."""

    marks: tuple[tuple[str, str], ...]
    mark: str
    mark_size: float
    number: Parts
    signer: Parts | None
    title: tuple[Parts, ...]
    items: tuple[Item, ...]
    attached: tuple[tuple[str, str], ...]
    signature: Parts
    dated: Parts
    contact: Parts | None
    annexes: tuple[Annex, ...]
    copies: Parts
    printed_by: Parts
    printed_on: Parts


def compose(paper: OfficialPaper) -> Composition:
    """Every element of the paper, what is not known yet as its blank."""
    organ = clean(paper.organ)
    mark = f"{organ}文件"
    return Composition(
        marks=tuple(_marks(paper)),
        mark=mark,
        mark_size=min(LARGEST_MARK, max(SMALLEST_MARK, MARK_WIDTH // len(mark))),
        number=parts(paper.number, "发文字号"),
        signer=parts(paper.signer, "签发人") if paper.kind.upward else None,
        title=((paper.title,),)
        if isinstance(paper.title, Blank)
        else tuple((line,) for line in title_lines(paper.title, organ)),
        items=(*_recipients(paper), *_items(paper.body)),
        attached=tuple(_attached(paper.attachments)),
        signature=parts(paper.signed_by or organ, ""),
        dated=_day(paper.dated, "成文日期"),
        contact=_contact(paper),
        annexes=tuple(_annexes(paper.attachments)),
        copies=_listed(paper.copies_to, "抄送机关", "。"),
        printed_by=parts(paper.printed_by, "印发机关"),
        printed_on=(*_day(paper.printed_on, "印发日期"), "印发"),
    )


def _marks(paper: OfficialPaper) -> Iterator[tuple[str, str]]:
    if paper.copy_number is not None:
        yield "fangsong", f"{paper.copy_number:06d}"
    for word in (paper.secrecy, paper.urgency):
        if clean(word):
            yield "heiti", clean(word)


def _recipients(paper: OfficialPaper) -> Iterator[Line]:
    if paper.recipients != ():
        yield Line(Role.RECIPIENTS, _listed(paper.recipients, "主送机关", "："))


def _listed(organs: tuple[Text, ...] | None, unknown: str, end: str) -> Parts:
    if organs is None:
        return (Blank(unknown), end)
    if not organs:
        return ()
    named = [piece for organ in organs for piece in (*parts(organ, unknown), "、")]
    return (*named[:-1], end)


def _items(blocks: tuple[Block, ...]) -> Iterator[Item]:
    numbers = [0, 0, 0, 0]
    for block in blocks:
        match block:
            case Head(level=level, text=text):
                numbers[level - 1 :] = [numbers[level - 1] + 1, *[0] * (4 - level)]
                words = (head_number(level, numbers[level - 1]), *parts(text, "标题"))
                yield Line(Role(f"head{level}"), words)
            case Para(text=str(text)):
                yield from (
                    Line(Role.BODY, parts(line, "")) for line in text.split("\n") if clean(line).strip()
                )
            case Para(text=text):
                yield Line(Role.BODY, parts(text, ""))
            case Table():
                yield _grid(block)


def _grid(table: Table) -> Grid:
    def row(cells: tuple[Cell, ...]) -> tuple[Parts, ...]:
        return tuple(
            (str(cell),) if isinstance(cell, int) else parts(cell, column.title)
            for cell, column in zip(cells, table.columns, strict=True)
        )

    return Grid(
        columns=tuple(
            Column(clean(one.title), one.align, one.width, clean(one.group)) for one in table.columns
        ),
        rows=tuple(row(cells) for cells in table.rows),
        total=row(table.total) if table.total is not None else None,
        caption=clean(table.caption),
        unit=clean(table.unit),
        note=clean(table.note),
    )


def _attached(attachments: tuple[Attachment, ...]) -> Iterator[tuple[str, str]]:
    for number, one in enumerate(attachments, 1):
        yield f"{number}." if len(attachments) > 1 else "", clean(one.title)


def _annexes(attachments: tuple[Attachment, ...]) -> Iterator[Annex]:
    for number, one in enumerate(attachments, 1):
        if one.blocks:
            label = f"附件{number}" if len(attachments) > 1 else "附件"
            lines = title_lines(one.title, longest=LYING_LINE if one.landscape else LINE)
            yield Annex(label, lines, tuple(_items(one.blocks)), one.landscape)


def _day(when: date | None, unknown: str) -> Parts:
    return (said_day(when).zh,) if when else (Blank(unknown),)


def _contact(paper: OfficialPaper) -> Parts | None:
    if paper.contact is None and paper.kind is not Kind.REQUEST:
        return None
    asked = paper.contact or Contact()
    name, phone = parts(asked.name, "联系人"), parts(asked.phone, "联系电话")
    return ("（联系人：", *name, "，电话：", *phone, "）")


def open_blanks(paper: OfficialPaper) -> tuple[str, ...]:
    """What a person must still fill in before the paper is signed, in the order of the page."""
    composed = compose(paper)
    found = [composed.number, composed.signer or (), *composed.title]
    for item in (*composed.items, *(item for annex in composed.annexes for item in annex.items)):
        if isinstance(item, Line):
            found.append(item.text)
        else:
            found += [cell for row in (*item.rows, item.total or ()) for cell in row]
    found += [composed.signature, composed.dated, composed.contact or ()]
    found += [composed.copies, composed.printed_by, composed.printed_on]
    return tuple(dict.fromkeys(one.label for text in found for one in text if isinstance(one, Blank)))
