"""The clauses that an edition rests on. Pure."""

from __future__ import annotations

from niangjia.editions.documents.types import Basis, Matter
from niangjia.editions.documents.words import SILENT, document
from niangjia.kernel.official import Align, Cell, Column, Table
from niangjia.policy.facade import FORCES


def basis_table(matter: Matter) -> Table:
    """Document, clause, its own words, how strong they are, how many units it gives the posts."""
    return Table(
        columns=(
            Column("序号", Align.CENTRE, 0.85),
            Column("文件", width=3.4),
            Column("条款", width=1.3),
            Column("条款内容（摘录）", width=4),
            Column("用词", Align.CENTRE, 0.8),
            Column("适用单位", Align.RIGHT, 0.9),
        ),
        rows=tuple((at, *_cells(one)) for at, one in enumerate(matter.bases, start=1)),
        unit="单位：个",
        note="注：适用单位为按该条款计算名额的单位数；“—”为认定已配人员的条款。转述的条款以原文件为准。",
    )


def _cells(one: Basis) -> tuple[Cell, ...]:
    said = one.citation
    force = FORCES[said.force].zh + ("（转述）" if said.reported else "")
    return (document(said), said.clause, said.quote, force, one.units or SILENT)
