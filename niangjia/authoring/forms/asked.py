"""What a form sends: its boxes, and the row a button adds or takes out."""

from __future__ import annotations

from dataclasses import dataclass

from django.http import QueryDict

from niangjia.authoring.entry import added, removed, with_setting
from niangjia.authoring.entry.blank import Entry
from niangjia.authoring.shapes.readings import readings_of, settings_of
from niangjia.authoring.shapes.shape import Group

MOST_BOXES = 3_000
"""Boxes of one form that are read."""


@dataclass(frozen=True, slots=True)
class ChangeAsked:
    """A button inside the form: add a row (of a sort), take one out; `at` is where the page then stands."""

    what: str
    path: tuple[str, ...]
    sort: str = ""

    @property
    def at(self) -> str:
        """The anchor of the list that changed."""
        path = self.path if self.what == "add" else self.path[:-1]
        return "f-" + "-".join(path)

    def applied(self, shape: Group, entry: Entry, kind: str = "") -> Entry:
        """The entry with the row added or taken out."""
        if self.what == "remove":
            return removed(shape, entry, self.path)
        if self.path == ("settings",) and kind:
            if self.sort not in settings_of(kind):
                return entry
            readings, default = readings_of(self.sort, entry)
            return with_setting(entry, self.sort, readings, default)
        return added(shape, entry, self.path, self.sort)


def boxes_of(given: QueryDict) -> dict[str, list[str]]:
    """The texts of each box."""
    return {name: [str(text) for text in given.getlist(name)] for name in list(given)[:MOST_BOXES]}


def change_asked(given: QueryDict) -> ChangeAsked | None:
    """The change a button asks for: add:values.0.rows or add:…:given, remove:values.0.rows.2; else None."""
    what, _, rest = given.get("do", "").partition(":")
    path, _, sort = rest.partition(":")
    return ChangeAsked(what, tuple(path.split(".")), sort) if what in ("add", "remove") and path else None
