"""Tables of the union tree."""

from niangjia.organisations.models.facts import Affiliation, Headcount, Territory, UnitContact, contact_value
from niangjia.organisations.models.gram import COUNTED, OF_EVERY_UNIT, UNCOUNTED, UnitGram
from niangjia.organisations.models.succession import Succession, UnitName
from niangjia.organisations.models.total import UnitTotal
from niangjia.organisations.models.unit import Unit, follows_unit

__all__ = [
    "COUNTED",
    "OF_EVERY_UNIT",
    "UNCOUNTED",
    "Affiliation",
    "Headcount",
    "Succession",
    "Territory",
    "Unit",
    "UnitContact",
    "UnitGram",
    "UnitName",
    "UnitTotal",
    "contact_value",
    "follows_unit",
]
