"""The person: once in the whole house, on the roster of one unit at a time."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import pgtrigger
from django.db import models

from niangjia.kernel.history import tracked
from niangjia.kernel.identity import Sex, mask
from niangjia.kernel.models import ScopePathField
from niangjia.kernel.terms import Term
from niangjia.kernel.vault import vault
from niangjia.kernel.wording import Wording
from niangjia.organisations.facade import Unit, follows_unit
from niangjia.workforce.types import Education, EthnicGroup, PoliticalStatus

FOLLOW_PERSON = pgtrigger.Trigger(
    name="follow_person",
    when=pgtrigger.Before,
    operation=pgtrigger.Insert | pgtrigger.UpdateOf("person_id", "scope_path"),  # type: ignore[no-untyped-call]
    func="""
        SELECT scope_path INTO NEW.scope_path FROM workforce_person WHERE id = NEW.person_id;
        RETURN NEW;
    """,
)
"""What belongs to a person lies where the person lies."""


def opened(row: Any, name: str) -> str:
    """A personal value of a person, or of a kept version of one, in the clear; empty where there is none."""
    sealed = getattr(row, f"{name}_sealed")
    return "" if sealed is None else vault().open(row.data_key, sealed, about=name)


@tracked
class Person(models.Model):
    """A trade union social work professional. ID number and phone are sealed under the person's own key."""

    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="+", help_text="whose roster")
    name = models.TextField()
    initials = models.TextField(editable=False)
    sex = models.TextField(choices=[(sex.value, sex.label.zh) for sex in Sex])
    birth_date = models.DateField(null=True)
    ethnic_group = models.TextField(blank=True, choices=[(one.value, one.label.zh) for one in EthnicGroup])
    political_status = models.TextField(
        blank=True, choices=[(one.value, one.label.zh) for one in PoliticalStatus]
    )
    education = models.TextField(blank=True, choices=[(one.value, one.label.zh) for one in Education])
    data_key = models.BinaryField(help_text="the person's key, wrapped under the master key")
    id_number_sealed = models.BinaryField()
    id_number_index = models.BinaryField(unique=True)
    phone_sealed = models.BinaryField(null=True)
    phone_index = models.BinaryField(null=True, db_index=True)
    other_phones_sealed = models.BinaryField(null=True, help_text="further numbers, a line each")
    scope_path = ScopePathField()

    class Meta:
        triggers = [follows_unit()]
        indexes = [models.Index(fields=["initials"], name="people_by_initials")]

    def __str__(self) -> str:
        return self.name

    @property
    def masked_id_number(self) -> str:
        """The ID number as everyone sees it: 510703********4218."""
        return mask(opened(self, "id_number"))

    @property
    def phone(self) -> str:
        """The phone in the clear, for comparing with a list; pages show `masked_phone`."""
        return opened(self, "phone")

    @phone.setter
    def phone(self, number: str) -> None:
        self.phone_sealed = vault().seal(self.data_key, number, about="phone") if number else None
        self.phone_index = vault().index(number, about="phone") if number else None

    @property
    def other_phones(self) -> tuple[str, ...]:
        """Further numbers in the clear, in the order they were told."""
        return tuple(opened(self, "other_phones").split("\n")) if self.other_phones_sealed else ()

    @other_phones.setter
    def other_phones(self, numbers: Sequence[str]) -> None:
        told = "\n".join(numbers)
        self.other_phones_sealed = vault().seal(self.data_key, told, about="other_phones") if told else None

    @property
    def masked_phone(self) -> str:
        """The phone as everyone sees it; empty where none is known."""
        return mask(self.phone)

    @property
    def masked_other_phones(self) -> list[str]:
        """The further numbers as everyone sees them."""
        return [mask(number) for number in self.other_phones]

    @property
    def told(self) -> Mapping[str, Wording | None]:
        """What is coded of the person, in words; None where it is not known."""
        codes: Mapping[str, type[Term]] = {
            "sex": Sex,
            "ethnic_group": EthnicGroup,
            "political_status": PoliticalStatus,
            "education": Education,
        }
        return {
            name: terms(getattr(self, name)).label if getattr(self, name) else None
            for name, terms in codes.items()
        }


class PersonGram(models.Model):
    """A fragment of a person's name or initials: two-character words are the norm, and trigrams miss them."""

    gram = models.TextField(db_collation="C")
    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="+")
    scope_path = ScopePathField()

    class Meta:
        triggers = [FOLLOW_PERSON]
        indexes = [models.Index(fields=["gram", "scope_path", "person"], name="gram_in_scope")]
        constraints = [models.UniqueConstraint(fields=["person", "gram"], name="one_row_per_gram")]
