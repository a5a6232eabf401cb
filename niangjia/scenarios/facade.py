"""The front door of what-if: a scenario as a draft can begin from it."""

from niangjia.scenarios.queries.handed import proposal_of, terms_of
from niangjia.scenarios.types.handed import Planned, Proposal, Terms

__all__ = ["Planned", "Proposal", "Terms", "proposal_of", "terms_of"]
