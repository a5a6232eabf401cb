"""A file from the disk, dropped and committed in one go: what the command line and the demonstration do."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from django.utils import timezone

from niangjia.imports import actions, queries
from niangjia.imports.queries import Preview
from niangjia.imports.registry import importer_of
from niangjia.imports.types import Outcome
from niangjia.kernel.actor import Actor
from niangjia.kernel.sheets import as_json


@dataclass(frozen=True, slots=True)
class Done:
    """A workbook read, and what its commit did; `outcome` is None where nothing was committed."""

    preview: Preview
    outcome: Outcome | None

    def as_json(self) -> dict[str, Any]:
        """The reading row by row, the cut-off date and where it came from, and what was committed."""
        cut_off = self.preview.cut_off
        outcome = self.outcome
        return as_json(self.preview.reading) | {
            "under": {"code": self.preview.place.code, "name": self.preview.place.name},
            "as_of": cut_off.date.isoformat(),
            "as_of_source": cut_off.source.zh,
            "warnings": [cut_off.warning.zh] if cut_off.warning else [],
            "committed": None
            if outcome is None
            else {"created": outcome.created, "changed": outcome.changed, "unchanged": outcome.unchanged},
        }

    def in_words(self) -> str:
        """A few lines for a person."""
        reading = self.preview.reading
        lines = [
            f"{self.preview.workbook.file_name} → {self.preview.place.name}",
            f"{reading.rows} 行：可入库 {len(reading.accepted)}，待核实 {len(reading.refused)}，"
            f"重复 {len(reading.duplicates)}；"
            f"已修正 {len(reading.corrected)} 处，忽略 {len(reading.ignored)} 行。",
            f"统计截止：{self.preview.cut_off.date.isoformat()}（{self.preview.cut_off.source.zh}）",
        ]
        if self.preview.cut_off.warning:
            lines.append(f"注意：{self.preview.cut_off.warning.zh}")
        for refusal in reading.refused:
            why = refusal.problems[0].message.zh
            lines.append(f"  待核实 {refusal.sheet} 第{refusal.row}行 {refusal.title.zh}：{why}")
        if self.outcome is None:
            lines.append("没有写入。确认后加上 --commit 入库。")
        else:
            done = self.outcome
            lines.append(f"已入库：新增 {done.created}，更新 {done.changed}，未变 {done.unchanged}。")
        return "\n".join(lines)


def import_file(
    *, by: Actor, kind: str, path: Path, under: str, as_of: date | None, commit_rows: bool = True
) -> Done:
    """Read a file under a unit, commit its accepted rows. Raises `SheetError`, `Refused`, `LookupError`."""
    importer = importer_of(kind)
    if importer is None:
        raise LookupError(f"没有“{kind}”这种表。")
    workbook = actions.drop(
        by=by, importer=importer, file_name=path.name, content=path.read_bytes(), under=under, as_of=as_of
    )
    preview = queries.preview(workbook.pk, by=by, today=timezone.localdate())
    assert preview is not None, "what was dropped can be read"
    outcome = actions.commit(by=by, preview=preview) if commit_rows and preview.reading.accepted else None
    return Done(preview, outcome)
