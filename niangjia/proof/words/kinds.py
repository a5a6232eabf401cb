"""The kinds of record that events speak of: their word, their page, and the power to see it."""

from __future__ import annotations

from dataclasses import dataclass

from niangjia.kernel.permissions import Permission
from niangjia.kernel.wording import Wording


@dataclass(frozen=True, slots=True)
class Kind:
    """One kind of record. Who lacks `power` is told that it was changed, not what it holds."""

    label: Wording
    power: Permission
    route: str = ""


KINDS: dict[str, Kind] = {
    "account": Kind(Wording("账号", "account"), Permission.ACCOUNT_VIEW),
    "draft": Kind(Wording("文件草稿", "draft"), Permission.DOCUMENT_DRAFT, "authoring:draft"),
    "edition": Kind(Wording("年度计划", "annual plan"), Permission.EDITION_VIEW, "editions:edition"),
    "house": Kind(Wording("整套数据", "the house"), Permission.HOUSE_BACK_UP),
    "import": Kind(Wording("导入", "import"), Permission.WORKBOOK_IMPORT),
    "key": Kind(Wording("密钥", "key"), Permission.HOUSE_BACK_UP),
    "library": Kind(Wording("政策库", "library"), Permission.POLICY_VIEW),
    "person": Kind(Wording("人员", "person"), Permission.PERSON_VIEW, "workforce:person"),
    "publication": Kind(Wording("本地文件", "local document"), Permission.POLICY_VIEW),
    "reply": Kind(Wording("经费批复", "budget reply"), Permission.FUNDING_VIEW, "funding:reply"),
    "retention": Kind(Wording("到期清除", "removal"), Permission.RETENTION_VIEW),
    "roster": Kind(Wording("花名册", "roster"), Permission.PERSON_VIEW),
    "scenario": Kind(Wording("模拟方案", "scenario"), Permission.SCENARIO_TRY, "scenarios:scenario"),
    "scope": Kind(Wording("管辖范围", "scope"), Permission.HOME_VIEW),
    "unit": Kind(Wording("单位", "unit"), Permission.UNIT_VIEW, "organisations:unit"),
    "workbook": Kind(Wording("导入文件", "file to import"), Permission.WORKBOOK_IMPORT, "imports:show"),
}
