"""The rows of the union tree that an actor may touch, and what is derived of them: the only door to both."""

from niangjia.organisations.access.rows import (
    affiliations,
    contacts,
    former_names,
    grams,
    headcounts,
    successions,
    territories,
    units,
)
from niangjia.organisations.access.searching import WEIGHED, rarest
from niangjia.organisations.access.summing import TOTALS, Sum, sums

__all__ = [
    "TOTALS",
    "WEIGHED",
    "Sum",
    "affiliations",
    "contacts",
    "former_names",
    "grams",
    "headcounts",
    "rarest",
    "successions",
    "sums",
    "territories",
    "units",
]
