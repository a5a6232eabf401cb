"""Tables of the workforce: persons, certificates, engagements, the fragments people are found by."""

from niangjia.workforce.models.engagement import Engagement
from niangjia.workforce.models.person import Certificate, Person, PersonGram

__all__ = ["Certificate", "Engagement", "Person", "PersonGram"]
