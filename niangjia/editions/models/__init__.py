"""Tables of editions: the edition itself, and its frozen lines."""

from niangjia.editions.models.edition import Edition
from niangjia.editions.models.line import EditionLine

__all__ = ["Edition", "EditionLine"]
