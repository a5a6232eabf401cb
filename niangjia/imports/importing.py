"""A file from the disk, read and committed in one go: what the command line and the demonstration do."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from django.utils import timezone

from niangjia.imports import actions, rules
from niangjia.imports.actions.reading import Look
from niangjia.imports.models import Import
from niangjia.imports.registry import importer_of
from niangjia.imports.types import Outcome
from niangjia.kernel.actor import Actor
from niangjia.kernel.sheets import as_json


@dataclass(frozen=True, slots=True)
class Done:
    """A workbook read, and what its commit did; `outcome` is None where nothing was committed."""

    workbook: Import
    seen: Look
    outcome: Outcome | None

    def as_json(self) -> dict[str, Any]:
        """The reading row by row, the cut-off date and where it came from, and what was committed."""
        cut_off, place = self.seen.cut_off, self.seen.place
        return as_json(self.seen.comparison.reading) | {
            "under": {"code": place.code, "name": place.name},
            "as_of": cut_off.date.isoformat(),
            "as_of_source": cut_off.source.zh,
            "warnings": [cut_off.warning.zh] if cut_off.warning else [],
            "compared": {
                key: number
                for key, number in self.seen.comparison.counts().items()
                if key in ("new", "changed", "unchanged", "absent")
            },
            "committed": self.outcome.counts() if self.outcome else None,
        }

    def in_words(self) -> str:
        """A few lines for a person."""
        counts, cut_off = self.seen.comparison.counts(), self.seen.cut_off
        lines = [
            f"{self.workbook.file_name} → {self.seen.place.name}",
            f"{counts['rows']} 行：可入库 {counts['accepted']}（新增 {counts['new']}，"
            f"变化 {counts['changed']}，未变 {counts['unchanged']}），"
            f"待核实 {counts['refused']}，重复 {counts['duplicates']}；"
            f"已修正 {counts['corrected']} 处，忽略 {counts['ignored']} 行。",
            f"统计截止：{cut_off.date.isoformat()}（{cut_off.source.zh}）",
        ]
        if counts["absent"]:
            lines.append(f"表中已无 {counts['absent']} 个，保持不变；离职请在网页上登记日期和原因。")
        if cut_off.warning:
            lines.append(f"注意：{cut_off.warning.zh}")
        for refusal in self.seen.comparison.reading.refused:
            why = refusal.problems[0].message.zh
            lines.append(f"  待核实 {refusal.sheet} 第{refusal.row}行 {refusal.title.zh}：{why}")
        if self.outcome is None:
            lines.append("没有写入。确认后加上 --commit 入库。")
        else:
            done = self.outcome
            lines.append(f"已入库：新增 {done.created}，更新 {done.changed}，未变 {done.unchanged}。")
        return "\n".join(lines)


def import_file(
    *,
    by: Actor,
    kind: str,
    path: Path,
    under: str,
    as_of: date | None,
    commit_rows: bool = True,
    defaults: Mapping[str, str] | None = None,
) -> Done:
    """Read a file under a unit, commit its accepted rows. Raises `SheetError`, `Refused`, `LookupError`."""
    importer = importer_of(kind)
    if importer is None:
        raise LookupError(f"没有“{kind}”这种表。")
    today = timezone.localdate()
    workbook, seen = actions.drop_and_read(
        by=by,
        importer=importer,
        file_name=path.name,
        content=path.read_bytes(),
        under=under,
        as_of=as_of,
        today=today,
        defaults={
            column: rules.default_for(importer, column, word) for column, word in (defaults or {}).items()
        },
    )
    counts, outcome = seen.comparison.counts(), None
    if commit_rows and (counts["new"] or counts["changed"]):
        outcome = actions.commit(by=by, pk=workbook.pk, today=today)
    elif commit_rows and counts["accepted"]:
        outcome = Outcome(0, 0, counts["unchanged"])  # everything it says stands already
    return Done(workbook, seen, outcome)
