"""Tables of the workforce: persons, certificates, engagements, spells; name fragments and totals of them."""

from niangjia.workforce.models.certificate import Certificate
from niangjia.workforce.models.engagement import Engagement
from niangjia.workforce.models.person import Person, PersonGram
from niangjia.workforce.models.sealing import INDEXED, SEALED, Belonging, opened, profile, with_key
from niangjia.workforce.models.spell import Spell
from niangjia.workforce.models.total import RosterTotal

__all__ = [
    "INDEXED",
    "SEALED",
    "Belonging",
    "Certificate",
    "Engagement",
    "Person",
    "PersonGram",
    "RosterTotal",
    "Spell",
    "opened",
    "profile",
    "with_key",
]
