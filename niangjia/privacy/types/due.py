"""What the retention job would do with a person, as the page shows it before it happens. Pure."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from niangjia.kernel.terms import Term
from niangjia.kernel.wording import Wording


class Fate(Term):
    """What becomes of a person's row."""

    ANONYMISED = "anonymised", "匿名化", "anonymised"
    DELETED = "deleted", "删除", "deleted"
    HELD = "held", "暂缓", "put off"


@dataclass(frozen=True, slots=True)
class Due:
    """One person whose time is up, or will be: told masked, with what still needs the row."""

    person: int
    shown: str
    """The name with all but its first character hidden."""

    unit: str
    ended: date
    due: date
    fate: Fate
    why: Wording
