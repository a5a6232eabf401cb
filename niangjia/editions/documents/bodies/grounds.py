"""编制依据 and 基本情况. Pure."""

from __future__ import annotations

from collections import Counter

from niangjia.editions.documents.annexes import Annexes
from niangjia.editions.documents.tables.cells import cut_off
from niangjia.editions.documents.types import Matter
from niangjia.editions.documents.words import clause, day
from niangjia.kernel.figure import Status
from niangjia.kernel.official import Blank, Para
from niangjia.staffing.types import Measure


def grounds(matter: Matter, annexes: Annexes) -> list[Para]:
    """Every clause with its document's number, and of how many units it gives the posts."""
    if not matter.bases:
        return [Para(Blank("编制依据：没有一份文件对所列单位作出规定"))]
    units: dict[str, int] = {}
    fills: set[str] = set()
    for one in matter.bases:
        said_by = clause(one.citation)
        units[said_by] = units.get(said_by, 0) + one.units
        fills |= {said_by} if not one.units else set()
    grounds = [_ground(one, number, one in fills) for one, number in units.items()]
    said = [f"{at}．{one}" for at, one in enumerate(grounds, start=1)] if len(grounds) > 1 else grounds
    more = annexes.clause("basis", "条款原文")
    end = f"计划数由编制单位在上述依据范围内确定{more}。" if more else ""
    return [Para(one) for one in (*said, end) if one]


def _ground(said_by: str, units: int, fills: bool) -> str:
    what = [f"据以计算{units}个单位的名额"] if units else []
    return f"{said_by}，{'，'.join([*what, *(['据以认定已配人员'] if fills else [])])}。"


def situation(matter: Matter) -> list[Para]:
    """How many units of which kind, how many workers, and of how many nothing is known."""
    rows = matter.rows
    if not rows:
        return [Para(f"截至{day(matter.on)}，{matter.whole}没有纳入计划的单位。")]
    kinds = "、".join(f"{kind}{number}个" for kind, number in Counter(row.kind for row in rows).most_common())
    workers = [number for row in rows if (number := row.numbers[Measure.WORKERS]) is not None]
    counted = (
        f"有职工人数的单位{len(workers)}个，职工合计{sum(workers)}人{cut_off(matter)}。"
        if workers
        else "各单位均没有职工人数。"
    )
    said = (
        f"本计划的数据取自截至{day(matter.on)}的单位表和花名册。"
        f"{matter.whole}纳入计划的单位{len(rows)}个，其中{kinds}。"
    )
    return [Para(said + counted), *_lacking(matter)]


def _lacking(matter: Matter) -> list[Para]:
    lacking = sum(row.status is Status.MISSING for row in matter.rows)
    silent = sum(row.status is Status.NOT_APPLICABLE for row in matter.rows)
    said = []
    if lacking:
        said.append(f"缺数据的单位{lacking}个，未作估算，不计入配备名额，待补齐数据后核定。")
    if silent:
        said.append(f"依据文件对其没有数量规定的单位{silent}个，不计算名额。")
    return [Para("".join(said) or "纳入计划的单位数据齐全。")]
