"""What is asked before each act of privacy."""

from __future__ import annotations

from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from niangjia.kernel.language import said, said_later
from niangjia.kernel.sheets.kinds import CitizenId
from niangjia.kernel.terms import Term
from niangjia.privacy.register import KINDS
from niangjia.privacy.types import Format, Group, Identity

LONGEST_TEXT = 300
CORRECTED = [kind for kind in KINDS if kind.group in (Group.PERSON, Group.WORK)]


def _terms(terms: type[Term]) -> list[tuple[str, Any]]:
    return [(one.value, said_later(one.label)) for one in terms]


class Entry(forms.Form):
    """One entry on a page of its own."""

    def __init__(self, data: Any = None, *, today: date) -> None:
        super().__init__(data)
        for name, field in self.fields.items():
            if isinstance(field, forms.DateField) and name == "asked_on":
                self.initial[name] = today
            look = "form-select" if type(field.widget) is forms.Select else "form-control"
            if not isinstance(field.widget, (forms.CheckboxSelectMultiple, forms.RadioSelect)):
                field.widget.attrs.setdefault("class", look)


def _day(label: Any, **more: Any) -> forms.DateField:
    return forms.DateField(label=label, widget=forms.DateInput({"type": "date"}, format="%Y-%m-%d"), **more)


def _words(label: Any, **more: Any) -> forms.CharField:
    widget = forms.Textarea({"rows": 2})
    return forms.CharField(label=label, max_length=LONGEST_TEXT, widget=widget, **more)


class HoldForm(Entry):
    """Until when a removal is put off, and why."""

    until = _day(_("暂缓至"), help_text=_("最长三年；到期自动恢复，届时仍需要的可以再次登记。"))
    reason = _words(
        _("理由"), help_text=_("例如：正在仲裁、诉讼、审计，案号或者文号。请不要写身份证号等号码。")
    )


class EndForm(Entry):
    """Why a hold is ended."""

    reason = _words(_("理由"))


class RunForm(Entry):
    """Why the removal is run now and not at night."""

    reason = _words(_("理由"), help_text=_("系统每天自动清除一次；现在就要清除的，请写明为什么。"))


class Asking(Entry):
    """What every request of a person says: when it was asked, and how it was made sure who asks."""

    asked_on = _day(_("本人申请日期"))
    identity = forms.ChoiceField(label=_("身份核验"), choices=_terms(Identity))


class OwnDataForm(Asking):
    """A person wants the own data."""

    format = forms.ChoiceField(label=_("形式"), choices=_terms(Format))


class CorrectionForm(Asking):
    """A person says that something is wrong: which kinds of data, never the values."""

    kinds = forms.MultipleChoiceField(
        label=_("要求更正的信息"),
        choices=[(kind.key, said_later(kind.label)) for kind in CORRECTED],
        widget=forms.CheckboxSelectMultiple,
        help_text=_("只勾选类别；更正后的内容在下一步填写，更正前后会留在变动记录里。"),
    )


class AnswerForm(Entry):
    """What became of a request."""

    done = forms.ChoiceField(label=_("结果"), choices=[("yes", _("已办理")), ("no", _("不予办理"))])
    answer = _words(_("答复"), help_text=_("办了什么，或者为什么不予办理。请不要写号码。"))


class FindForm(Entry):
    """A whole ID number: whose data were read? It is sent in the body, never in an address."""

    id_number = forms.CharField(
        label=_("身份证号"), max_length=30, widget=forms.TextInput({"autocomplete": "off"})
    )

    def clean_id_number(self) -> str:
        """The number as a list's cell of the kind is read; a wrong one is refused."""
        read = CitizenId().read(self.cleaned_data["id_number"])
        if read.problem is not None:
            raise forms.ValidationError(said(read.problem.message))
        return str(read.value)
