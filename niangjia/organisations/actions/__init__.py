"""Writes of the union tree."""

from niangjia.organisations.actions.closing import abolish_unit
from niangjia.organisations.actions.correcting import correct_unit, edit_contact, enter_counts
from niangjia.organisations.actions.exporting import export_units
from niangjia.organisations.actions.founding import ensure_federation, load_divisions
from niangjia.organisations.actions.importing import Imported, import_units
from niangjia.organisations.actions.merging import merge_units
from niangjia.organisations.actions.moving import change_territory, move_unit
from niangjia.organisations.actions.renaming import rename_unit
from niangjia.organisations.actions.setting_up import found_unit
from niangjia.organisations.actions.splitting import split_unit
from niangjia.organisations.actions.undoing import undo_units_import

__all__ = [
    "Imported",
    "abolish_unit",
    "change_territory",
    "correct_unit",
    "edit_contact",
    "ensure_federation",
    "enter_counts",
    "export_units",
    "found_unit",
    "import_units",
    "load_divisions",
    "merge_units",
    "move_unit",
    "rename_unit",
    "split_unit",
    "undo_units_import",
]
