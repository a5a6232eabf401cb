"""Reads of the union tree."""

from niangjia.organisations.queries.branches import (
    Branch,
    branches,
    grown,
    kinds_below,
    place_name,
    workers_of,
)
from niangjia.organisations.queries.facts import (
    Standing,
    contact_of,
    counts_over_time,
    higher_counts_below,
    places_below,
    places_of,
    standing_below,
    workers_below,
)
from niangjia.organisations.queries.history import history_of
from niangjia.organisations.queries.record import UnitPage, unit_page
from niangjia.organisations.queries.tree import (
    UnknownCode,
    ancestors,
    county_names,
    county_of,
    county_path,
    federations_below,
    names_of,
    paths_of,
    top,
    unit_at,
    unit_ever,
    units_below,
)

__all__ = [
    "Branch",
    "Standing",
    "UnitPage",
    "UnknownCode",
    "ancestors",
    "branches",
    "contact_of",
    "counts_over_time",
    "county_names",
    "county_of",
    "county_path",
    "federations_below",
    "grown",
    "higher_counts_below",
    "history_of",
    "kinds_below",
    "names_of",
    "paths_of",
    "place_name",
    "places_below",
    "places_of",
    "standing_below",
    "top",
    "unit_at",
    "unit_ever",
    "unit_page",
    "units_below",
    "workers_below",
    "workers_of",
]
