"""How many people of one kind are on a unit's roster."""

from __future__ import annotations

from dataclasses import dataclass

from niangjia.workforce.types.engagement import EmploymentForm


@dataclass(frozen=True, slots=True)
class Tally:
    """So many engagements of one form at one unit; those past their contract's end are tallied apart."""

    form: EmploymentForm
    full_time: bool
    past_contract_end: bool
    number: int
