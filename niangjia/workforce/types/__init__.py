"""The words of the workforce: persons, their engagements, and what a roster row says of both."""

from niangjia.kernel.identity import Sex
from niangjia.workforce.types.engagement import EmploymentForm, EngagementStatus, ProfessionalLevel
from niangjia.workforce.types.ethnic import EthnicGroup
from niangjia.workforce.types.facts import (
    CertificateFacts,
    ContractFacts,
    EngagementFacts,
    PersonFacts,
    SpellFacts,
)
from niangjia.workforce.types.leaving import AWAY, Leaver, LeavingReason
from niangjia.workforce.types.person import Education, PoliticalStatus
from niangjia.workforce.types.posting import Away, Posting
from niangjia.workforce.types.rows import EngagementRow
from niangjia.workforce.types.tally import Tally, past_contract_end

__all__ = [
    "AWAY",
    "Away",
    "CertificateFacts",
    "ContractFacts",
    "Education",
    "EmploymentForm",
    "EngagementFacts",
    "EngagementRow",
    "EngagementStatus",
    "EthnicGroup",
    "Leaver",
    "LeavingReason",
    "PersonFacts",
    "PoliticalStatus",
    "Posting",
    "ProfessionalLevel",
    "Sex",
    "SpellFacts",
    "Tally",
    "past_contract_end",
]
