"""The list of who read a person's data, as columns. Pure."""

from __future__ import annotations

from niangjia.kernel.sheets import Column, Sheet
from niangjia.kernel.sheets.kinds import Text
from niangjia.kernel.wording import Wording

READERS = Sheet(
    "readers",
    Wording("谁查看过", "who read it"),
    (
        Column("at", Wording("时间", "when"), Text(), of=lambda one: f"{one.at:%Y-%m-%d %H:%M:%S}"),
        Column("who", Wording("查看人", "who"), Text()),
        Column("role", Wording("任命", "appointment"), Text()),
        Column("unit", Wording("所在单位", "at whose desk"), Text()),
        Column("what", Wording("事项", "what"), Text()),
        Column("fields", Wording("查看的信息", "which values"), Text()),
        Column("reason", Wording("用途", "what for"), Text()),
        Column("source", Wording("途径", "through"), Text()),
        Column("address", Wording("来源地址", "from"), Text()),
        Column("number", Wording("导出编号", "number of the export"), Text()),
    ),
)
