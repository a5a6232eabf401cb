"""The tables that keep every version, as an auditor reads them. Pure."""

from __future__ import annotations

from niangjia.kernel.wording import Wording

TABLES: dict[str, Wording] = {
    "authoring_draft": Wording("文件草稿", "drafts of documents"),
    "editions_edition": Wording("年度计划", "annual plans"),
    "editions_editionline": Wording("年度计划的单位", "units of annual plans"),
    "funding_budgetreply": Wording("经费批复", "budget replies"),
    "funding_replyallotment": Wording("批复的名额分配", "allotments of replies"),
    "funding_replyshare": Wording("批复的经费来源", "sources of replies"),
    "organisations_affiliation": Wording("隶属关系", "affiliations"),
    "organisations_headcount": Wording("职工人数", "numbers of workers"),
    "organisations_succession": Wording("承接关系", "successions"),
    "organisations_territory": Wording("属地", "territories"),
    "organisations_unit": Wording("单位", "units"),
    "organisations_unitcontact": Wording("单位联系人", "contacts of units"),
    "organisations_unitname": Wording("曾用名", "former names"),
    "privacy_hold": Wording("暂缓清除", "removals put off"),
    "privacy_ownrequest": Wording("本人的申请", "requests of persons"),
    "scenarios_scenario": Wording("模拟方案", "scenarios"),
    "workforce_certificate": Wording("证书", "certificates"),
    "workforce_engagement": Wording("任职", "engagements"),
    "workforce_person": Wording("人员", "people"),
    "workforce_spell": Wording("请假、借调", "leaves and loans"),
}
"""Those that lie in a scope; accounts and appointments are told one by one."""
