"""Addresses of the list that differ from the present one in what they narrow it to."""

from __future__ import annotations

from django.http import QueryDict
from django.urls import reverse


def exactly(given: QueryDict, key: str, value: str) -> str:
    """The list narrowed to this value alone; where it is so already, no longer narrowed."""
    changed = _first_page(given)
    if changed.getlist(key) == [value]:
        changed.pop(key)
    else:
        changed.setlist(key, [value])
    return address(changed)


def without(given: QueryDict, *keys: str) -> str:
    """The list no longer narrowed by any of these keys."""
    changed = _first_page(given)
    for key in keys:
        changed.pop(key, None)
    return address(changed)


def except_for(given: QueryDict, key: str, value: str) -> str:
    """The list no longer narrowed to one value of a key; its others stay."""
    changed = _first_page(given)
    left = [one for one in changed.pop(key, []) if one != value]
    if left:
        changed.setlist(key, left)
    return address(changed)


def address(given: QueryDict) -> str:
    """The list with this query, at its table."""
    asked = given.urlencode()
    return f"{reverse('workforce:people')}{f'?{asked}' if asked else ''}#people"


def _first_page(given: QueryDict) -> QueryDict:
    changed = given.copy()
    changed.pop("page", None)
    return changed
