"""Forms of a certificate: registered or put right, and registered anew."""

from __future__ import annotations

from collections.abc import Mapping

from django.utils.translation import gettext_lazy as _

from niangjia.workforce import rules
from niangjia.workforce.forms.form import Entering, choice, day, text
from niangjia.workforce.models import Certificate
from niangjia.workforce.queries.shown import CERTIFICATE
from niangjia.workforce.types import CertificateFacts, ProfessionalLevel, fields


class CertificateForm(Entering):
    """One level: numbers and days."""

    level = choice(fields.CERTIFICATE["level"], ProfessionalLevel, required=True)
    control_number = text(fields.CERTIFICATE["control_number"])
    obtained_date = day(fields.CERTIFICATE["obtained_date"])
    registration_number = text(fields.CERTIFICATE["registration_number"])
    registered_date = day(fields.CERTIFICATE["registered_date"])
    valid_until = day(
        fields.CERTIFICATE["valid_until"], help_text=_("有效的最后一天；留空则按登记日期起 3 年计算。")
    )
    told = fields.CERTIFICATE

    def prepare(self) -> None:
        """The present values; the level of one that stands is not changed."""
        if isinstance(self.record, Certificate):
            del self.fields["level"]
            for name in CERTIFICATE:
                self.initial[name] = getattr(self.record, name)

    @property
    def facts(self) -> CertificateFacts:
        """What the act takes; to be asked once the form is valid."""
        given = self.cleaned_data
        standing = self.record.level if isinstance(self.record, Certificate) else ""
        return CertificateFacts(level=ProfessionalLevel(given.get("level") or standing), **self.given)  # type: ignore[arg-type]

    @property
    def given(self) -> Mapping[str, object]:
        """As the certificate has them."""
        given = {name: self.cleaned_data[name] for name in CERTIFICATE}
        if given["valid_until"] is None and given["registered_date"] is not None:
            given["valid_until"] = rules.last_day(given["registered_date"])
        return given


class RenewForm(Entering):
    """A new registration for three years."""

    registered = day(
        fields.CERTIFICATE["registered_date"],
        label=_("继续登记日期"),
        required=True,
        help_text=_("从这一天起 3 年有效。"),
    )
    registration_number = text(fields.CERTIFICATE["registration_number"], help_text=_("不变请留空。"))
    told = fields.CERTIFICATE

    def prepare(self) -> None:
        """From today."""
        self.initial["registered"] = self.today
