"""Forms of an engagement: facts put right, a further one, transfer, extension, end."""

from __future__ import annotations

from collections.abc import Mapping

from django import forms
from django.utils.translation import gettext_lazy as _

from niangjia.kernel.language import said_later
from niangjia.organisations.facade import UnitField
from niangjia.workforce.forms.form import LONGEST_TEXT, Entering, choice, day, text
from niangjia.workforce.models import Engagement
from niangjia.workforce.types import (
    ContractFacts,
    EmploymentForm,
    EngagementFacts,
    LeavingReason,
    fields,
)

INSURED = {"": None, "yes": True, "no": False}
WORDS = {value: key for key, value in INSURED.items()}


class EngagementForm(Entering):
    """What may be put right of an engagement without anything having happened."""

    form = choice(fields.ENGAGEMENT["form"], EmploymentForm, required=True)
    employer = text(fields.ENGAGEMENT["employer"])
    post_title = text(fields.ENGAGEMENT["post_title"])
    start_date = day(fields.ENGAGEMENT["start_date"])
    monthly_wage = forms.DecimalField(
        label=said_later(fields.ENGAGEMENT["monthly_wage"].label),
        required=False,
        min_value=0,
        max_digits=10,
        decimal_places=2,
    )
    insured = forms.ChoiceField(
        label=said_later(fields.ENGAGEMENT["insured"].label),
        choices=[("", "–"), ("yes", _("是")), ("no", _("否"))],
        required=False,
    )
    remark = text(fields.ENGAGEMENT["remark"], longest=LONGEST_TEXT)
    told = fields.ENGAGEMENT

    def prepare(self) -> None:
        """The present values."""
        if isinstance(self.record, Engagement):
            for name in ("form", "employer", "post_title", "start_date", "monthly_wage", "remark"):
                self.initial[name] = getattr(self.record, name)
            self.initial["insured"] = WORDS[self.record.insured]

    @property
    def facts(self) -> EngagementFacts:
        """What the act takes; to be asked once the form is valid."""
        given = self.cleaned_data
        return EngagementFacts(
            form=EmploymentForm(given["form"]),
            employer=given["employer"],
            post_title=given["post_title"],
            start_date=given["start_date"],
            monthly_wage=given["monthly_wage"],
            insured=INSURED[given["insured"]],
            remark=given["remark"],
        )

    @property
    def given(self) -> Mapping[str, object]:
        """As the engagement has them."""
        names = ("form", "employer", "post_title", "start_date", "monthly_wage", "remark")
        facts: dict[str, object] = {name: self.cleaned_data[name] for name in names}
        return facts | {"insured": self.facts.insured}


class LimitedContract(forms.Form):
    """Until when a contract runs: a day, or without an end; never both."""

    contract_end_date = day(fields.ENGAGEMENT["contract_end_date"])
    open_ended = forms.BooleanField(label=said_later(fields.ENGAGEMENT["open_ended"].label), required=False)

    def clean(self) -> dict[str, object]:
        """A contract without an end has no day."""
        given = super().clean() or {}
        if given.get("open_ended") and given.get("contract_end_date"):
            self.add_error("open_ended", _("无固定期限的合同不填到期日期。"))
        return given


class BeginForm(EngagementForm, LimitedContract):
    """A further engagement."""

    unit = UnitField(label=_("定岗单位"))
    field_order = (
        *("unit", "form", "employer", "post_title", "start_date", "contract_end_date", "open_ended"),
        *("monthly_wage", "insured", "remark"),
    )

    def prepare(self) -> None:
        """From today, unless another day is told."""
        self.order_fields(self.field_order)
        self.fields["start_date"].required = True
        self.initial["start_date"] = self.today

    @property
    def contract(self) -> ContractFacts:
        """What the act takes; to be asked once the form is valid."""
        given = self.cleaned_data
        return ContractFacts(
            unit_id=given["unit"][0].pk,
            contract_end_date=given["contract_end_date"],
            open_ended=given["open_ended"],
            engagement=self.facts,
        )


class TransferForm(Entering):
    """To which posting unit, from which day."""

    unit = UnitField(label=_("调入单位"))
    on = day(
        fields.ENGAGEMENT["start_date"],
        label=_("调动日期"),
        required=True,
        help_text=_("原单位的聘用关系到这一天为止，新单位从这一天起。"),
    )
    told = fields.ENGAGEMENT

    def prepare(self) -> None:
        """From today."""
        self.initial["on"] = self.today


class ExtendForm(LimitedContract, Entering):
    """The new end of the contract."""

    told = fields.ENGAGEMENT

    def prepare(self) -> None:
        """A day, or none at all, has to be told."""
        self.fields["contract_end_date"].label = _("新的到期日期")

    def clean(self) -> dict[str, object]:
        """One of the two."""
        given = super().clean()
        if not given.get("open_ended") and not given.get("contract_end_date") and not self.errors:
            self.add_error("contract_end_date", _("请填写新的到期日期，或勾选无固定期限。"))
        return given


class EndForm(Entering):
    """The leaving date, and why."""

    on = day(
        fields.ENGAGEMENT["left_date"],
        required=True,
        help_text=_("不再在岗的第一天；从这一天起不计入在册。"),
    )
    leaving = choice(fields.ENGAGEMENT["leaving_reason"], LeavingReason, required=True)
    told_reason = forms.CharField(label=_("补充说明"), max_length=LONGEST_TEXT, required=False)
    told = fields.ENGAGEMENT

    def prepare(self) -> None:
        """From today."""
        self.initial["on"] = self.today

    @property
    def leaving_reason(self) -> str:
        """As it is stored: the word of the list, and what was added to it."""
        word = LeavingReason(self.cleaned_data["leaving"]).label.zh
        return "：".join(filter(None, (word, self.cleaned_data["told_reason"])))
