"""What a file says of itself once it has left: who took it out, when, why, under which number. Pure."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from niangjia.kernel.figure import Verdict
from niangjia.kernel.terms import Term
from niangjia.kernel.wording import Wording

LONGEST = 200


class Purpose(Term):
    """What a file is taken out for, as the form offers it."""

    WORK = "work", "日常办理业务", "daily work"
    REPORT = "report", "向上级报送", "a report to the level above"
    ISSUE = "issue", "印发、送达公文", "a paper to be issued"
    MEETING = "meeting", "会议、汇报材料", "papers for a meeting"
    CHECKING = "checking", "核对数据", "the data are checked"
    MENDING = "mending", "修改后重新导入", "to be mended and taken in again"
    INSPECTION = "inspection", "审计、检查", "an audit or inspection"
    OTHER = "other", "其他（请写明）", "another (say which)"


@dataclass(frozen=True, slots=True)
class Why:
    """Why a file is taken out: a purpose of the list, and in the person's own words what it is for."""

    purpose: Purpose | None
    words: str = ""

    @classmethod
    def of(cls, given: Mapping[str, str]) -> Why:
        """What a form or an address says; a purpose that there is not is none."""
        purpose = given.get("why", "")
        words = " ".join(given.get("why_words", "").replace("\x00", "").split())[:LONGEST]
        return cls(Purpose(purpose) if purpose in set(Purpose) else None, words)

    @property
    def said(self) -> Verdict:
        """Whether it is said well enough to let a file go."""
        if self.purpose is None:
            return Verdict(False, Wording("请选择用途：它会写进文件和审计记录。", "Say what it is for."))
        if self.purpose is Purpose.OTHER and not self.words:
            return Verdict(False, Wording("选“其他”时请写明用途。", "Of another purpose, say which."))
        return Verdict(True, Wording("已写明用途", "it is said what for"))

    @property
    def told(self) -> str:
        """As the file and the audit event tell it."""
        if self.purpose is None or self.purpose is Purpose.OTHER:
            return self.words
        return f"{self.purpose.label.zh}：{self.words}" if self.words else self.purpose.label.zh


@dataclass(frozen=True, slots=True)
class Imprint:
    """The mark of one file. Its number stands on the audit event too, so a file leads to its taker."""

    number: str
    who: str
    scope: str
    at: datetime
    why: str
    public: bool = False
    """Of a notice for the board: the number alone is on it, and the audit says the rest."""

    @property
    def line(self) -> str:
        """All of it in one line, as a printed page carries it. It is Chinese, as official papers are."""
        if self.public:
            return f"编号 {self.number}"
        return f"导出编号 {self.number}　{self.who}（{self.scope}）　{self.moment}　用途：{self.why}"

    @property
    def moment(self) -> str:
        """2026-06-30 09:05."""
        return f"{self.at:%Y-%m-%d %H:%M}"

    @property
    def notes(self) -> Sequence[tuple[Wording, str]]:
        """What and what is said of it, as a sheet of the workbook lists them."""
        return (
            (Wording("导出编号", "number of the export"), self.number),
            (Wording("导出人", "exported by"), f"{self.who}（{self.scope}）"),
            (Wording("导出时间", "exported at"), self.moment),
            (Wording("用途", "what for"), self.why),
        )
