"""Pages of the union tree."""

from niangjia.organisations.views.doing import DOING
from niangjia.organisations.views.record import history, unit
from niangjia.organisations.views.tree import branches, export, suggest, tree

__all__ = ["DOING", "branches", "export", "history", "suggest", "tree", "unit"]
