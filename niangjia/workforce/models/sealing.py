"""What is sealed of a person, and how it is opened: of the row, and of a kept version once it has its key.

A person's key lies on the row alone. History keeps sealed forms, so that destroying that one key makes
every version unreadable.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from typing import Any

from niangjia.kernel.vault import vault

PROFILE = ("name", "birth_date", "ethnic_group", "political_status", "education")
"""What lists and searches need in the clear on the row, and history keeps as one sealed value."""

SEALED = ("profile", "id_number", "phone", "other_phones", "bank_card", "address")
INDEXED = ("id_number", "phone", "bank_card")


def opened(row: Any, name: str) -> str:
    """A personal value of a person, or of a kept version of one, in the clear; empty where there is none,
    and where the key was destroyed."""
    sealed = getattr(row, f"{name}_sealed")
    if sealed is None or row.data_key is None:
        return ""
    return vault().open(row.data_key, sealed, about=name)


def profile(row: Any) -> Mapping[str, Any]:
    """What the sealed profile of a person, or of a kept version, says by the names of `PROFILE`."""
    told: dict[str, Any] = dict.fromkeys(PROFILE, "") | json.loads(opened(row, "profile") or "{}")
    born = told["birth_date"]
    return told | {"birth_date": date.fromisoformat(born) if born else None}


def profile_text(person: Any) -> str:
    """What the columns of a person say, as it is sealed."""
    told = {name: value for name in PROFILE if (value := getattr(person, name))}
    return json.dumps(told, ensure_ascii=False, default=date.isoformat)


def with_key(versions: Iterable[Any], key: object) -> Iterator[Any]:
    """Kept versions that can be opened: with the key that lies on their row."""
    for version in versions:
        version.data_key = key
        yield version
