"""Words of the register: a kind of personal data, what it is for, what lets it be kept and how long. Pure."""

from __future__ import annotations

from dataclasses import dataclass

from niangjia.kernel.terms import Term
from niangjia.kernel.wording import Wording


class Care(Term):
    """How much harm a leak would do, and so how it is guarded."""

    BY_LAW = "by-law", "敏感", "sensitive by law"
    STRICT = "strict", "从严", "guarded as sensitive"
    PLAIN = "plain", "一般", "ordinary"


class Group(Term):
    """The parts of the register."""

    PERSON = "person", "本人", "the person"
    WORK = "work", "聘用", "the work"
    FILES = "files", "文件", "files"
    HOUSE = "house", "工作人员", "who works with the house"
    TRACES = "traces", "使用痕迹", "traces of use"


class After(Term):
    """What becomes of the data when their time is up."""

    DELETED = "deleted", "删除", "deleted"
    ANONYMISED = "anonymised", "匿名化", "anonymised"
    DESTROYED = "destroyed", "销毁内容，只留登记", "content destroyed, the entry stays"
    STAYS = "stays", "长期保存", "kept for good"


@dataclass(frozen=True, slots=True)
class Basis:
    """The clause that lets the data be processed, or says how long they must be kept."""

    law: Wording
    clause: Wording
    says: Wording


@dataclass(frozen=True, slots=True)
class Kept:
    """For so many months from a day, and what happens then; no months where another kind's time holds."""

    months: int | None
    since: Wording
    then: After
    why: tuple[Basis, ...] = ()
    """The clauses that say so; a period without one is a setting of the house, and the page says that."""

    @property
    def said(self) -> Wording:
        """满2年（从离职之日起）."""
        if self.months is None:
            return self.since
        zh = f"{self.months // 12}年" if self.months % 12 == 0 else f"{self.months}个月"
        years, rest = divmod(self.months, 12)
        en = f"{self.months} months" if rest else f"{years} year{'s' if years > 1 else ''}"
        return Wording(f"{self.since.zh}起满{zh}", f"{en} from {self.since.en}")


@dataclass(frozen=True, slots=True)
class Kind:
    """One kind of personal data. `places` are app.Model.field, or app.Model.* for a whole table."""

    key: str
    label: Wording
    group: Group
    care: Care
    places: tuple[str, ...]
    purpose: Wording
    bases: tuple[Basis, ...]
    kept: Kept
    guarded: Wording
    """How it is kept from those who do not need it."""
