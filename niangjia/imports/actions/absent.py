"""The clerk's answers for those who stand in the house and no longer in the list."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from niangjia.imports import rules, sealing
from niangjia.imports.actions.keeping import keep_answers
from niangjia.imports.actions.recording import held, record
from niangjia.imports.models import Import
from niangjia.imports.types import Leaving
from niangjia.kernel import clash
from niangjia.kernel.actions import action
from niangjia.kernel.actor import Actor
from niangjia.kernel.permissions import Permission


@action(Permission.WORKBOOK_IMPORT)
def answer_absent(
    *, by: Actor, pk: int, keys: Sequence[int], given: Sequence[Leaving], seen: str, today: date
) -> Import:
    """Keep the answers of one page (`keys`); without an answer the person stays. Nobody is deleted.

    Raises `Refused` for a day on which somebody cannot have left: what is kept can be committed; `Overtaken`
    when the answers kept for the page are not as `seen` (`kernel.clash`).
    """
    workbook, importer = held(pk, by)
    clash.hold(seen, rules.answer_boxes(keys, sealing.answers(workbook)))
    rules.may_answer(workbook.stands, importer.asks_why_absent).enforce()
    for one in given:
        rules.may_leave(one, today=today).enforce()
    assert importer.may_leave is not None, "only who asks why somebody is absent is answered"
    importer.may_leave(given, by).enforce()
    others = [one for one in sealing.answers(workbook) if one.key not in set(keys)]
    keep_answers(workbook, [*others, *given])
    workbook.summary |= {"answered": len(others) + len(given)}
    workbook.save(update_fields=["answers_sealed", "summary"])
    record("absent.answered", by, workbook, {"answers": len(given)})
    return workbook
