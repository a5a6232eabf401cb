"""What several columns of the roster have in common: words for nothing, the titles of groups."""

from __future__ import annotations

NOTHING = frozenset(
    ("无", "暂无", "空", "没有", "未取得", "未持证", "无证", "未考取", "否", "未", "×", "无证书", "未取证")
)
CERTIFICATES = (
    "社会工作者职业资格",
    "职业资格",
    "社会工作者职业水平证书",
    "职业水平",
    "社工证",
    "社工证书",
    "资格证书",
    "证书",
)
CONTRACTS = (
    *(
        "合同期限",
        "劳动合同期限",
        "合同起止",
        "合同期",
        "合同起止时间",
        "聘期",
        "合同时间",
        "劳动合同",
        "合同",
    ),
    *(
        "聘用期限",
        "合同有效期",
        "劳动合同起止时间",
        "合同起止日期",
        "合同签订时间",
        "聘用时间",
        "聘用合同期限",
    ),
)


def joined(groups: tuple[str, ...], *leaves: str) -> tuple[str, ...]:
    """Headings of two rows, written as one: 合同期限 over 起 is 合同期限起."""
    return tuple(group + leaf for group in groups for leaf in leaves)
