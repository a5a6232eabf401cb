"""Writes of persons and engagements."""

from niangjia.workforce.actions.importing import import_roster

__all__ = ["import_roster"]
