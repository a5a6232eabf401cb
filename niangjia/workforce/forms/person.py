"""Forms of a person: what is put right, the ID number, and a new one entered by hand."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from niangjia.kernel.identity import birth_date, sex_of
from niangjia.kernel.language import said_later
from niangjia.kernel.sheets.kinds import BankCard, CitizenId, HomeAddress, Phone, Phones
from niangjia.organisations.facade import UnitField
from niangjia.workforce.forms.engagement import EngagementForm, LimitedContract
from niangjia.workforce.forms.form import LONGEST, Entering, ReadAs, choice, day, text
from niangjia.workforce.models import Person
from niangjia.workforce.queries.shown import MASKED
from niangjia.workforce.types import (
    Education,
    EngagementRow,
    EngagementStatus,
    EthnicGroup,
    PersonFacts,
    PoliticalStatus,
    ProfessionalLevel,
    fields,
)

NONE = "无"
UNTOLD = {"autocomplete": "off"}
"""Not to be remembered by the browser."""


class OrNone(ReadAs):
    """As the list reads it; 无 takes away what stands, nothing written leaves it."""

    def clean(self, value: Any) -> Any:
        """None, an empty value, or what the kind reads."""
        return "" if str(value or "").strip() == NONE else super().clean(value)


class PersonForm(Entering):
    """What is recorded of a person; phones are shown masked, so an empty field leaves them."""

    name = forms.CharField(label=said_later(fields.PERSON["name"].label), max_length=LONGEST)
    ethnic_group = choice(fields.PERSON["ethnic_group"], EthnicGroup)
    political_status = choice(fields.PERSON["political_status"], PoliticalStatus)
    education = choice(fields.PERSON["education"], Education)
    phone = OrNone(
        Phone(),
        label=said_later(fields.PERSON["phone"].label),
        required=False,
        help_text=_("不改请留空，清除请填“无”。"),
    )
    other_phones = OrNone(
        Phones(),
        label=said_later(fields.PERSON["other_phones"].label),
        required=False,
        help_text=_("几个号码用顿号隔开；不改请留空，清除请填“无”。"),
    )
    bank_card = OrNone(
        BankCard(),
        label=said_later(fields.PERSON["bank_card"].label),
        required=False,
        help_text=_("不改请留空，清除请填“无”。"),
    )
    address = OrNone(
        HomeAddress(),
        label=said_later(fields.PERSON["address"].label),
        required=False,
        help_text=_("从省、市、县写起；不改请留空，清除请填“无”。"),
    )
    told = fields.PERSON

    def prepare(self) -> None:
        """The present values; the masked phones beside their fields."""
        person = self.record
        assert isinstance(person, Person)
        for name in ("name", "ethnic_group", "political_status", "education"):
            self.initial[name] = getattr(person, name)
        self.fields["phone"].widget.attrs["placeholder"] = person.masked_phone
        self.fields["other_phones"].widget.attrs["placeholder"] = "、".join(person.masked_other_phones)
        self.fields["bank_card"].widget.attrs |= {"placeholder": person.masked_bank_card, **UNTOLD}
        self.fields["address"].widget.attrs |= {"placeholder": person.masked_address, **UNTOLD}

    @property
    def facts(self) -> PersonFacts:
        """What the act takes; to be asked once the form is valid."""
        given = self.cleaned_data
        others = given["other_phones"]
        return PersonFacts(
            name=given["name"],
            ethnic_group=_term(EthnicGroup, given["ethnic_group"]),
            political_status=_term(PoliticalStatus, given["political_status"]),
            education=_term(Education, given["education"]),
            phone=given["phone"],
            other_phones=None if others is None else tuple(others),
            bank_card=given["bank_card"],
            address=given["address"],
        )

    @property
    def given(self) -> Mapping[str, object]:
        """What is shown masked only where anything was written."""
        names = ("name", "ethnic_group", "political_status", "education")
        facts: dict[str, object] = {name: self.cleaned_data[name] for name in names}
        masked = {name: getattr(self.facts, name) for name in MASKED}
        return facts | {name: value for name, value in masked.items() if value is not None}


class IdNumberForm(Entering):
    """The right ID number of a person."""

    id_number = ReadAs(
        CitizenId(),
        label=_("正确的身份证号"),
        max_length=30,
        widget=forms.TextInput({"autocomplete": "off", "inputmode": "text"}),
        help_text=_("18 位；校验码不符、已在其他花名册上的不能保存。性别和出生日期随号码更正。"),
    )


class NewPersonForm(EngagementForm, LimitedContract):
    """A person and the first engagement, under the rules of a list with one row."""

    name = forms.CharField(label=said_later(fields.PERSON["name"].label), max_length=LONGEST)
    id_number = ReadAs(
        CitizenId(),
        label=said_later(fields.PERSON["id_number"].label),
        max_length=30,
        widget=forms.TextInput({"autocomplete": "off"}),
    )
    phone = ReadAs(Phone(), label=said_later(fields.PERSON["phone"].label), required=False)
    bank_card = ReadAs(
        BankCard(),
        label=said_later(fields.PERSON["bank_card"].label),
        required=False,
        widget=forms.TextInput(UNTOLD),
    )
    address = ReadAs(
        HomeAddress(),
        label=said_later(fields.PERSON["address"].label),
        required=False,
        widget=forms.TextInput(UNTOLD),
    )
    ethnic_group = choice(fields.PERSON["ethnic_group"], EthnicGroup)
    political_status = choice(fields.PERSON["political_status"], PoliticalStatus)
    education = choice(fields.PERSON["education"], Education)
    unit = UnitField(label=_("定岗单位"))
    level = choice(fields.CERTIFICATE["level"], ProfessionalLevel)
    control_number = text(fields.CERTIFICATE["control_number"])
    obtained_date = day(fields.CERTIFICATE["obtained_date"])
    field_order = (
        *("name", "id_number", "phone", "bank_card", "address", "ethnic_group", "political_status"),
        *("education", "unit", "form"),
        *("employer", "post_title", "start_date", "contract_end_date", "open_ended", "monthly_wage"),
        *("insured", "level", "control_number", "obtained_date", "remark"),
    )

    def prepare(self) -> None:
        """Nothing stands yet."""
        self.order_fields(self.field_order)

    @property
    def row(self) -> EngagementRow[int]:
        """The one row of the list."""
        given, number = self.cleaned_data, self.cleaned_data["id_number"]
        [unit] = given["unit"]
        born = birth_date(number)
        assert born is not None, "a valid number holds a birth date"
        facts = self.facts
        return EngagementRow(
            name=given["name"],
            id_number=number,
            sex=sex_of(number),
            birth_date=born,
            ethnic_group=_term(EthnicGroup, given["ethnic_group"]),
            political_status=_term(PoliticalStatus, given["political_status"]),
            education=_term(Education, given["education"]),
            phone=given["phone"] or "",
            bank_card=given["bank_card"] or "",
            address=given["address"] or "",
            level=_term(ProfessionalLevel, given["level"]),
            control_number=given["control_number"],
            obtained_date=given["obtained_date"],
            form=facts.form,
            unit_id=unit.pk,
            unit=unit.name,
            county="",
            employer=facts.employer,
            post_title=facts.post_title,
            start_date=facts.start_date,
            contract_end_date=given["contract_end_date"],
            open_ended=given["open_ended"],
            monthly_wage=facts.monthly_wage,
            insured=facts.insured,
            status=EngagementStatus.ON_DUTY,
            remark=facts.remark,
        )


def _term(terms: Any, value: str) -> Any:
    return terms(value) if value else None
