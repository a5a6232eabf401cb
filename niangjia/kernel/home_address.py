"""A home address in its masked form: province, prefecture and county stay, all below is hidden."""

from __future__ import annotations

from functools import cache

from niangjia.kernel import divisions
from niangjia.kernel.divisions import Division, Level

HIDDEN = "****"


def mask(address: str) -> str:
    """An address as it may be shown: 四川省绵阳市涪城区****. What no table knows is hidden whole."""
    return f"{known_head(address)}{HIDDEN}" if address else ""


def known_head(address: str) -> str:
    """The divisions an address begins with, down to the county; empty where it begins with none."""
    for start in _starts():
        if address.startswith(start.name):
            return start.name + _below(start, address[len(start.name) :])
    return ""


def _below(division: Division, rest: str) -> str:
    """The divisions below one that `rest` begins with."""
    between = ""
    for child in divisions.children(division.code):
        if child.level > Level.COUNTY:
            break
        if rest.startswith(child.name):
            return child.name + _below(child, rest[len(child.name) :])
        if child.level < Level.COUNTY:  # 重庆市渝中区: nobody writes the 市辖区 between
            between = between or _below(child, rest)
    return between


@cache
def _starts() -> tuple[Division, ...]:
    """Where an address may begin: a province or a prefecture, the longer names first."""
    standing = [one for one in divisions.all() if one.level in (Level.PROVINCE, Level.PREFECTURE)]
    return tuple(sorted(standing, key=lambda one: -len(one.name)))
