"""What the pages of editions are asked, and what is sent to them."""

from niangjia.editions.forms.asked import EditionsAsked, LinesAsked
from niangjia.editions.forms.sent import Moved, Planned, brief_of

__all__ = ["EditionsAsked", "LinesAsked", "Moved", "Planned", "brief_of"]
