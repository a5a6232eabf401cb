"""A comparison as the command line prints it."""

from __future__ import annotations

from collections.abc import Sequence

from niangjia.kernel.figure import Status
from niangjia.kernel.wording import Wording
from niangjia.scenarios.queries import Comparison
from niangjia.scenarios.types import Compared, Sum
from niangjia.staffing.types import COUNTS

SHOWN = (Compared.MUST, Compared.VALUE, Compared.SHORTFALL, Compared.ROOM, Compared.COST)
STATUS_WORDS = {Status.MISSING: "缺数据", Status.NOT_APPLICABLE: "不适用"}


def in_words(found: Comparison, problems: Sequence[Wording] = ()) -> str:
    """The sums of the present and of each scenario, for a person."""
    lines = [f"{found.under.name}，{found.on.isoformat()}：{len(found.present.lines)} 个单位"]
    for counted_in, sides in found.totals.items():
        lines.append(f"  按{COUNTS[counted_in].zh}计")
        for column in SHOWN:
            now, *then = (_number(side[column]) for side in sides)
            lines.append(f"    {column.label.zh}：现行 {now}，模拟 {'，'.join(then)}")
    said = [*problems, *(one for side in found.trials for one in (*side.problems, *side.warnings))]
    return "\n".join([*lines, *(f"  注意：{one.zh}" for one in said)])


def _number(one: Sum) -> str:
    return STATUS_WORDS[one.status] if one.value is None else f"{one.value:,}"
