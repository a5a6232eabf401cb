"""The shapes provisions come in, one file a kind: schema, evaluator with steps, sentence."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from niangjia.policy.kinds.amount_per_period import AmountPerPeriod
from niangjia.policy.kinds.cadence import Cadence
from niangjia.policy.kinds.conditions import Conditions
from niangjia.policy.kinds.filling import Filling
from niangjia.policy.kinds.floor import Floor
from niangjia.policy.kinds.guidance import Guidance
from niangjia.policy.kinds.headcount_steps import HeadcountSteps
from niangjia.policy.kinds.highest_of import HighestOf
from niangjia.policy.kinds.minimum_quantity import MinimumQuantity
from niangjia.policy.kinds.rubric import Rubric
from niangjia.policy.kinds.target import Target

AnyProvision = Annotated[
    AmountPerPeriod
    | Cadence
    | Conditions
    | Filling
    | Floor
    | Guidance
    | HeadcountSteps
    | HighestOf
    | MinimumQuantity
    | Rubric
    | Target,
    Field(discriminator="kind"),
]
