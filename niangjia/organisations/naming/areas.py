"""Counties in the name of a sheet or in a title."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator

from niangjia.organisations.naming.keys import county_key

_HAN = re.compile(r"[\u3400-\u9fff\U00020000-\U0003ffff]")
_MAY_STAND_BEFORE = frozenset("省市州盟区年度、及和")
_AROUND_A_PLACE = re.compile(
    r"^(?:[一二三四五六七八九十]{1,3}[、.]|[(（][一二三四五六七八九十\d]{1,3}[)）]|\d{1,2}[、.．]?)"
    r"|[(（【].*$|[:：\d].*$|总工会.*$|(?:花)?名[册单].*$"
)
LONGEST_PLACE = 16


class Areas:
    """Known counties, to be found again in the name of a sheet or in a title."""

    def __init__(self, names: Iterable[str]) -> None:
        self._names = {name for name in names if len(name) > 1}
        self._by_key: dict[str, set[str]] = defaultdict(set)
        for name in self._names:
            self._by_key[county_key(name)].add(name)

    def told_in(self, text: str) -> str | None:
        """The one county `text` speaks of: 涪城, 涪城区（12人）, 绵阳市涪城区花名册; else None."""
        plain = "".join(text.split())
        core = _AROUND_A_PLACE.sub("", _AROUND_A_PLACE.sub("", plain))
        if len(core) <= LONGEST_PLACE and len(whole := self._by_key.get(county_key(core), ())) == 1:
            return next(iter(whole))
        found = set(self._within(plain))
        return found.pop() if len(found) == 1 else None

    def _within(self, text: str) -> Iterator[str]:
        start = 0
        while start < len(text):
            ends = range(min(len(text), start + LONGEST_PLACE), start + 1, -1)
            may_begin = start == 0 or text[start - 1] in _MAY_STAND_BEFORE or not _HAN.match(text[start - 1])
            name = (
                next((text[start:end] for end in ends if text[start:end] in self._names), "")
                if may_begin
                else ""
            )
            if name:
                yield name
            start += len(name) or 1
