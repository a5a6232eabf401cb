"""Names of unions as people write them: 总工会, 工会 or 工会委员会, with the county before or without it."""

from niangjia.organisations.naming.areas import Areas
from niangjia.organisations.naming.keys import (
    county_key,
    kind_of_name,
    loose_key,
    name_key,
    without_county,
)
from niangjia.organisations.naming.lookup import KnownUnit, UnitLookup

__all__ = [
    "Areas",
    "KnownUnit",
    "UnitLookup",
    "county_key",
    "kind_of_name",
    "loose_key",
    "name_key",
    "without_county",
]
