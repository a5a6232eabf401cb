"""The boxes of the workbench: what was typed, and the present terms as hints in the empty ones."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from niangjia.kernel.language import said
from niangjia.kernel.wording import Wording
from niangjia.organisations.types import UnitKind
from niangjia.policy import facade as policy
from niangjia.scenarios.forms.changes import NO_DOCUMENT, PRICE_BOXES, TEXT_ROWS
from niangjia.scenarios.rules.terms import SETTINGS
from niangjia.scenarios.types.changes import BASES, FORCES, LABELS, ROUNDINGS

POSTS = "staffing.posts"
AS_IT_IS = Wording("不改", "as it is")
NONE = Wording("不用本地文件，按上级文件", "no document of its own: the level above")
OTHER = {"base_force": FORCES, "step_force": FORCES, "basis": BASES, "rounding": ROUNDINGS}
KINDS = tuple(kind for kind in UnitKind if not kind.is_federation)


@dataclass(frozen=True, slots=True)
class Box:
    """One box: a number to type where there are no choices."""

    name: str
    label: str
    value: str
    hint: str = ""
    choices: Sequence[tuple[str, str]] = ()


@dataclass(frozen=True, slots=True)
class TextRow:
    """The boxes of one text: where which document holds, and which of its terms are changed."""

    area: Box
    document: Box
    terms: Sequence[Box]
    changed: bool


def text_rows(
    typed: Mapping[str, str], areas: Sequence[tuple[str, str]], *, on: date, library: policy.Library
) -> list[TextRow]:
    """The rows typed in and one more; the first is about the area itself and its document in force."""
    used = [row for row in range(TEXT_ROWS) if typed.get(f"area.{row}") and _any(typed, row)]
    rows = range(min(TEXT_ROWS, max([*used, -1]) + 2)) if used else range(1)
    return [_row(typed, row, areas, on, library) for row in rows]


def _any(typed: Mapping[str, str], row: int) -> bool:
    return any(value and name.endswith(f".{row}") for name, value in typed.items() if name != f"area.{row}")


def _row(
    typed: Mapping[str, str],
    row: int,
    areas: Sequence[tuple[str, str]],
    on: date,
    library: policy.Library,
) -> TextRow:
    area = typed.get(f"area.{row}", "")
    if area not in dict(areas):
        area = areas[0][0]
    present = _in_force(area, on, library)
    name = typed.get(f"document.{row}", "")
    terms, settings = _terms(name or (present.header.name if present else ""), present, library)
    documents = [("", said(_unchanged(present))), (NO_DOCUMENT, said(NONE))]
    documents += [(one.name, f"{one.name}（{one.header.issuer}）") for one in library.held]
    boxes = [
        _term_box(typed, row, box, hint)
        for box, hint in (
            ("threshold", terms and f"{terms.threshold:,}"),
            ("base_count", terms and str(terms.base.count)),
            ("base_force", terms and terms.base.force.value),
            ("every", terms and f"{terms.step.every:,}"),
            ("add", terms and str(terms.step.add)),
            ("step_force", terms and terms.step.force.value),
            ("basis", terms and terms.step.of),
            ("rounding", terms and terms.step.rounding),
        )
    ]
    boxes += [_reading_box(typed, row, name, setting) for name, setting in settings.items()]
    return TextRow(
        Box(f"area.{row}", said(LABELS["area"]), area, choices=areas),
        Box(f"document.{row}", said(LABELS["document"]), name, choices=documents),
        boxes,
        _any(typed, row),
    )


def _unchanged(present: Any) -> Wording:
    if present is None:
        return Wording("不改（该地没有施行中的规定）", "as it is (nothing is in force there)")
    return _as_it_is(Wording(present.header.name, present.header.name))


def _as_it_is(present: Wording) -> Wording:
    return Wording(f"{AS_IT_IS.zh}（{present.zh}）", f"{AS_IT_IS.en} ({present.en})")


def _in_force(area: str, on: date, library: policy.Library) -> Any:
    """The rule by headcount that answers at a place for most kinds; None where none does."""
    for kind in (UnitKind.TOWNSHIP, UnitKind.ZONE, UnitKind.ENTERPRISE):
        found = policy.in_force(POSTS, place=area, on=on, kind=kind.value, documents=library)
        if found is not None and found.numeric:
            return found.rule
    return None


def _terms(name: str, present: Any, library: policy.Library) -> tuple[Any, Mapping[str, Any]]:
    """The terms by headcount of the document named, and its settings beyond rounding and basis."""
    rules = [rule for document in library.held if document.name == name for rule in document.rules]
    if present is not None and present.header.name == name:
        rules.insert(0, present)
    for rule in rules:
        if rule.provision.id == POSTS and hasattr(rule.terms, "threshold"):
            left = {key: one for key, one in rule.provision.settings.items() if key not in SETTINGS}
            return rule.terms, left
    return None, {}


def _term_box(typed: Mapping[str, str], row: int, box: str, hint: str | None) -> Box:
    name, words = f"{box}.{row}", OTHER.get(box)
    value = typed.get(name, "")
    if words is None:
        return Box(name, said(LABELS[box]), value, hint or "")
    present = words.get(hint or "")
    as_it_is = said(_as_it_is(present) if present else AS_IT_IS)
    return Box(
        name, said(LABELS[box]), value, choices=[("", as_it_is), *((k, said(v)) for k, v in words.items())]
    )


def _reading_box(typed: Mapping[str, str], row: int, setting: str, choice: Any) -> Box:
    name = f"reading.{setting}.{row}"
    readings = [(key, said(one.wording)) for key, one in choice.readings.items() if key != choice.default]
    label = said(Wording("读法", "Reading"))
    default = said(_as_it_is(choice.readings[choice.default].wording))
    return Box(name, label, typed.get(name, ""), choices=[("", default), *readings])


def shift_boxes(typed: Mapping[str, str], kinds: Iterable[UnitKind]) -> list[Box]:
    """Headcounts: everyone's, then of each kind there is."""
    everyone = Box("workers", said(Wording("全部单位", "All units")), typed.get("workers", ""), "+10%")
    return [everyone] + [
        Box(name, said(kind.label), typed.get(name, ""), "+10%")
        for kind in kinds
        if (name := f"workers_{kind.value}")
    ]


def price_boxes(typed: Mapping[str, str], wage: object) -> list[Box]:
    """What a post costs; the average wage on the roster as a hint."""
    hints = {"monthly_wage": f"{wage:,.2f}" if wage is not None else "", "months": "12"}  # type: ignore[str-format]
    return [Box(box, said(LABELS[box]), typed.get(box, ""), hints.get(box, "")) for box in PRICE_BOXES]
