"""A place and a day as an address or a form gives them; what cannot be read is told, never a failure."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from niangjia.kernel.divisions import Division
from niangjia.kernel.wording import Wording
from niangjia.policy import places
from niangjia.policy.dates import day_typed
from niangjia.policy.places import NATION
from niangjia.policy.queries import divisions

NO_SUCH_PLACE = Wording(
    "没有找到这个地区，请写区划代码或名称", "No such place: write its division code or its name"
)
WHICH_PLACE = Wording("有几处地方叫这个名字，请选一处", "Several places are called so: choose one")
NO_DAY = Wording("这不是一个日期，已按今天计", "This is no date: today was taken")


@dataclass(frozen=True, slots=True)
class Place:
    """A place as it was typed and as it was understood; `several` where the text may mean more than one."""

    text: str
    division: Division | None = None
    several: tuple[Division, ...] = ()
    error: Wording | None = None

    @classmethod
    def of(cls, text: str) -> Place:
        """A code, a name, or both as a suggestion is written."""
        text = text.strip()[:60]
        if not text:
            return cls("")
        if meant := divisions.one_meant(text):
            return cls(text, meant)
        several = tuple(divisions.search(text))
        return cls(text, None, several, WHICH_PLACE if several else NO_SUCH_PLACE)

    @property
    def known(self) -> bool:
        """Whether it is clear which place is meant."""
        return self.division is not None

    @property
    def code(self) -> str | None:
        """Its code as people write it."""
        return divisions.code_of(self.division) if self.division else None

    @property
    def area(self) -> str | None:
        """Its normal code, as rules are resolved by."""
        return places.normal(self.code) if self.code else None

    @property
    def shown(self) -> str:
        """What stands in the box: code and name, or what was typed."""
        return f"{self.code} {places.named(self.area or NATION)}" if self.division else self.text

    @property
    def whole_name(self) -> str:
        """四川省 › 绵阳市 › 涪城区."""
        return divisions.whole_name(self.division) if self.division else ""

    @property
    def choices(self) -> tuple[tuple[str, str], ...]:
        """The places it may be: code, whole name."""
        return tuple((divisions.code_of(one), divisions.whole_name(one)) for one in self.several)


@dataclass(frozen=True, slots=True)
class Day:
    """The day asked for; `given`: whether one was."""

    on: date
    given: bool = False
    error: Wording | None = None

    @classmethod
    def of(cls, text: str, *, today: date) -> Day:
        """2026-06-30, 2026年6月30日; nothing is today, and what is no day is told."""
        text = text.strip()
        if not text:
            return cls(today)
        try:
            return cls(date.fromisoformat(day_typed(text)), given=True)
        except ValueError:
            return cls(today, error=NO_DAY)


def first(given: Mapping[str, str], name: str) -> str:
    """One text of an address, without the blanks around it."""
    return (given.get(name) or "").strip()[:200]
