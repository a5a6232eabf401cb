"""Tables of the workforce: persons, certificates, engagements, spells; name fragments and totals of them."""

from niangjia.workforce.models.certificate import Certificate
from niangjia.workforce.models.engagement import Engagement
from niangjia.workforce.models.person import Person, PersonGram, opened
from niangjia.workforce.models.spell import Spell
from niangjia.workforce.models.total import RosterTotal

__all__ = ["Certificate", "Engagement", "Person", "PersonGram", "RosterTotal", "Spell", "opened"]
