"""Events by what they are to an auditor: a file taken out, something read, a power or a sign-in, a change."""

from __future__ import annotations

from niangjia.kernel.terms import Term

READINGS = frozenset({"read", "unmasked", "downloaded", "met_elsewhere"})
"""Verbs of reading what is not shown to everybody."""
POWERS = ("accounts.",)
"""Apps that give powers and let people in."""
BULK = frozenset({"imported", "undone", "committed", "batch", "run", "swept"})
"""Verbs of acts on many records at once."""


class Family(Term):
    """What kind of event it is."""

    CHANGE = "change", "单条改动", "change"
    BULK = "bulk", "批量改动", "change of many records"
    READING = "reading", "查看敏感信息", "sensitive reading"
    EXPORT = "export", "导出", "export"
    POWER = "power", "账号与权限", "accounts and powers"


FAMILIES = tuple(Family)


def family_of(name: str, export: str) -> Family:
    """The family of an event by its name and the number of its export."""
    verb = name.rpartition(".")[2]
    if export:
        return Family.EXPORT
    if verb in READINGS:
        return Family.READING
    if name.startswith(POWERS):
        return Family.POWER
    return Family.BULK if verb in BULK else Family.CHANGE
