"""Reads of the union tree."""

from niangjia.organisations.queries.facts import (
    Standing,
    contact_of,
    counts_over_time,
    places_on,
    standing_on,
    workers_on,
)
from niangjia.organisations.queries.tree import (
    Branch,
    UnknownCode,
    ancestors,
    branches,
    counties_of,
    county_names,
    county_of,
    search,
    top,
    unit_at,
    units_below,
)

__all__ = [
    "Branch",
    "Standing",
    "UnknownCode",
    "ancestors",
    "branches",
    "contact_of",
    "counties_of",
    "counts_over_time",
    "county_names",
    "county_of",
    "places_on",
    "search",
    "standing_on",
    "top",
    "unit_at",
    "units_below",
    "workers_on",
]
