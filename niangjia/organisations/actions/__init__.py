"""Writes of the union tree."""

from niangjia.organisations.actions.founding import ensure_federation, load_divisions
from niangjia.organisations.actions.importing import Imported, import_units
from niangjia.organisations.actions.moving import move_unit

__all__ = ["Imported", "ensure_federation", "import_units", "load_divisions", "move_unit"]
