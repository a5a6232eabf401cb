"""Reads of drafts."""

from niangjia.authoring.queries.drafts import (
    checked,
    content_of,
    flat,
    listed,
    own_unit,
    part_of,
    place_named,
    shown_cases,
    shown_header,
    shown_part,
    text_of,
)
from niangjia.authoring.queries.history import history_of

__all__ = [
    "checked",
    "content_of",
    "flat",
    "history_of",
    "listed",
    "own_unit",
    "part_of",
    "place_named",
    "shown_cases",
    "shown_header",
    "shown_part",
    "text_of",
]
