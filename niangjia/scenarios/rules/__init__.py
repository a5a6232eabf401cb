"""The rules of what-if: other texts, headcounts and prices, the differences, sharing out. Pure."""

from niangjia.scenarios.rules.keeping import may_ask, may_keep
from niangjia.scenarios.rules.price import price_of
from niangjia.scenarios.rules.shifts import Headcount, Shifts
from niangjia.scenarios.rules.texts import Trial, library_of

__all__ = ["Headcount", "Shifts", "Trial", "library_of", "may_ask", "may_keep", "price_of"]
