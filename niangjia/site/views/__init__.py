"""The house's own pages: the desk, the search over everything, security."""

from niangjia.site.views.desk import home, numbers
from niangjia.site.views.health import health
from niangjia.site.views.search import search, suggest
from niangjia.site.views.security import security

__all__ = ["health", "home", "numbers", "search", "security", "suggest"]
