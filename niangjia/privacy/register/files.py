"""Files that speak of people. Pure."""

from __future__ import annotations

from niangjia.kernel.wording import Wording
from niangjia.privacy.register import laws, periods
from niangjia.privacy.types.kinds import After, Care, Group, Kept, Kind

FILES = (
    Kind(
        "papers",
        Wording("附件（合同、证书扫描件等）", "attached papers (contracts, scans)"),
        Group.FILES,
        Care.BY_LAW,
        ("papers.Paper.*",),
        Wording("聘用、证书、批复的凭证", "proof of engagements, certificates, replies"),
        (laws.HUMAN_RESOURCES, laws.CONTRACT_TEXT, laws.SENSITIVE),
        periods.AS_ITS_PERSON,
        Wording(
            "每份文件一把密钥，加密保存；下载逐次登记", "each sealed under its own key; downloads are noted"
        ),
    ),
    Kind(
        "workbooks",
        Wording("导入的工作簿", "uploaded workbooks"),
        Group.FILES,
        Care.STRICT,
        ("imports.Import.*", "imports.SidePage.*"),
        Wording("核对入库内容，更正和撤销导入", "to check, mend and undo what was taken in"),
        (laws.HUMAN_RESOURCES, laws.SHORTEST),
        Kept(
            periods.WORKBOOK_TAKEN_IN,
            Wording("入库之日（未入库的满3个月）", "its commit (3 months where it was never committed)"),
            After.DESTROYED,
            (laws.SHORTEST, laws.ERASURE),
        ),
        Wording("原文件和核对结果用文件自己的密钥加密", "the file and what was read in it are sealed"),
    ),
)
