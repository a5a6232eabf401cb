"""What of a person is shown in full only on request, in groups, and for what. Pure."""

from __future__ import annotations

from collections.abc import Mapping

from niangjia.kernel.terms import Term


class Group(Term):
    """What is asked for at once: never all of a person."""

    ID_NUMBER = "id-number", "身份证号", "ID number"
    PHONES = "phones", "电话", "phones"
    BANK_CARD = "bank-card", "银行卡号", "bank card"
    ADDRESS = "address", "住址", "address"


FIELDS: Mapping[Group, tuple[str, ...]] = {
    Group.ID_NUMBER: ("id_number",),
    Group.PHONES: ("phone", "other_phones"),
    Group.BANK_CARD: ("bank_card",),
    Group.ADDRESS: ("address",),
}
"""The sealed values of each group, by the names that `types.fields` labels."""


class Need(Term):
    """What a value is needed for: chosen from few, so that the auditor can count."""

    IDENTITY = "identity", "核对本人身份", "to check who somebody is"
    CONTACT = "contact", "联系本人", "to reach the person"
    CONTRACT = "contract", "签订、变更或终止合同", "to conclude, change or end a contract"
    PAY = "pay", "发放工资、办理社会保险", "to pay wages, for social insurance"
    REPORT = "report", "按法定或上级要求报送", "to report as the law or the level above asks"
    OWN_REQUEST = "own-request", "本人要求", "at the person's own request"
    OTHER = "other", "其他（请写明）", "other (say what)"

    def said(self, more: str) -> str:
        """The reason as audit keeps it: the choice, then what was written."""
        return f"{self.label.zh}：{more.strip()}" if more.strip() else self.label.zh
