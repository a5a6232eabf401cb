"""What every act on a workbook does: hold its row, know its importer, leave its audit event."""

from __future__ import annotations

from collections.abc import Mapping

from niangjia.imports import access
from niangjia.imports.models import Import
from niangjia.imports.registry import importer_of
from niangjia.imports.types import Importer
from niangjia.kernel import audit, jobs
from niangjia.kernel.actor import Actor
from niangjia.kernel.wording import Wording


def held(pk: int, by: Actor) -> tuple[Import, Importer]:
    """The workbook, locked until the act ends, and how its list is read; the importer's power is checked."""
    workbook = access.workbooks(by).select_for_update().get(pk=pk)
    importer = importer_of(workbook.kind)
    assert importer is not None, "an importer stays registered as long as its workbooks stand"
    by.may(importer.permission).enforce()
    return workbook, importer


def record(name: str, by: Actor, workbook: Import, details: Mapping[str, object]) -> None:
    """Leave the event imports.workbook.`name`."""
    audit.record(
        f"imports.{name}",
        by=by,
        on_kind="workbook",
        on_id=str(workbook.pk),
        scope_path=workbook.scope_path,
        details=details,
    )


def kept(said: Wording, way_out: Wording | None = None) -> dict[str, dict[str, str]]:
    """A sentence, and what to do about it, as the workbook's notice keeps them."""
    sentences = {"said": said} if way_out is None else {"said": said, "way_out": way_out}
    return {key: {"zh": sentence.zh, "en": sentence.en} for key, sentence in sentences.items()}


def ask(job: str, workbook: Import, *, by: Actor) -> None:
    """Have a job move the workbook on; a job of the kind that still waits is not doubled."""
    jobs.enqueue(
        job,
        by=by,
        on_kind="workbook",
        on_id=str(workbook.pk),
        scope_path=workbook.scope_path,
        arguments={"pk": workbook.pk},
        unique_key=f"{job}:{workbook.pk}",
    )
