"""What the pack holds, whatever its form. It is Chinese: it is given to the person it is about. Pure."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from niangjia.kernel.imprint import Imprint
from niangjia.privacy.types import Kind


@dataclass(frozen=True, slots=True)
class Part:
    """One table: its title, and rows of label and value."""

    key: str
    title: str
    rows: tuple[tuple[tuple[str, str], ...], ...]


@dataclass(frozen=True, slots=True)
class Pack:
    """All that is told. `organ` is the union that answers, `known_by` how it made sure who asks."""

    name: str
    organ: str
    asked_on: date
    given_on: date
    known_by: str
    mark: Imprint
    parts: tuple[Part, ...]

    @property
    def opening(self) -> str:
        """Why this is given, in the words of the law."""
        day = f"{self.asked_on.year}年{self.asked_on.month}月{self.asked_on.day}日"
        return (
            "根据《中华人民共和国个人信息保护法》第四十五条，"
            f"现应您{day}的申请（{self.known_by}），提供本单位在工会社会工作平台中保存的您的个人信息。"
        )

    closing = (
        "信息有误或者不完整的，您可以依据该法第四十六条要求更正、补充；有第四十七条所列情形的，"
        "可以要求删除。本件含未遮盖的个人信息，请妥善保管。"
    )


def purposes(kinds: Sequence[Kind]) -> Part:
    """What each kind of data is for and how long it is kept, as the person is to be told (PIPL 17)."""
    rows = tuple(
        (
            ("信息", kind.label.zh),
            ("处理目的", kind.purpose.zh),
            ("依据", "；".join(f"{one.law.zh}{one.clause.zh}" for one in kind.bases)),
            ("保存期限", f"{kind.kept.said.zh}，{kind.kept.then.label.zh}"),
        )
        for kind in kinds
    )
    return Part("purposes", "处理目的和保存期限", rows)
