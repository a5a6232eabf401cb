"""What the fields of the workforce are called and how their values are said: in history, in comparisons, on
the two sides of a clash. Pure."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from niangjia.kernel.bank_card import mask as mask_bank_card
from niangjia.kernel.changes import Said, in_words
from niangjia.kernel.home_address import mask as mask_address
from niangjia.kernel.identity import Sex, mask
from niangjia.kernel.terms import Term
from niangjia.kernel.wording import Wording
from niangjia.workforce.types.engagement import EmploymentForm, EngagementStatus, ProfessionalLevel
from niangjia.workforce.types.ethnic import EthnicGroup
from niangjia.workforce.types.person import Education, PoliticalStatus


@dataclass(frozen=True, slots=True)
class Field:
    """One field of a record: its label, and a stored value in words (personal ones masked)."""

    label: Wording
    said: Callable[[Any], Said] = in_words


def _term(terms: type[Term]) -> Callable[[str], Said]:
    return lambda value: terms(value).label if value else ""


def _only_yes(value: bool) -> Said:
    return in_words(value) if value else ""


def _masked(numbers: Sequence[str]) -> str:
    return "、".join(mask(number) for number in numbers)


def _period(period: Any) -> Said:
    begins, ends = in_words(period.lower), in_words(period.upper)
    return Wording(f"{begins} 至 {ends or '今'}", f"{_en(begins)} to {_en(ends) or 'now'}")


def _en(said: Said) -> str:
    return said.en if isinstance(said, Wording) else said


PERSON: Mapping[str, Field] = {
    "name": Field(Wording("姓名", "name")),
    "sex": Field(Wording("性别", "sex"), _term(Sex)),
    "birth_date": Field(Wording("出生年份", "year of birth"), lambda born: str(born.year) if born else ""),
    "ethnic_group": Field(Wording("民族", "ethnic group"), _term(EthnicGroup)),
    "political_status": Field(Wording("政治面貌", "political status"), _term(PoliticalStatus)),
    "education": Field(Wording("学历", "education"), _term(Education)),
    "phone": Field(Wording("电话", "phone"), mask),
    "other_phones": Field(Wording("其他电话", "other phones"), _masked),
    "id_number": Field(Wording("身份证号", "ID number"), mask),
    "bank_card": Field(Wording("银行卡号", "bank card"), mask_bank_card),
    "address": Field(Wording("住址", "home address"), mask_address),
}
ENGAGEMENT: Mapping[str, Field] = {
    "form": Field(Wording("用工形式", "form"), _term(EmploymentForm)),
    "employer": Field(Wording("聘用单位", "employer")),
    "post_title": Field(Wording("岗位", "post")),
    "start_date": Field(Wording("开始日期", "from")),
    "contract_end_date": Field(Wording("合同到期", "contract end")),
    "open_ended": Field(Wording("无固定期限", "open-ended"), _only_yes),
    "left_date": Field(Wording("离职日期", "left")),
    "leaving_reason": Field(Wording("离职原因", "reason for leaving")),
    "monthly_wage": Field(Wording("月工资（元）", "monthly wage (yuan)")),
    "insured": Field(Wording("参保", "insured")),
    "remark": Field(Wording("备注", "remark")),
}
CERTIFICATE: Mapping[str, Field] = {
    "level": Field(Wording("级别", "level"), _term(ProfessionalLevel)),
    "control_number": Field(Wording("管理号", "control number")),
    "obtained_date": Field(Wording("取得日期", "obtained")),
    "registration_number": Field(Wording("登记号", "registration number")),
    "registered_date": Field(Wording("登记日期", "registered")),
    "valid_until": Field(Wording("登记有效期至", "registration valid until")),
}
SPELL: Mapping[str, Field] = {
    "status": Field(Wording("状态", "status"), _term(EngagementStatus)),
    "period": Field(Wording("期间", "period"), _period),
    "workplace": Field(Wording("实际工作单位", "actual place of work")),
    "reason": Field(Wording("事由", "what for")),
}
