"""The looks of a paper, each a named style of the document."""

from __future__ import annotations

from dataclasses import dataclass

from docx.document import Document
from docx.enum.style import WD_STYLE_TYPE
from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_LINE_SPACING
from docx.shared import Pt, RGBColor
from docx.styles.style import ParagraphStyle

from niangjia.kernel.official.composing import Role
from niangjia.kernel.official.fonts import named
from niangjia.kernel.official.word.markup import element, fonts

PITCH, SIZE, SMALL, TITLE = 28.8, 16.0, 14.0, 22.0
"""Points: 22 lines a page; 3号, 4号, 2号."""
NARROW = 98
"""Per cent of its width: so 28 characters of 3号 stand on 156 mm. (Drawn together instead, a full stop at the
end of a justified line is lost in LibreOffice.)"""
RED = "FF0000"


@dataclass(frozen=True, slots=True)
class Look:
    """A paragraph style; lengths in points, `indent` in characters, `outline` the level for navigation."""

    name: str
    face: str = "fangsong"
    size: float = SIZE
    pitch: float = PITCH
    align: WD_ALIGN_PARAGRAPH = WD_ALIGN_PARAGRAPH.JUSTIFY
    indent: int = 0
    outline: int | None = None
    tight: bool = False
    color: str = ""


CENTRE, LEFT, RIGHT = WD_ALIGN_PARAGRAPH.CENTER, WD_ALIGN_PARAGRAPH.LEFT, WD_ALIGN_PARAGRAPH.RIGHT
LOOKS = {
    "marks": Look("版头标注", align=LEFT),
    "mark": Look("发文机关标志", "xiaobiaosong", align=CENTRE, color=RED),
    "number": Look("发文字号", align=CENTRE),
    "title": Look("公文标题", "xiaobiaosong", TITLE, 36.0, CENTRE),
    Role.RECIPIENTS: Look("主送机关", tight=True),
    Role.BODY: Look("公文正文", indent=2, tight=True),
    Role.HEAD_1: Look("公文一级标题", "heiti", indent=2, outline=0, tight=True),
    Role.HEAD_2: Look("公文二级标题", "kaiti", indent=2, outline=1, tight=True),
    Role.HEAD_3: Look("公文三级标题", indent=2, outline=2, tight=True),
    Role.HEAD_4: Look("公文四级标题", indent=2, outline=3, tight=True),
    "attached": Look("附件说明", tight=True),
    "signature": Look("发文机关署名", align=RIGHT),
    "dated": Look("成文日期", align=RIGHT),
    "annex": Look("附件标注", "heiti", align=LEFT, outline=0),
    "caption": Look("表题", "heiti", SMALL, align=CENTRE),
    "unit": Look("表格单位", size=12.0, pitch=18.0, align=RIGHT),
    "cell": Look("表格文字", size=12.0, pitch=0, align=LEFT),
    "colophon": Look("版记", size=SMALL, pitch=24.0, align=LEFT),
    "folio": Look("页码", "songti", SMALL, 18.0),
    "imprint": Look("导出标记", "songti", 7.0, 26.0, CENTRE, color="8A8F98"),
}
"""By role, the style that is written into the document."""


def add_styles(document: Document) -> None:
    """Enter every look; Normal is 3号仿宋 on 28.8 points, so that text typed later fits in."""
    _dress(document.styles["Normal"], LOOKS[Role.RECIPIENTS])  # type: ignore[arg-type]
    for look in LOOKS.values():
        _dress(document.styles.add_style(look.name, WD_STYLE_TYPE.PARAGRAPH), look)  # type: ignore[arg-type]


def _dress(style: ParagraphStyle, look: Look) -> None:
    properties = style.element.get_or_add_rPr()
    properties.insert(0, fonts(named(look.face)))
    style.quick_style, style.hidden = True, False
    style.font.size = Pt(look.size)
    if look.color:
        style.font.color.rgb = RGBColor.from_string(look.color)
    if look.tight:
        properties.insert_element_before(element("w", val=NARROW), "w:sz")
    properties.append(element("lang", val="en-US", eastAsia="zh-CN"))
    shape = style.paragraph_format
    shape.alignment = look.align
    shape.space_before = shape.space_after = Pt(0)
    shape.line_spacing_rule = WD_LINE_SPACING.EXACTLY if look.pitch else WD_LINE_SPACING.SINGLE
    if look.pitch:
        shape.line_spacing = Pt(look.pitch)
    shape.widow_control = False
    place = style.element.get_or_add_pPr()
    if look.indent:
        twips = round(look.indent * look.size * NARROW / 100 * 20)
        place._insert_ind(element("ind", firstLineChars=look.indent * 100, firstLine=twips))
    # Full-width text and digits stand on one grid: nothing hangs out of it, no gap beside Latin letters.
    for name in ("overflowPunct", "autoSpaceDE", "autoSpaceDN"):
        place.insert_element_before(element(name, val=0), "w:spacing", "w:ind", "w:jc", "w:outlineLvl")
    if look.outline is not None:
        place.append(element("outlineLvl", val=look.outline))
