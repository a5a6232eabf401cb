"""The kinds of list that can be imported, as the apps above registered them."""

from __future__ import annotations

from niangjia.imports.types import Importer

_importers: dict[str, Importer] = {}


def register(importer: Importer) -> None:
    """Make a kind of list known, when its app is ready."""
    _importers[importer.kind] = importer


def importer_of(kind: str) -> Importer | None:
    """The importer of a kind, if there is one."""
    return _importers.get(kind)


def importers() -> tuple[Importer, ...]:
    """All of them, in the order of the floors."""
    return tuple(_importers.values())
