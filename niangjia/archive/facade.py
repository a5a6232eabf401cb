"""The front door of the archive."""

from niangjia.archive.access import publications
from niangjia.archive.actions import keep, publish, withdraw
from niangjia.archive.models import Publication
from niangjia.archive.queries import STANDING, TextLost, kept

__all__ = ["STANDING", "Publication", "TextLost", "keep", "kept", "publications", "publish", "withdraw"]
