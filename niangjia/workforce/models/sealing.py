"""What is sealed of a person, and how it is opened: of the row, and of a kept version once it has its key.

A person's key lies on the person's row alone. History keeps sealed forms, of the person and of what belongs
to the person, so that destroying that one key makes every version unreadable.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from functools import reduce
from typing import Any, ClassVar

from django.db import models

from niangjia.kernel.vault import vault

SEALED = ("profile", "id_number", "phone", "other_phones", "bank_card", "address")
INDEXED = ("id_number", "phone", "bank_card")


class Profiled(models.Model):
    """A row whose telling columns history keeps as one value, sealed under the key of its person.

    The row keeps them in the clear, for lists and searches.
    """

    data_key: Any
    """The person's key, wrapped under a master key; None once it was destroyed."""

    profile_sealed = models.BinaryField(null=True, help_text="the clear columns, as history keeps them")

    PROFILE: ClassVar[tuple[str, ...]] = ()
    """The columns that history keeps only sealed; `tracked(unseen=…)` names them too."""

    RECALLED: ClassVar[tuple[str, ...]] = ()
    """The columns that `recall` fills."""

    class Meta:
        abstract = True

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Store it; what history keeps of the clear columns is sealed first."""
        self.seal_profile()
        super().save(*args, **kwargs)

    def seal_profile(self) -> bool:
        """Seal what the clear columns say; whether that was not what lay sealed.

        Bulk writes call it themselves, the key at hand on each row.
        """
        told = profile_text(self)
        if not told and self.profile_sealed is None:
            return False
        if self.data_key is None or opened(self, "profile") == told:
            return False
        self.profile_sealed = vault().seal(self.data_key, told, about="profile") if told else None
        return True

    def recall(self, version: Any) -> None:
        """Take back the clear columns, which a kept version tells only sealed."""
        [told] = with_key([version], self.data_key)
        for name, value in profile(told).items():
            setattr(self, name, value)


class Belonging(Profiled):
    """A row that belongs to a person: what is written freely in it lies sealed under that person's key.

    It has no key of its own, so that what was deleted can be taken back as long as the person is there.
    """

    KEYED_BY: ClassVar[str] = "person"
    """The way to that person, as a query writes it: at hand on every row that is to be sealed in bulk."""

    class Meta:
        abstract = True

    @property
    def data_key(self) -> Any:  # type: ignore[override]
        """The key of the person it belongs to."""
        return reduce(getattr, self.KEYED_BY.split("__"), self).data_key  # type: ignore[attr-defined]

    @classmethod
    def emptied(cls) -> dict[str, Any]:
        """The columns as they stand once nothing may be told any more."""
        return {"profile_sealed": None, **dict.fromkeys(cls.PROFILE, "")}


def told_beside_its_seal(name: str, *columns: str) -> models.CheckConstraint:
    """What keeps a bulk write from telling in the clear what it did not seal for history."""
    nothing = models.Q(**dict.fromkeys(columns, ""))
    return models.CheckConstraint(condition=models.Q(profile_sealed__isnull=False) | nothing, name=name)


def opened(row: Any, name: str) -> str:
    """A personal value of a row, or of a kept version of one, in the clear; empty where there is none, and
    where the key was destroyed."""
    sealed = getattr(row, f"{name}_sealed")
    if sealed is None or row.data_key is None:
        return ""
    return vault().open(row.data_key, sealed, about=name)


def profile(row: Any) -> Mapping[str, Any]:
    """What the sealed profile of a row, or of a kept version of one, says by the names of its `PROFILE`."""
    model = getattr(row, "pgh_tracked_model", type(row))
    told = json.loads(opened(row, "profile") or "{}")
    return {name: _value(model._meta.get_field(name), told.get(name)) for name in model.PROFILE}


def _value(field: Any, told: str | None) -> Any:
    if told:
        return field.to_python(told)
    return None if field.null else ""


def profile_text(row: Profiled) -> str:
    """What the telling columns of a row say, as it is sealed; empty where they say nothing."""
    told = {name: value for name in row.PROFILE if (value := getattr(row, name))}
    return json.dumps(told, ensure_ascii=False, default=date.isoformat) if told else ""


def with_key(versions: Iterable[Any], key: object) -> Iterator[Any]:
    """Kept versions that can be opened: with the key that lies on their person's row."""
    for version in versions:
        version.data_key = key
        yield version
