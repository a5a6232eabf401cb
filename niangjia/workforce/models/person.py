"""The person: once in the whole house, on the roster of one unit at a time."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import pgtrigger
from django.db import models

from niangjia.kernel import names
from niangjia.kernel.bank_card import mask as mask_bank_card
from niangjia.kernel.history import tracked
from niangjia.kernel.home_address import mask as mask_address
from niangjia.kernel.identity import Sex, mask
from niangjia.kernel.models import ScopePathField
from niangjia.kernel.terms import Term
from niangjia.kernel.vault import vault
from niangjia.kernel.wording import Wording
from niangjia.organisations.facade import Unit, follows_unit
from niangjia.workforce.models.sealing import (
    INDEXED,
    SEALED,
    Profiled,
    opened,
    with_key,
)
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

PROFILE = ("name", "birth_date", "ethnic_group", "political_status", "education")
"""What lists and searches need in the clear on the row, and history keeps as one sealed value."""


@tracked(unseen=("data_key", "initials", *PROFILE, *(f"{name}_index" for name in INDEXED)))
class Person(Profiled):
    """A trade union social work professional.

    What is sealed lies under the person's own key; `data_key` is None once that was destroyed. History keeps
    the sealed forms only: the clear columns come back from the profile.
    """

    PROFILE = PROFILE
    RECALLED = ("initials", *PROFILE, *(f"{name}_index" for name in INDEXED))

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
    data_key = models.BinaryField(null=True, help_text="the person's key, wrapped under a master key")
    id_number_sealed = models.BinaryField(null=True)
    id_number_index = models.BinaryField(null=True, unique=True)
    phone_sealed = models.BinaryField(null=True)
    phone_index = models.BinaryField(null=True, db_index=True)
    other_phones_sealed = models.BinaryField(null=True, help_text="further numbers, a line each")
    bank_card_sealed = models.BinaryField(null=True)
    bank_card_index = models.BinaryField(null=True, db_index=True)
    address_sealed = models.BinaryField(null=True, help_text="home address")
    scope_path = ScopePathField()

    class Meta:
        triggers = [follows_unit()]
        indexes = [models.Index(fields=["initials"], name="people_by_initials")]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(data_key__isnull=False, id_number_sealed__isnull=False)
                & models.Q(id_number_index__isnull=False, profile_sealed__isnull=False)
                | models.Q(
                    data_key=None,
                    birth_date=None,
                    **{f"{name}_sealed": None for name in SEALED},
                    **{f"{name}_index": None for name in INDEXED},
                ),
                name="nothing_personal_without_a_key",
            )
        ]

    def __str__(self) -> str:
        return self.name

    def recall(self, version: Any) -> None:
        """Take back what a kept version tells only sealed: the clear columns, and what is found by index."""
        super().recall(version)
        [told] = with_key([version], self.data_key)
        self.initials = names.initials(self.name)
        for name in INDEXED:
            self._keep_index(name, opened(told, name))

    def forget(self, name: str) -> None:
        """Destroy the key and clear everything personal, not yet stored; `name` stands for the name.

        What history and backups keep sealed under the key is unreadable from the moment this is stored.
        """
        self.data_key, self.birth_date = None, None
        self.name, self.initials = name, ""
        self.ethnic_group = self.political_status = self.education = ""
        for one in SEALED:
            setattr(self, f"{one}_sealed", None)
        for one in INDEXED:
            setattr(self, f"{one}_index", None)

    @property
    def anonymous(self) -> bool:
        """Whether the key was destroyed: who it was can be told by nobody any more."""
        return self.data_key is None

    @property
    def id_number(self) -> str:
        """The ID number in the clear; pages show `masked_id_number`."""
        return opened(self, "id_number")

    @id_number.setter
    def id_number(self, number: str) -> None:
        self._keep("id_number", number)

    @property
    def phone(self) -> str:
        """The phone in the clear, for comparing with a list; pages show `masked_phone`."""
        return opened(self, "phone")

    @phone.setter
    def phone(self, number: str) -> None:
        self._keep("phone", number)

    @property
    def bank_card(self) -> str:
        """The card number in the clear; pages show `masked_bank_card`."""
        return opened(self, "bank_card")

    @bank_card.setter
    def bank_card(self, number: str) -> None:
        self._keep("bank_card", number)

    @property
    def address(self) -> str:
        """The home address in the clear; pages show `masked_address`."""
        return opened(self, "address")

    @address.setter
    def address(self, text: str) -> None:
        self._keep("address", text)

    @property
    def other_phones(self) -> tuple[str, ...]:
        """Further numbers in the clear, in the order they were told."""
        told = opened(self, "other_phones")
        return tuple(told.split("\n")) if told else ()

    @other_phones.setter
    def other_phones(self, numbers: Sequence[str]) -> None:
        self._keep("other_phones", "\n".join(numbers))

    @property
    def masked_id_number(self) -> str:
        """The ID number as everyone sees it: 510703********4218."""
        return mask(self.id_number)

    @property
    def masked_phone(self) -> str:
        """The phone as everyone sees it; empty where none is known."""
        return mask(self.phone)

    @property
    def masked_other_phones(self) -> list[str]:
        """The further numbers as everyone sees them."""
        return [mask(number) for number in self.other_phones]

    @property
    def masked_bank_card(self) -> str:
        """The card number as everyone sees it: 6217********1234."""
        return mask_bank_card(self.bank_card)

    @property
    def masked_address(self) -> str:
        """The address as everyone sees it: down to the county."""
        return mask_address(self.address)

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

    def _keep(self, name: str, value: str) -> None:
        sealed = vault().seal(self.data_key, value, about=name) if value else None
        setattr(self, f"{name}_sealed", sealed)
        if name in INDEXED:
            self._keep_index(name, value)

    def _keep_index(self, name: str, value: str) -> None:
        setattr(self, f"{name}_index", vault().index(value, about=name) if value else None)


class PersonGram(models.Model):
    """A fragment of a person's name or initials: two-character words are the norm, and trigrams miss them."""

    gram = models.TextField(db_collation="C")
    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="+")
    scope_path = ScopePathField()

    class Meta:
        triggers = [FOLLOW_PERSON]
        indexes = [models.Index(fields=["gram", "scope_path", "person"], name="gram_in_scope")]
        constraints = [models.UniqueConstraint(fields=["person", "gram"], name="one_row_per_gram")]
