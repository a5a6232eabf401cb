"""The front door of what-if: a scenario as a draft can begin from it, and what a post costs."""

from niangjia.scenarios.queries.handed import proposal_of, terms_of
from niangjia.scenarios.rules.price import price_of
from niangjia.scenarios.types.changes import Price
from niangjia.scenarios.types.handed import Planned, Proposal, Terms

__all__ = ["Planned", "Price", "Proposal", "Terms", "price_of", "proposal_of", "terms_of"]
