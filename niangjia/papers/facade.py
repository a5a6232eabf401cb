"""The front door of papers."""

from niangjia.papers.queries import carry, papers_of
from niangjia.papers.registry import register
from niangjia.papers.types import Holder, Record

__all__ = ["Holder", "Record", "carry", "papers_of", "register"]
