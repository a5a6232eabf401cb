"""What sources and levels bear together: person-months, and money where papers name it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from niangjia.funding.types.words import Level, Source
from niangjia.kernel.figure import Figure, Status, Step, missing
from niangjia.kernel.wording import Wording

MONTHS, YUAN = "person_month", "yuan"
NO_STANDING = Wording("没有有效的经费批复。", "No budget reply stands.")
NO_AMOUNT = Wording(
    "有效的批复都没有写明金额；人月不折算成钱。",
    "No standing reply names an amount; person-months are not turned into money.",
)
STANDING_ONLY = Wording(
    "只计有效的批复；已被替代和已撤销的不计。",
    "Standing replies only; what was replaced or revoked is left out.",
)
SOME_UNNAMED = Wording(
    "有的来源没有写明金额，合计只含写明的；不能据此推算人均标准。",
    "Some sources name no amount; the sum holds what is named, and gives no price of a post.",
)


@dataclass(frozen=True, slots=True)
class Borne:
    """What one source at one level bears of the standing replies of a county, or of a year."""

    name: str
    code: str
    source: Source
    level: Level
    person_months: int
    amount: Decimal | None
    named: bool = True
    """Whether every share among them names its amount."""

    @property
    def label(self) -> Wording:
        """Source and level."""
        source, level = self.source.label, self.level.label
        if self.source is Source.EMPLOYER:
            return source
        return Wording(f"{source.zh}·{level.zh}", f"{source.en}, {level.en}")


def figure_of_months(borne: Sequence[Borne]) -> Figure:
    """The person-months of standing replies, by source and level."""
    if not borne:
        return missing(MONTHS, NO_STANDING)
    sums: dict[Wording, int] = {}
    for one in borne:
        sums[one.label] = sums.get(one.label, 0) + one.person_months
    whole = sum(sums.values())
    steps = [Step(label, months, MONTHS) for label, months in sums.items()]
    return Figure(
        Status.VALUE, MONTHS, whole, steps=(*steps, _total(whole, MONTHS)), warnings=(STANDING_ONLY,)
    )


def figure_of_amount(borne: Sequence[Borne]) -> Figure:
    """The money that standing replies name, by source and level; missing where none names any."""
    named = [one for one in borne if one.amount is not None]
    if not named:
        return missing(YUAN, NO_AMOUNT if borne else NO_STANDING)
    sums: dict[Wording, Decimal] = {}
    for one in named:
        sums[one.label] = sums.get(one.label, Decimal(0)) + (one.amount or Decimal(0))
    whole = sum(sums.values(), Decimal(0))
    steps = [Step(label, amount, YUAN) for label, amount in sums.items()]
    complete = all(one.named for one in borne)
    return Figure(
        Status.VALUE,
        YUAN,
        whole,
        steps=(*steps, _total(whole, YUAN)),
        warnings=(STANDING_ONLY,) if complete else (STANDING_ONLY, SOME_UNNAMED),
    )


def _total(value: int | Decimal, unit: str) -> Step:
    return Step(Wording("合计", "Total"), value, unit)
