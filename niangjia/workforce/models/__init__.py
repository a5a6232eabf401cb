"""Tables of the workforce: persons and their certificates, engagements and their spells, name fragments."""

from niangjia.workforce.models.certificate import Certificate
from niangjia.workforce.models.engagement import Engagement
from niangjia.workforce.models.person import Person, PersonGram, opened
from niangjia.workforce.models.spell import Spell

__all__ = ["Certificate", "Engagement", "Person", "PersonGram", "Spell", "opened"]
