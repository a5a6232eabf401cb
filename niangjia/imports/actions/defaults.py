"""What holds for a whole list where its cells are blank: said once by the clerk, not typed into each row."""

from __future__ import annotations

from niangjia.imports import rules
from niangjia.imports.actions.reading import ask_again
from niangjia.imports.actions.recording import held, record
from niangjia.imports.models import Import
from niangjia.kernel.actions import action
from niangjia.kernel.actor import Actor
from niangjia.kernel.permissions import Permission


@action(Permission.WORKBOOK_IMPORT)
def give_default(*, by: Actor, pk: int, column: str, written: str) -> Import:
    """Read the workbook again with `written` in every blank cell of a column that may be filled so."""
    workbook, importer = held(pk, by)
    rules.may_look_again(workbook.stands).enforce()
    value = rules.default_for(importer, column, written)
    workbook.defaults = {**workbook.defaults, column: value}
    ask_again(workbook, by)
    record("default.given", by, workbook, {"column": column, "value": value})
    return workbook
