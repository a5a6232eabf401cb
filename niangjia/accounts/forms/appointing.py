"""What is filled in to open an account, to appoint, to let somebody stand in, to end an appointment."""

from __future__ import annotations

from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as _lazy

from niangjia.accounts.models import Appointment
from niangjia.accounts.types import Given
from niangjia.kernel.actor import Actor, Reach
from niangjia.kernel.language import said
from niangjia.kernel.roles import LABELS, Role
from niangjia.organisations.facade import Unit, UnitField, day_field

LONGEST_NAME, LONGEST_REASON = 40, 300
LOOKS: dict[type, str] = {forms.Select: "form-select", forms.RadioSelect: "", forms.HiddenInput: ""}
APPOINTED = tuple(role for role in Role if role is not Role.OPERATOR)


class Filled(forms.Form):
    """A form as the house's pages show it: units are asked of the actor's scope."""

    def __init__(self, data: Any = None, *, by: Actor, today: date, **more: Any) -> None:
        super().__init__(data, **more)
        self.today = today
        for field in self.fields.values():
            if isinstance(field, UnitField):
                field.by, field.asks = by, "accounts:suggest"
            if look := LOOKS.get(field.widget.__class__, "form-control"):
                field.widget.attrs.setdefault("class", look)


class OpenAccount(Filled):
    """Who is given a sign-in, and where the person works."""

    name = forms.CharField(label=_lazy("姓名"), max_length=LONGEST_NAME)
    username = forms.CharField(
        label=_lazy("用户名"),
        max_length=64,
        help_text=_lazy("小写字母和数字，如姓名的拼音；一人一个账号，不共用。"),
    )
    unit = UnitField(label=_lazy("所在单位"))

    def clean_username(self) -> str:
        """Small letters, whatever was typed."""
        return str(self.cleaned_data["username"]).strip().lower()


class Appoint(Filled):
    """Role, reach, units and days of an appointment."""

    role = forms.ChoiceField(label=_lazy("角色"))
    reach = forms.ChoiceField(label=_lazy("范围"), widget=forms.RadioSelect, initial=Reach.BELOW.value)
    units = UnitField(
        label=_lazy("单位"),
        many=True,
        help_text=_lazy("“本单位”和“本单位及以下”选一个；“指定单位”可选多个，各含其下级。"),
    )
    from_date = day_field(_lazy("开始日期"))
    to_date = day_field(_lazy("最后一天"), required=False, help_text=_lazy("不填为长期"))
    reason = forms.CharField(
        label=_lazy("事由"), max_length=LONGEST_REASON, help_text=_lazy("如任命文件、岗位调整")
    )

    def __init__(self, data: Any = None, *, by: Actor, today: date, **more: Any) -> None:
        super().__init__(data, by=by, today=today, **more)
        role: Any = self.fields["role"]
        role.choices = [("", "–"), *((one.value, said(LABELS[one])) for one in APPOINTED)]
        reach: Any = self.fields["reach"]
        reach.choices = [(one.value, said(one.label)) for one in Reach]
        self.initial.setdefault("from_date", today)

    def clean(self) -> dict[str, Any]:
        """One unit, unless it is a named set."""
        cleaned = super().clean() or {}
        if cleaned.get("reach") != Reach.SET and len(cleaned.get("units", ())) > 1:
            self.add_error("units", _("这种范围只能选一个单位；要管几个单位，请选“指定单位”。"))
        return cleaned

    @property
    def given(self) -> Given:
        """What is given; to be asked once the form is valid."""
        asked = self.cleaned_data
        return Given(
            Role(asked["role"]), asked["from_date"], asked["to_date"], Reach(asked["reach"]), asked["reason"]
        )

    @property
    def over(self) -> list[Unit]:
        """Over which units."""
        return list(self.cleaned_data["units"])


class StandIn(Filled):
    """Who acts for somebody absent, and when."""

    who: Any = forms.ModelChoiceField(None, label=_lazy("由谁代理"), to_field_name="username")
    from_date = day_field(_lazy("开始日期"))
    to_date = day_field(_lazy("最后一天"), help_text=_lazy("最长 90 天"))
    reason = forms.CharField(
        label=_lazy("事由"), max_length=LONGEST_REASON, help_text=_lazy("如休假、学习、出差")
    )

    def __init__(self, data: Any = None, *, people: Any, by: Actor, today: date) -> None:
        super().__init__(data, by=by, today=today)
        who: Any = self.fields["who"]
        who.queryset = people
        who.label_from_instance = lambda one: f"{one.name}（{one.username}）{one.unit_name}"
        self.initial["from_date"] = today


class EndAppointment(Filled):
    """The last day of an appointment, and why."""

    last = day_field(_lazy("最后一天"), help_text=_lazy("填今天，到今天结束；填昨天，立即结束。"))
    reason = forms.CharField(label=_lazy("事由"), max_length=LONGEST_REASON)
    shown = forms.CharField(required=False, widget=forms.HiddenInput)

    def __init__(self, data: Any = None, *, appointment: Appointment, by: Actor, today: date) -> None:
        super().__init__(data, by=by, today=today)
        self.initial["last"] = max(today, appointment.from_date)
