"""Tables of the union tree."""

from niangjia.organisations.models.facts import Affiliation, Headcount, Territory, UnitContact
from niangjia.organisations.models.succession import Succession, UnitName
from niangjia.organisations.models.unit import Unit, follows_unit

__all__ = [
    "Affiliation",
    "Headcount",
    "Succession",
    "Territory",
    "Unit",
    "UnitContact",
    "UnitName",
    "follows_unit",
]
