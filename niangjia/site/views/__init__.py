"""The house's own pages: the desk, and the search over everything."""

from niangjia.site.views.desk import home, numbers
from niangjia.site.views.search import search, suggest

__all__ = ["home", "numbers", "search", "suggest"]
