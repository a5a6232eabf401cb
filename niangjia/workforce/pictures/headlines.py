"""The numbers above the list: the named figures of the day, and who needs looking after."""

from __future__ import annotations

from dataclasses import dataclass

from django.http import QueryDict

from niangjia.kernel.wording import Wording
from niangjia.workforce.forms import Asked
from niangjia.workforce.pictures.addresses import exactly
from niangjia.workforce.queries.facets import CONTRACT_END, LEVEL, NO_LEVEL, PAST
from niangjia.workforce.queries.statistics import Statistics


@dataclass(frozen=True, slots=True)
class Headline:
    """One count that narrows the list; `pressing` where somebody should do something."""

    label: Wording
    number: int
    href: str
    sub: Wording
    held: bool
    pressing: bool = False


ENDS = (
    (
        "60",
        Wording("合同 60 天内到期", "contract ends within 60 days"),
        Wording("含 30 天内", "30 days included"),
    ),
    (
        "30",
        Wording("合同 30 天内到期", "contract ends within 30 days"),
        Wording("尽快续签", "to be renewed soon"),
    ),
    (
        PAST,
        Wording("合同已过期未续", "past the contract's end"),
        Wording("未录离职，仍在册", "not left: still on"),
    ),
)


def headlines(found: Statistics, asked: Asked, given: QueryDict) -> list[Headline]:
    """Contract ends, and those without a certificate."""
    ends = asked.entry.chosen.get(CONTRACT_END.key, ())
    shown = [
        Headline(
            label,
            found.ends[value],
            exactly(given, CONTRACT_END.key, value),
            sub,
            value in ends,
            pressing=value != "60" and found.ends[value] > 0,
        )
        for value, label, sub in ENDS
    ]
    levels = found.by[LEVEL.key]
    whole, none = sum(levels.values()), levels.get(NO_LEVEL, 0)
    held = whole - none
    share = f"{100 * held / whole:.1f}%" if whole else "–"
    return [
        *shown,
        Headline(
            Wording("没有证书", "without certificate"),
            none,
            exactly(given, LEVEL.key, NO_LEVEL),
            Wording(f"持证 {held:,}（{share}）", f"{held:,} certified ({share})"),
            NO_LEVEL in asked.entry.chosen.get(LEVEL.key, ()),
        ),
    ]
