"""The person: once in the whole house, on the roster of one unit at a time."""

from __future__ import annotations

from collections.abc import Mapping

import pgtrigger
from django.db import models

from niangjia.kernel.history import tracked
from niangjia.kernel.identity import Sex, mask
from niangjia.kernel.models import ScopePathField
from niangjia.kernel.terms import Term
from niangjia.kernel.vault import vault
from niangjia.kernel.wording import Wording
from niangjia.organisations.facade import Unit, follows_unit
from niangjia.workforce.types import Education, EthnicGroup, PoliticalStatus, ProfessionalLevel

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
    scope_path = ScopePathField()

    class Meta:
        triggers = [follows_unit()]

    def __str__(self) -> str:
        return self.name

    @property
    def masked_id_number(self) -> str:
        """The ID number as everyone sees it: 510703********4218."""
        return mask(vault().open(self.data_key, self.id_number_sealed, about="id_number"))

    @property
    def masked_phone(self) -> str:
        """The phone as everyone sees it; empty where none is known."""
        if self.phone_sealed is None:
            return ""
        return mask(vault().open(self.data_key, self.phone_sealed, about="phone"))

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


@tracked
class Certificate(models.Model):
    """社会工作者职业资格: one level reached by one person."""

    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    level = models.TextField(choices=[(level.value, level.label.zh) for level in ProfessionalLevel])
    control_number = models.TextField(blank=True, help_text="管理号")
    obtained_date = models.DateField(null=True)
    scope_path = ScopePathField()

    class Meta:
        triggers = [FOLLOW_PERSON]
        constraints = [models.UniqueConstraint(fields=["person", "level"], name="one_certificate_per_level")]

    @property
    def level_label(self) -> Wording:
        """The level in words."""
        return ProfessionalLevel(self.level).label


class PersonGram(models.Model):
    """A fragment of a person's name or initials: two-character words are the norm, and trigrams miss them."""

    gram = models.TextField(db_collation="C")
    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="+")
    scope_path = ScopePathField()

    class Meta:
        triggers = [FOLLOW_PERSON]
        indexes = [models.Index(fields=["gram", "scope_path", "person"], name="gram_in_scope")]
        constraints = [models.UniqueConstraint(fields=["person", "gram"], name="one_row_per_gram")]
