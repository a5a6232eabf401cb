"""The front door of papers."""

from niangjia.papers.actions import attach, destroy
from niangjia.papers.queries import carry, holding, papers_of
from niangjia.papers.registry import register
from niangjia.papers.types import Holder, Record

__all__ = ["Holder", "Record", "attach", "carry", "destroy", "holding", "papers_of", "register"]
