"""Tables of privacy: removals put off, requests of people about their own data."""

from niangjia.privacy.models.hold import Hold
from niangjia.privacy.models.request import OwnRequest

__all__ = ["Hold", "OwnRequest"]
