"""Finding a place: by its division code, its name, or the pinyin initials of its name."""

from __future__ import annotations

import re
from functools import cache

from niangjia.kernel import divisions, names
from niangjia.kernel.divisions import Division, Level

MOST = 12
_CODE = re.compile(r"\d{2,12}(?=$|[^\x00-\x7f])")
_INITIALS = re.compile(r"[a-z]+")


def search(text: str, *, most: int = MOST) -> list[Division]:
    """The places a text may mean, the likeliest first: a whole name before a part, the larger first.

    A code finds its place, or those that begin so; “510703 涪城区”, as a suggestion is written, the code's.
    Pinyin initials are known down to the county.
    """
    wanted = "".join(text.split()).lower()
    if not wanted:
        return []
    if code := _CODE.match(wanted):
        return _by_code(code.group(), most)
    if _INITIALS.fullmatch(wanted):
        found = [one for one in _counties_and_above() if names.initials(one.name).startswith(wanted)]
    elif wanted in ("全国", "中国"):
        found = [next(iter(divisions.all()))]
    else:
        found = [one for one in divisions.all() if wanted in one.name]
    found.sort(key=lambda one: (one.name != wanted, not one.name.startswith(wanted), one.level, one.code))
    return found[:most]


def one_meant(text: str) -> Division | None:
    """The one place a text means: a code, or a name that no other place of its level has. None otherwise."""
    found = search(text, most=3)
    if not found:
        return None
    if len(found) == 1 or _CODE.match("".join(text.split())):
        return found[0]
    first, second = found[0], found[1]
    wanted = "".join(text.split())
    alone = first.name == wanted and (second.name != wanted or second.level > first.level)
    return first if alone else None


def whole_name(division: Division) -> str:
    """四川省 › 绵阳市 › 涪城区."""
    above = [one.name for one in divisions.ancestors(division.code) if one.level > Level.NATION]
    return " › ".join([*above, division.name])


def code_of(division: Division) -> str:
    """The code as people write it: at least six digits."""
    return division.code.ljust(6, "0")


def _by_code(code: str, most: int) -> list[Division]:
    try:
        found = divisions.find(code)
    except ValueError:
        found = None
    if found is not None or code.strip("0") == "":
        return [found] if found else []
    begin = [one for one in divisions.all() if one.code.startswith(code)]
    return begin[:most]


@cache
def _counties_and_above() -> tuple[Division, ...]:
    return tuple(one for one in divisions.all() if Level.NATION < one.level <= Level.COUNTY)
