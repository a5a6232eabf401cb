"""The criteria of a rubric: points given, any of several papers, a ratio in bands, items times points."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from niangjia.policy.kinds.criteria.any_of import AnyOf
from niangjia.policy.kinds.criteria.given import GivenPoints
from niangjia.policy.kinds.criteria.items import ItemPoints
from niangjia.policy.kinds.criteria.ratio import RatioBands
from niangjia.policy.kinds.criteria.scoring import Scored, ScoredColumns

Criterion = Annotated[GivenPoints | AnyOf | RatioBands | ItemPoints, Field(discriminator="shape")]

__all__ = ["AnyOf", "Criterion", "GivenPoints", "ItemPoints", "RatioBands", "Scored", "ScoredColumns"]
