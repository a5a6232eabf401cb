"""What is recorded of a person, in the codes of the national standards."""

from __future__ import annotations

from niangjia.kernel.terms import Term
from niangjia.kernel.wording import Wording

ANONYMISED = Wording("已匿名", "anonymised")
"""What stands for the name of a person whose personal data were removed as prescribed."""


class PoliticalStatus(Term):
    """GB/T 4762-1984."""

    PARTY_MEMBER = (
        "01",
        "中共党员",
        "member of the Communist Party of China",
        "党员",
        "共产党员",
        "中国共产党党员",
        "中共",
        "正式党员",
        "中共正式党员",
    )
    PROBATIONARY = (
        *("02", "中共预备党员", "probationary Party member"),
        *("预备党员", "党员（预备）", "中共党员（预备）", "中共党员（预备党员）", "预备"),
    )
    LEAGUE_MEMBER = "03", "共青团员", "Communist Youth League member", "团员", "中国共青团员", "共青团"
    REVOLUTIONARY_COMMITTEE = (
        "04",
        "民革党员",
        "member of the Revolutionary Committee of the Kuomintang",
        "民革",
        "民革会员",
    )
    DEMOCRATIC_LEAGUE = "05", "民盟盟员", "member of the China Democratic League", "民盟"
    NATIONAL_CONSTRUCTION = "06", "民建会员", "member of the National Construction Association", "民建"
    PROMOTING_DEMOCRACY = "07", "民进会员", "member of the Association for Promoting Democracy", "民进"
    PEASANTS_AND_WORKERS = (
        "08",
        "农工党党员",
        "member of the Peasants' and Workers' Democratic Party",
        "农工党",
    )
    ZHI_GONG = "09", "致公党党员", "member of the China Zhi Gong Party", "致公党"
    JIU_SAN = "10", "九三学社社员", "member of the Jiu San Society", "九三学社"
    TAIWAN_LEAGUE = "11", "台盟盟员", "member of the Taiwan Democratic Self-Government League", "台盟"
    NO_PARTY = "12", "无党派民主人士", "personage without party", "无党派人士", "无党派"
    MASSES = "13", "群众", "of no party", "普通公民", "一般群众"


_COLLEGE = ("全日制大专", "全日制专科", "专科生", "大专毕业", "高职高专", "函授大专", "自考大专", "在职大专")


class Education(Term):
    """GB/T 4658-2006: the levels, and the graduations that people write by themselves."""

    POSTGRADUATE = "10", "研究生教育", "postgraduate", "研究生", "在职研究生"
    DOCTOR = "11", "博士研究生毕业", "doctor's programme completed", "博士研究生", "博士"
    MASTER = (
        "14",
        "硕士研究生毕业",
        "master's programme completed",
        "硕士研究生",
        "硕士",
        "研究生/硕士",
        "全日制硕士研究生",
    )
    BACHELOR = (
        "20",
        "大学本科教育",
        "undergraduate",
        "本科",
        "大学本科",
        "大学",
        "全日制本科",
        "在职本科",
        "学士",
        "本科生",
        "大学本科毕业",
        "本科毕业",
        "大学本科/学士",
        "大学本科学士",
        "本科/学士",
        "本科学士",
        "本科（学士）",
        "函授本科",
        "自考本科",
        "成人本科",
        "非全日制本科",
        "大本",
    )
    COLLEGE = "30", "大学专科教育", "junior college", "大专", "专科", "大学专科", "高职", *_COLLEGE
    SECONDARY_VOCATIONAL = (
        "40",
        "中等职业教育",
        "secondary vocational",
        "中专",
        "中等专科",
        "中职",
        "职高",
        "职业高中",
        "技校",
        "中技",
    )
    SENIOR_SECONDARY = "60", "普通高级中学教育", "senior secondary", "高中", "普通高中"
    JUNIOR_SECONDARY = "70", "初级中学教育", "junior secondary", "初中"
    PRIMARY = "80", "小学教育", "primary", "小学"
    OTHER = "90", "其他", "other", "其它"
