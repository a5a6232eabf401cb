"""Reads of imports."""

from niangjia.imports.queries.workbooks import Sight, recent, side, sight

__all__ = ["Sight", "recent", "side", "sight"]
