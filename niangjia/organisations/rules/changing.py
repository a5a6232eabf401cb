"""Whether one unit may be changed: its name, its place in the tree, its counts, from a day on. Pure."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from datetime import date

from niangjia.kernel.actor import SEGMENT
from niangjia.kernel.figure import Verdict
from niangjia.kernel.wording import Wording, said_day
from niangjia.organisations.types import Decision, Measure, NewUnit, UnitKind


def may_take_effect(decision: Decision) -> Verdict:
    """Whether a decision may be entered: only once its day has come."""
    if decision.on > decision.entered:
        return Verdict(False, _not_yet(decision.on))
    if decision.document_date is not None and decision.document_date > decision.entered:
        return Verdict(False, DOCUMENT_NOT_YET)
    return Verdict(True, MAY_BE_DONE)


def may_decide_over(path: str, seats: Collection[str]) -> Verdict:
    """Whether whoever sits at these units may decide over the unit at a path: not over their own."""
    return Verdict(False, DECIDED_ABOVE) if path in seats else Verdict(True, MAY_BE_DONE)


def may_change_on(
    on: date, *, founded: date | None, closed: date | None, changes: Iterable[date | None] = ()
) -> Verdict:
    """Whether a unit may change on a day: while it stands, and not before a change that is already known."""
    if closed is not None:
        return Verdict(False, _closed(closed))
    if founded is not None and on < founded:
        return Verdict(False, _not_founded(founded))
    known = [day for day in changes if day is not None]
    return Verdict(False, CHANGED_LATER) if any(day > on for day in known) else Verdict(True, MAY_BE_DONE)


def may_move(unit_path: str, parent_path: str) -> Verdict:
    """Whether a unit may come under another: never under itself, what stands below it, or where it is."""
    if parent_path.startswith(unit_path):
        return Verdict(False, UNDER_ITSELF)
    if unit_path[:-SEGMENT] == parent_path:
        return Verdict(False, THERE_ALREADY)
    return Verdict(True, MAY_BE_DONE)


def may_rename(name: str, *, present: str, taken: bool) -> Verdict:
    """Whether a unit may bear a name: a new one, that no sibling of its kind bears."""
    if not name.strip():
        return Verdict(False, NO_NAME)
    if name == present:
        return Verdict(False, SAME_NAME)
    return Verdict(False, _taken(name)) if taken else Verdict(True, MAY_BE_DONE)


def may_found(new: NewUnit, *, under: UnitKind, taken: bool) -> Verdict:
    """Whether a unit may be founded below another: a federation only below one of a higher level."""
    if not new.name.strip():
        return Verdict(False, NO_NAME)
    if new.kind.rank < under.rank or (new.kind.is_federation and new.kind.rank == under.rank):
        return Verdict(False, _above(new.kind, under))
    return Verdict(False, _taken(new.name)) if taken else Verdict(True, MAY_BE_DONE)


def may_correct(present: UnitKind, corrected: UnitKind) -> Verdict:
    """Whether the kind of a unit may be corrected: a federation stays one of its level."""
    if present is not corrected and (present.is_federation or corrected.is_federation):
        return Verdict(False, FEDERATION_STAYS)
    return Verdict(True, MAY_BE_DONE)


def may_count(counts: Collection[tuple[Measure, int]], *, cut_off: date, entered: date) -> Verdict:
    """Whether counts may be entered: some, none negative, as of a day that has come."""
    if not counts:
        return Verdict(False, NO_COUNT)
    if any(number < 0 for _, number in counts):
        return Verdict(False, NEGATIVE)
    return Verdict(False, _not_yet(cut_off)) if cut_off > entered else Verdict(True, MAY_BE_DONE)


MAY_BE_DONE = Wording("可以办理", "this may be done")
DOCUMENT_NOT_YET = Wording("批准文件的日期在今天之后，请核对。", "The paper is dated after today; check it.")
DECIDED_ABOVE = Wording(
    "这是您自己所在的单位，它的设立、更名、合并和撤销由上级工会办理。",
    "This is your own unit: its founding, name, merging and abolition are for the level above.",
)
UNDER_ITSELF = Wording(
    "不能把单位移到它自己或其下级单位之下。", "A unit cannot come under itself or a unit below it."
)
THERE_ALREADY = Wording("该单位现在就隶属于此。", "The unit is managed by that federation already.")
CHANGED_LATER = Wording(
    "该日期之后已登记过一次变动，请改用其后的日期。",
    "A change after that day is already on record; choose a later one.",
)
NO_NAME = Wording("请填写单位名称。", "Give the unit's name.")
SAME_NAME = Wording("新名称与现名称相同。", "The new name is the present one.")
FEDERATION_STAYS = Wording(
    "总工会的层级不能这样更正；请用设立、合并或撤销。",
    "The level of a federation cannot be corrected; found, merge or abolish instead.",
)
NO_COUNT = Wording("请至少填写一个人数。", "Give at least one number.")
NEGATIVE = Wording("人数不能是负数。", "A number of people cannot be negative.")
GONE = Wording(
    "该单位已不在您的管辖范围内，请刷新后再看。", "The unit has left your scope; load the page again."
)
STANDS_ALREADY = Wording(
    "表中有单位重复，或已在您的范围之外建立；请联系上级工会核实。",
    "A unit of the list stands twice, or already out of your scope; ask the level above.",
)


def _not_yet(day: date) -> Wording:
    said = said_day(day)
    return Wording(
        f"{said.zh}还没有到；变动从生效之日起登记，请到那一天再办理。",
        f"{said.en} has not come; a change is entered once its day has come.",
    )


def _closed(day: date) -> Wording:
    said = said_day(day)
    return Wording(f"该单位已于{said.zh}撤销。", f"The unit was closed on {said.en}.")


def _not_founded(day: date) -> Wording:
    said = said_day(day)
    return Wording(f"该单位{said.zh}才设立。", f"The unit was founded only on {said.en}.")


def _taken(name: str) -> Wording:
    return Wording(f"这里已有同类的“{name}”。", f"A unit of that kind named “{name}” stands here already.")


def _above(kind: UnitKind, under: UnitKind) -> Wording:
    return Wording(
        f"{kind.label.zh}不能设在{under.label.zh}之下。",
        f"A {kind.label.en} cannot stand under a {under.label.en}.",
    )
