"""The form as a page shows it, and what comes back from it."""

from niangjia.authoring.forms.asked import boxes_of, change_asked
from niangjia.authoring.forms.bound import Bound, bind
from niangjia.authoring.forms.offering import Offers

__all__ = ["Bound", "Offers", "bind", "boxes_of", "change_asked"]
