"""The front door of organisations."""

from niangjia.organisations.actions import ensure_federation, load_divisions
from niangjia.organisations.events import Member, PeopleAsked, PeopleCounted, UnitSucceeded
from niangjia.organisations.forms.deciding import UnitField, day_field
from niangjia.organisations.locating import locate
from niangjia.organisations.models import Unit, follows_unit
from niangjia.organisations.queries import (
    Standing,
    UnknownCode,
    ancestors,
    county_names,
    county_of,
    county_path,
    federations_below,
    higher_counts_below,
    names_of,
    only_root,
    paths_of,
    root_over,
    roots,
    standing_below,
    top,
    unit_at,
    unit_ever,
    units_below,
)
from niangjia.organisations.queries.counties import lookup
from niangjia.organisations.queries.listing import Entry as UnitEntry
from niangjia.organisations.queries.listing import found as units_found
from niangjia.organisations.queries.listing import meant as unit_meant
from niangjia.organisations.queries.listing import suggested as units_suggested
from niangjia.organisations.queries.succession import names_before
from niangjia.organisations.types import UnitKind

__all__ = [
    "Member",
    "PeopleAsked",
    "PeopleCounted",
    "Standing",
    "Unit",
    "UnitEntry",
    "UnitField",
    "UnitKind",
    "UnitSucceeded",
    "UnknownCode",
    "ancestors",
    "county_names",
    "county_of",
    "county_path",
    "day_field",
    "ensure_federation",
    "federations_below",
    "follows_unit",
    "higher_counts_below",
    "load_divisions",
    "locate",
    "lookup",
    "names_before",
    "names_of",
    "only_root",
    "paths_of",
    "root_over",
    "roots",
    "standing_below",
    "top",
    "unit_at",
    "unit_ever",
    "unit_meant",
    "units_below",
    "units_found",
    "units_suggested",
]
