"""Two writers at once: what the second one wrote beside what stands now, and a form that loses neither.

A form carries a mark for each of its boxes (`seen`). When the act finds the record otherwise than shown
(`locking.Overtaken`), `met` tells apart what the second writer touched, which stays as written, from what
only the first one changed, which is shown as it stands now. Sent once more, it is done knowingly.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass, replace

from django import forms

from niangjia.kernel import locking
from niangjia.kernel.changes import Said

BOX = "box "
"""Before the name of a form's box in a mark: a record's own values have none."""
WRITTEN_IN = (forms.widgets.Input, forms.Textarea, forms.Select, forms.RadioSelect, forms.CheckboxInput)


@dataclass(frozen=True, slots=True)
class Side:
    """One value on both sides: as it stands now, and as the second one wrote it; empty where untouched."""

    label: Said
    now: Said
    mine: Said


@dataclass(frozen=True, slots=True)
class Clash:
    """What differs, and what the form shows again."""

    sides: tuple[Side, ...]
    written: Mapping[str, str]
    """Box → text: the second writer's where touched, else what stands now."""


def seen(texts: Mapping[str, str]) -> str:
    """The mark of boxes as they are shown, to go along with the record's own (a comma between)."""
    return locking.mark({f"{BOX}{name}": text for name, text in texts.items()})


def hold(shown: str, texts: Mapping[str, str]) -> None:
    """Raise `Overtaken` unless the boxes, read under the lock, are as they were shown.

    An empty box without a mark holds nothing that could be written over.
    """
    if names := _changed(
        shown, {name: text for name, text in texts.items() if text or name in _marked(shown)}
    ):
        raise locking.Overtaken(frozenset(names))


def met(
    labels: Mapping[str, Said],
    *,
    shown: str,
    now: Mapping[str, str],
    mine: Mapping[str, str],
    words: Callable[[str, str], Said] = lambda name, text: text,
) -> Clash:
    """Both versions of the boxes in `labels`; a box that came without a mark counts as touched."""
    touched, moved = _changed(shown, mine), _changed(shown, now)
    written = {name: mine.get(name, "") if name in touched else now.get(name, "") for name in labels}
    sides = tuple(
        Side(label, words(name, now.get(name, "")), words(name, written[name]) if name in touched else "")
        for name, label in labels.items()
        if name in touched | moved and now.get(name, "") != mine.get(name, "")
    )
    return Clash(sides, written)


def met_in(
    standing: forms.BaseForm, written: forms.BaseForm, *, shown: str, but: Collection[str] = ("reason",)
) -> Clash:
    """The same of two forms of one kind: filled from the record as it stands, and as it was sent.

    The boxes in `but` belong to the act, not to the record: they stay as written and are not told.
    """
    mine = texts_of(written)
    labels: dict[str, Said] = {
        name: str(standing[name].label) for name in _boxes(standing) if name not in but
    }

    def words(name: str, text: str) -> Said:
        choices = dict(getattr(standing.fields[name], "choices", ()))
        return str(choices.get(text, text)) if text else ""

    clash = met(labels, shown=shown, now=texts_of(standing), mine=mine, words=words)
    return replace(clash, written={**mine, **clash.written})


def texts_of(form: forms.BaseForm) -> dict[str, str]:
    """Each box of a form as a browser would send it back untouched."""
    return {name: _text(form[name]) for name in _boxes(form)}


def _boxes(form: forms.BaseForm) -> list[str]:
    return [
        name
        for name, field in form.fields.items()
        if isinstance(field.widget, WRITTEN_IN) and not field.widget.is_hidden
    ]


def _text(box: forms.BoundField) -> str:
    if isinstance(box.field.widget, forms.CheckboxInput):
        return "on" if box.value() else ""
    told = box.field.widget.format_value(box.value())
    if isinstance(told, list):
        told = told[0] if told else ""
    return "" if told is None else str(told).strip().replace("\r\n", "\n")


def _marked(shown: str) -> set[str]:
    return {part.split(":", 1)[0].removeprefix(BOX) for part in shown.split(",") if part.startswith(BOX)}


def _changed(shown: str, texts: Mapping[str, str]) -> set[str]:
    marked = {f"{BOX}{name}": text for name, text in texts.items()}
    return {name.removeprefix(BOX) for name in locking.changed_since(shown, marked)}
