"""Words of a person's own requests: what was asked, how it was known who asks, what became of it. Pure."""

from __future__ import annotations

from datetime import date

from niangjia.kernel.terms import Term


class Asked(Term):
    """What a person may ask for (个人信息保护法 arts. 45 and 46)."""

    COPY = "copy", "查阅、复制本人信息", "a copy of one's own data"
    CORRECTION = "correction", "更正、补充本人信息", "a correction"


class Identity(Term):
    """How it was made sure that who asks is who it is about."""

    ID_CARD = "id-card", "当面核验身份证件", "ID card seen"
    AGENT = "agent", "核验委托书和双方身份证件", "authorisation and both ID cards seen"
    KNOWN = "known", "单位经办人当面确认", "confirmed in person by the unit's officer"

    def reason(self, asked_on: date) -> str:
        """Why the own data leave the house, as file and audit say it."""
        return f"本人申请（{asked_on.isoformat()}，{self.label.zh}）"


class Outcome(Term):
    """What became of a request."""

    OPEN = "open", "待答复", "open"
    DONE = "done", "已办理", "done"
    REFUSED = "refused", "不予办理", "refused"


class Format(Term):
    """In what form a person is given the own data."""

    PDF = "pdf", "PDF（打印、盖章）", "PDF (to print and stamp)"
    XLSX = "xlsx", "Excel 工作簿", "Excel workbook"
    JSON = "json", "JSON（转移给其他处理者）", "JSON (to take elsewhere)"
