"""What a criterion comes to: the points with the lines behind them, and the same as trees for columns."""

from __future__ import annotations

from decimal import Decimal
from typing import NamedTuple

from niangjia.kernel.figure import Step
from niangjia.kernel.wording import Wording
from niangjia.policy.columns.tree import Fact, Node, some
from niangjia.policy.types import Strict


class Scored(Strict):
    """One criterion's points with the lines behind them; None when a survey asked nobody."""

    points: Decimal | None
    steps: tuple[Step, ...]
    warnings: tuple[Wording, ...] = ()


class ScoredColumns(NamedTuple):
    """A criterion in columns: the points in hundredths, whether a fact cannot be right, whether the score
    is unknown though every fact is there."""

    facts: tuple[Fact, ...]
    points: Node
    wrong: Node
    unknown: Node = some()
