"""Reads of privacy."""

from niangjia.privacy.queries.due import Preview, decided, due_rows, everywhere, preview, told
from niangjia.privacy.queries.listed import KIND_LABELS, with_names
from niangjia.privacy.queries.person import PrivacyPage, privacy_page
from niangjia.privacy.queries.readers import READINGS, Reading, readers, told_readings

__all__ = [
    "KIND_LABELS",
    "READINGS",
    "Preview",
    "PrivacyPage",
    "Reading",
    "decided",
    "due_rows",
    "everywhere",
    "preview",
    "privacy_page",
    "readers",
    "told",
    "told_readings",
    "with_names",
]
