"""From the boxes of the form to a scenario's changes, and back: each the other's way."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping, Sequence
from decimal import Decimal
from typing import TypeVar

from pydantic import BaseModel, ValidationError

from niangjia.kernel.wording import Wording
from niangjia.organisations.types import UnitKind
from niangjia.scenarios.types import Changes, Price, Shift, TextChange, UnitShift
from niangjia.scenarios.types.changes import LABELS

M = TypeVar("M", bound=BaseModel)
TEXT_ROWS = 3
TEXT_BOXES = (
    *("area", "document", "threshold", "base_count", "base_force"),
    *("every", "add", "step_force", "basis", "rounding"),
)
NO_DOCUMENT = "-"
MOST_TOLD = 10
"""Lines of a pasted table that are named as unreadable; of more only the number is told."""
PRICE_BOXES = ("monthly_wage", "contribution_percent", "other_yearly", "months")
_SHIFT = re.compile(r"([+-]?)(\d{1,9}(?:\.\d{1,2})?)(%?)")
_LINE = re.compile(r"(.*\D.*?)[\s,，;；]+([+－−-]?\d[\d,.]*\s*[%％人]?)")


def changes_of(given: Mapping[str, str]) -> tuple[Changes, tuple[Wording, ...]]:
    """The changes that were typed; what cannot be read is left out and named."""
    problems: list[Wording] = []
    texts = [_text(given, row, problems) for row in range(TEXT_ROWS)]
    kinds = {
        kind: shift
        for kind in UnitKind
        if (shift := _shift(given.get(f"workers_{kind.value}", ""), kind.label, problems))
    }
    return (
        Changes(
            texts=tuple(text for text in texts if text),
            everyone=_shift(given.get("workers", ""), Wording("全部单位", "all units"), problems),
            kinds=kinds,
            units=tuple(_units(given.get("units", ""), problems)),
            price=_price(given, problems),
        ),
        tuple(problems),
    )


def typed_of(changes: Changes) -> dict[str, str]:
    """What one types into the form to say these changes; the first three texts, all units."""
    typed: dict[str, str] = {}
    for row, text in enumerate(changes.texts[:TEXT_ROWS]):
        for box in TEXT_BOXES:
            if (value := getattr(text, box)) is not None:
                typed[f"{box}.{row}"] = str(value) or NO_DOCUMENT
        for name, reading in text.readings.items():
            typed[f"reading.{name}.{row}"] = reading
    if changes.everyone:
        typed["workers"] = written(changes.everyone)
    typed |= {f"workers_{kind.value}": written(shift) for kind, shift in changes.kinds.items()}
    typed["units"] = "\n".join(f"{one.unit}\t{written(one.shift)}" for one in changes.units)
    for box in PRICE_BOXES:
        value = getattr(changes.price, box)
        if value is not None and (box != "months" or value != 12):
            typed[box] = str(value)
    return {name: value for name, value in typed.items() if value}


def written(shift: Shift) -> str:
    """+10%, -200, 8000."""
    if shift.to is not None:
        return str(shift.to)
    return f"{shift.by:+d}" if shift.by is not None else f"{shift.percent:+f}%"


def _plain(text: str) -> str:
    plain = unicodedata.normalize("NFKC", text).replace("－", "-").replace("−", "-")
    return plain.replace("人", "").replace(" ", "").strip()


def _text(given: Mapping[str, str], row: int, problems: list[Wording]) -> TextChange | None:
    boxes = {box: given.get(f"{box}.{row}", "").strip() for box in TEXT_BOXES}
    prefix, suffix = "reading.", f".{row}"
    readings = {
        name.removeprefix(prefix).removesuffix(suffix): value
        for name, value in given.items()
        if name.startswith(prefix) and name.endswith(suffix) and value
    }
    if not boxes["area"] or not (readings or any(boxes[box] for box in TEXT_BOXES[1:])):
        return None
    filled = {box: value for box, value in boxes.items() if value}
    if filled.get("document") == NO_DOCUMENT:
        filled["document"] = ""
    for box in ("threshold", "base_count", "every", "add"):
        if box in filled:
            filled[box] = _plain(filled[box]).replace(",", "").rstrip("名个")
    return _valid(TextChange, {**filled, "readings": readings}, problems)


def _price(given: Mapping[str, str], problems: list[Wording]) -> Price:
    boxes = {box: _plain(given.get(box, "")).replace(",", "").rstrip("%元") for box in PRICE_BOXES}
    return _valid(Price, {box: value for box, value in boxes.items() if value}, problems) or Price()


def _valid(model: type[M], values: dict[str, object], problems: list[Wording]) -> M | None:
    """The model of these values without those it refuses; None where the rest does not stand either."""
    while True:
        try:
            found = model(**values)
        except ValidationError as error:
            refused = {str(one["loc"][0]) for one in error.errors() if one["loc"]} & set(values)
            if not refused:
                return None
            for name in refused:
                problems.append(_unreadable(LABELS.get(name, Wording(name, name)), str(values.pop(name))))
        else:
            return found


def _shift(text: str, label: Wording, problems: list[Wording], *, exact: bool = False) -> Shift | None:
    """+10% or 10%, +200, -200; a bare number says exactly how many, and only of one unit."""
    plain = _plain(text).replace(",", "")
    if not plain:
        return None
    match = _SHIFT.fullmatch(plain)
    try:
        if match is None:
            raise ValueError
        sign, number, percent = match.groups()
        if percent:
            return Shift(percent=Decimal(sign + number))
        if sign:
            return Shift(by=int(sign + number))
        if exact:
            return Shift(to=int(number))
        raise ValueError
    except ValueError:
        problems.append(_unreadable(label, text))
        return None


def _units(text: str, problems: list[Wording]) -> Sequence[UnitShift]:
    """Two columns as they come from a spreadsheet: a unit's code or name, then its number or change."""
    found: dict[str, UnitShift] = {}
    unread: list[Wording] = []
    for line in text.splitlines():
        if not line.strip():
            continue
        name, shift = _columns(line)
        read = _shift(shift, Wording(name, name), unread, exact=True) if shift else None
        if read:
            found[name] = UnitShift(unit=name[:100], shift=read)
        elif not shift:
            unread.append(_unreadable(Wording("按单位", "by unit"), line))
    problems += unread[:MOST_TOLD]
    if (rest := len(unread) - MOST_TOLD) > 0:
        problems.append(
            Wording(f"另有 {rest} 行读不懂，没有计入。", f"{rest} more lines cannot be read; left out.")
        )
    return list(found.values())


def _columns(line: str) -> tuple[str, str]:
    """The name and the number of a line; a number may hold commas, so only what stands last is one."""
    if "\t" in line.strip():
        name, _, shift = line.strip().rpartition("\t")
        return name.strip(), shift.strip()
    match = _LINE.fullmatch(line.strip())
    return (match[1].strip(), match[2].strip()) if match else ("", "")


def _unreadable(label: Wording, text: str) -> Wording:
    return Wording(
        f"“{label.zh}”的“{text[:40]}”读不懂，没有计入。",
        f"“{text[:40]}” for “{label.en}” cannot be read; it is left out.",
    )
