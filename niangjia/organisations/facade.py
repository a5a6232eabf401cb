"""The front door of organisations."""

from niangjia.organisations.actions import ensure_federation, load_divisions
from niangjia.organisations.locating import locate
from niangjia.organisations.models import Unit, follows_unit
from niangjia.organisations.queries import (
    Standing,
    UnknownCode,
    ancestors,
    county_names,
    county_of,
    federations_below,
    standing_below,
    top,
    unit_at,
    units_below,
)
from niangjia.organisations.queries.counties import lookup
from niangjia.organisations.types import UnitKind

__all__ = [
    "Standing",
    "Unit",
    "UnitKind",
    "UnknownCode",
    "ancestors",
    "county_names",
    "county_of",
    "ensure_federation",
    "federations_below",
    "follows_unit",
    "load_divisions",
    "locate",
    "lookup",
    "standing_below",
    "top",
    "unit_at",
    "units_below",
]
