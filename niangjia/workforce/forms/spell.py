"""Forms of being away: secondment, leave, and the return."""

from __future__ import annotations

from django import forms
from django.utils.translation import gettext_lazy as _

from niangjia.kernel.language import said_later
from niangjia.organisations.facade import UnitField
from niangjia.workforce.forms.form import LONGEST, Entering, day
from niangjia.workforce.types import EngagementStatus, SpellFacts, fields


class AwayForm(Entering):
    """From which day, and until when as far as is known."""

    begins = day(fields.SPELL["period"], label=_("开始日期"), required=True)
    ends = day(fields.SPELL["period"], label=_("返岗日期"), help_text=_("回到岗位的第一天；还不知道就留空。"))
    told = fields.ENGAGEMENT
    status: EngagementStatus

    def prepare(self) -> None:
        """From today."""
        self.initial["begins"] = self.today

    @property
    def facts(self) -> SpellFacts:
        """What the act takes; to be asked once the form is valid."""
        given = self.cleaned_data
        units = given.get("unit") or []
        return SpellFacts(
            status=self.status,
            begins=given["begins"],
            ends=given["ends"],
            workplace=given.get("workplace", "") or (units[0].name if units else ""),
            workplace_unit_id=units[0].pk if units else None,
            reason=given["what_for"],
        )


class SecondForm(AwayForm):
    """A secondment: where the person actually works, beside the posting unit."""

    unit = UnitField(label=_("借调至（本范围内的单位）"), required=False)
    workplace = forms.CharField(
        label=said_later(fields.SPELL["workplace"].label),
        max_length=LONGEST,
        required=False,
        help_text=_("不在范围内的单位写在这里，如：市总工会维权部。"),
    )
    what_for = forms.CharField(
        label=said_later(fields.SPELL["reason"].label), max_length=LONGEST, required=False
    )
    status = EngagementStatus.SECONDED

    def clean(self) -> dict[str, object]:
        """Somewhere it must be."""
        given = super().clean() or {}
        if not given.get("unit") and not given.get("workplace") and not self.errors:
            self.add_error("workplace", _("请写明借调到哪里。"))
        return given


class LeaveForm(AwayForm):
    """A leave: of which kind."""

    what_for = forms.CharField(label=_("假别"), max_length=LONGEST, help_text=_("如：产假、病假、事假。"))
    status = EngagementStatus.LEAVE


class ReturnForm(Entering):
    """The first day back at the post."""

    on = day(fields.SPELL["period"], label=_("返岗日期"), required=True, help_text=_("回到岗位的第一天。"))
    told = fields.ENGAGEMENT

    def prepare(self) -> None:
        """From today."""
        self.initial["on"] = self.today
