"""A scenario: what is changed in thought against the present. Strict, frozen, kept as JSON."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from typing import Annotated, Literal, Self

from pydantic import BaseModel, ConfigDict, Field, model_validator

from niangjia.kernel.wording import Wording
from niangjia.organisations.types import UnitKind

MOST_UNITS = 50_000
Count = Annotated[int, Field(ge=0, le=10_000_000)]
Posts = Annotated[int, Field(ge=0, le=1_000)]
Yuan = Annotated[Decimal, Field(ge=0, le=10_000_000, decimal_places=2)]
Force = Literal["must", "may"]


class Trial(BaseModel):
    """Base of what a scenario is made of: no unknown names, nothing that can change after."""

    model_config = ConfigDict(frozen=True, extra="forbid")


class TextChange(Trial):
    """In `area` (a division code) the rules of `document` hold, with whatever terms are changed here.

    None as `document` is the one that holds there anyway: only its terms change. Another one takes the place
    of what the area itself has issued; an empty name: the area has none of its own, and the level above
    speaks. None as a term leaves it as the document says it.
    """

    area: Annotated[str, Field(pattern=r"^\d{6}(\d{3}){0,2}$")]
    document: Annotated[str, Field(max_length=200)] | None = None
    threshold: Count | None = None
    base_count: Posts | None = None
    base_force: Force | None = None
    every: Annotated[int, Field(gt=0, le=10_000_000)] | None = None
    add: Annotated[int, Field(gt=0, le=1_000)] | None = None
    step_force: Force | None = None
    basis: Literal["excess", "total"] | None = None
    rounding: Literal["floor", "ceil", "half_up"] | None = None
    readings: Mapping[str, str] = Field(default_factory=dict)

    @property
    def terms_change(self) -> bool:
        """Whether anything is read otherwise than the document says it."""
        given = self.model_dump(exclude={"area", "document", "readings"}, exclude_none=True)
        return bool(given or self.readings)


class Shift(Trial):
    """Another number of workers: so many per cent more or less, so many more or less, or exactly so many."""

    percent: Annotated[Decimal, Field(ge=-100, le=1_000, decimal_places=2)] | None = None
    by: Annotated[int, Field(ge=-10_000_000, le=10_000_000)] | None = None
    to: Count | None = None

    @model_validator(mode="after")
    def _one_of_three(self) -> Self:
        if sum(one is not None for one in (self.percent, self.by, self.to)) != 1:
            raise ValueError("a shift says percent, by or to: exactly one")
        return self


class UnitShift(Trial):
    """The shift of one unit, named by its code or its full name."""

    unit: Annotated[str, Field(min_length=1, max_length=100)]
    shift: Shift


class Price(Trial):
    """What a post costs. Without a wage the average on the roster is taken; no rate: none is counted in."""

    monthly_wage: Yuan | None = None
    contribution_percent: Annotated[Decimal, Field(ge=0, le=200, decimal_places=2)] | None = None
    other_yearly: Yuan | None = None
    months: Annotated[int, Field(ge=1, le=12)] = 12


class Changes(Trial):
    """Everything a scenario changes; as it stands here it is the present itself."""

    texts: Annotated[tuple[TextChange, ...], Field(max_length=20)] = ()
    everyone: Shift | None = None
    kinds: Mapping[UnitKind, Shift] = Field(default_factory=dict)
    units: Annotated[tuple[UnitShift, ...], Field(max_length=MOST_UNITS)] = ()
    price: Price = Price()

    @property
    def empty(self) -> bool:
        """Whether nothing is changed."""
        return self == Changes()


FORCES: Mapping[str, Wording] = {"must": Wording("须", "must"), "may": Wording("可", "may")}
ROUNDINGS: Mapping[str, Wording] = {
    "floor": Wording("每满计", "each full"),
    "ceil": Wording("不满也计", "each begun"),
    "half_up": Wording("过半计", "more than half"),
}
BASES: Mapping[str, Wording] = {
    "excess": Wording("按超过门槛的部分", "on the excess"),
    "total": Wording("按职工总数", "on the total"),
}
LABELS: Mapping[str, Wording] = {
    "area": Wording("地区", "Area"),
    "document": Wording("文件", "Document"),
    "threshold": Wording("门槛（人）", "Threshold (workers)"),
    "base_count": Wording("基数（名）", "Base (posts)"),
    "base_force": Wording("基数用词", "Force of the base"),
    "every": Wording("步长（人）", "Step (workers)"),
    "add": Wording("每档增（名）", "Posts per step"),
    "step_force": Wording("增配用词", "Force of the step"),
    "basis": Wording("计数", "Counted"),
    "rounding": Wording("取整", "Rounding"),
    "monthly_wage": Wording("月工资（元）", "Monthly wage (yuan)"),
    "contribution_percent": Wording("单位缴费率（%）", "Employer's contributions (%)"),
    "other_yearly": Wording("每岗每年其他费用（元）", "Other cost per post and year (yuan)"),
    "months": Wording("月数", "Months"),
}
"""The terms and prices, as forms and workbooks name them."""
