"""How papers put things: counts, documents quoted, days, what is not known. Pure."""

from __future__ import annotations

from datetime import date

from niangjia.editions.documents.types import Issued, Matter
from niangjia.editions.types import TRANSCRIBED, State
from niangjia.kernel.figure import Citation
from niangjia.kernel.official import Blank
from niangjia.kernel.wording import said_day
from niangjia.staffing.types import COUNTS, PERSON

LACKING, SILENT = "缺", "—"
LEGEND = "“缺”为缺数据，未作估算；“—”为依据文件对该类单位没有数量规定。"
MARKS = {
    State.DRAFT: "（草案）",
    State.COUNTERSIGNING: "（会签稿）",
    State.COUNTERSIGNED: "（送审稿）",
    State.REQUESTED: "（送审稿）",
}
"""What stands behind a plan's title until it is approved."""
PROFESSION = "社会化工会工作者"

Piece = str | Blank


def day(when: date) -> str:
    """2026年6月30日."""
    return said_day(when).zh


def count(number: int | None, unit: str = PERSON) -> str:
    """18名, 3个项目; what is not known says so."""
    return "（缺数据）" if number is None else f"{number}{COUNTS[unit].zh}"


def quoted(title: str, organ: str) -> str:
    """A paper's title as another paper names it: without the organ, in book marks."""
    return f"《{title.removeprefix(organ)}》"


def clause(citation: Citation) -> str:
    """《绵阳市总工会关于……的实施意见》（绵工发〔2017〕52号）“三、目标任务”."""
    where = f"“{citation.clause}”" if citation.clause else ""
    return f"{document(citation)}{where}"


def document(citation: Citation) -> str:
    """Title and number; the one that there is."""
    if not citation.title or citation.document == f"《{citation.title}》":
        return citation.document
    return f"《{citation.title}》（{citation.document}）"


def sentence(text: str) -> str:
    """What somebody typed, ended as a sentence is."""
    said = text.strip()
    return said if not said or said[-1] in "。！？；：.!?" else f"{said}。"


def number_of(issued: Issued | None, label: str) -> Piece:
    """A paper's number, or the blank that waits for it."""
    return issued.number if issued and issued.number else Blank(label)


def in_brackets(issued: Issued | None, label: str) -> tuple[Piece, ...]:
    """（涪工〔2026〕12号）; of a reply that came on paper（绵工复〔2026〕3号，据纸质批复补录）."""
    by_hand = f"，{TRANSCRIBED.zh}" if issued and issued.transcribed else ""
    return ("（", number_of(issued, label), f"{by_hand}）")


def above(matter: Matter) -> Piece:
    """The union directly above, or the blank that waits for its name."""
    return matter.above or Blank("上一级工会名称")


def request_title(matter: Matter) -> str:
    """涪城区总工会关于审批2026年社会化工会工作者配备计划的请示."""
    act = "调整" if matter.adjusts else "审批"
    return f"{matter.organ}关于{act}{matter.year}年{PROFESSION}配备计划的请示"
