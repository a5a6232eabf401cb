"""How many people of one kind are on a unit's roster."""

from __future__ import annotations

from dataclasses import dataclass

from niangjia.kernel.figure import Figure, Status
from niangjia.kernel.wording import Wording
from niangjia.workforce.types.engagement import EmploymentForm


@dataclass(frozen=True, slots=True)
class Tally:
    """So many engagements of one form at one unit; those past their contract's end are tallied apart."""

    form: EmploymentForm
    full_time: bool
    past_contract_end: bool
    number: int


def past_contract_end(number: int, unit: str) -> Figure:
    """Those on the roster whose contract is past its end, as a named part: they count until they leave."""
    return Figure(
        Status.VALUE,
        unit,
        number,
        label=Wording("合同已到期、未登记离职", "contract past its end, no leaving date entered"),
    )
