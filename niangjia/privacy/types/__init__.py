"""The words of privacy. Pure."""

from niangjia.privacy.types.due import Due, Fate
from niangjia.privacy.types.kinds import After, Basis, Care, Group, Kept, Kind
from niangjia.privacy.types.requests import Asked, Format, Identity, Outcome

__all__ = [
    "After",
    "Asked",
    "Basis",
    "Care",
    "Due",
    "Fate",
    "Format",
    "Group",
    "Identity",
    "Kept",
    "Kind",
    "Outcome",
]
