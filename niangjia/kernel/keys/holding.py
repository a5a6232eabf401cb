"""Who keeps sealed values: told by each app, so that keys can be changed, counted and verified everywhere."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field

from django.db.models import Model

from niangjia.kernel.wording import Wording

KEY = "data_key"


@dataclass(frozen=True, slots=True)
class Indexed:
    """A column that finds equal values, and the sealed column whose value it is made of."""

    column: str
    sealed: str
    value: Callable[[bytes], str] = bytes.decode
    """The indexed text of the sealed bytes."""


@dataclass(frozen=True, slots=True)
class Holder:
    """A table with sealed columns; each row has a key of its own, or lies under the key of another's row.

    A table walled with `scope_path`, or none, is reached alike: keys are changed over everything.
    """

    model: type[Model]
    label: Wording
    sealed: Mapping[str, str]
    """Sealed column → what its values are about."""

    indexed: Sequence[Indexed] = field(default=())
    under: str = ""
    """The column of the foreign key to the row whose key it is; empty where the row has its own."""

    owner: Holder | None = None
    """The table of that other row, which may lie under the key of a third."""

    at_once: int = 1_000
    """Rows of one transaction: few where they hold whole files."""

    @property
    def table(self) -> str:
        """Its name in the database."""
        return self.model._meta.db_table


_holders: dict[str, Holder] = {}


def register(*holders: Holder) -> None:
    """Tell of tables with sealed columns; registered twice is registered once."""
    _holders.update({one.table: one for one in holders})


def holders() -> list[Holder]:
    """Every table with sealed columns, those with keys of their own before those that lie under others'."""
    return sorted(_holders.values(), key=lambda one: bool(one.under))
