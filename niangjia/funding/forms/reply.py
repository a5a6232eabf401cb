"""Forms of a reply: entered, corrected, revoked."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from datetime import date, timedelta
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from niangjia.funding.models import BudgetReply
from niangjia.funding.types import Relation, ReplyFacts, Share, end_of
from niangjia.kernel.actor import Actor
from niangjia.kernel.language import said
from niangjia.organisations.facade import UnitField

LONGEST, LONGEST_TEXT, MOST_POSTS = 60, 300, 100_000
WRITTEN = ("number", "dated", "issuer", "year", "first", "posts", "amount", "remark")
MONTH = re.compile(r"(\d{4})\D{1,2}(\d{1,2})月?")


def day(label: Any, **more: Any) -> forms.DateField:
    """A day, written and shown as 2026-06-30."""
    widget = forms.DateInput({"type": "date", "class": "form-control"}, format="%Y-%m-%d")
    return forms.DateField(label=label, widget=widget, **more)


def line(label: Any, **more: Any) -> forms.CharField:
    """A line of text."""
    widget = forms.TextInput({"class": "form-control"})
    return forms.CharField(label=label, max_length=LONGEST, widget=widget, **more)


def why(label: Any, **more: Any) -> forms.CharField:
    """Some lines of text."""
    widget = forms.Textarea({"class": "form-control", "rows": 2})
    return forms.CharField(label=label, max_length=LONGEST_TEXT, widget=widget, **more)


class MonthField(forms.CharField):
    """A month, written 2026-01; its value is the first day of it."""

    def __init__(self, **more: Any) -> None:
        super().__init__(widget=forms.TextInput({"type": "month", "class": "form-control"}), **more)

    def prepare_value(self, value: Any) -> Any:
        """As a month field of a page has it."""
        return f"{value:%Y-%m}" if isinstance(value, date) else value

    def clean(self, value: Any) -> Any:
        """Raises `ValidationError` for what is no month."""
        written = MONTH.fullmatch(super().clean(value))
        if written is None or not 1 <= int(written[2]) <= 12 or int(written[1]) < 2000:
            raise forms.ValidationError(_("请按“2026-01”填写月份。"))
        return date(int(written[1]), int(written[2]), 1)


class ReplyForm(forms.Form):
    """What the paper says, but for the shares, which are rows of their own."""

    number = line(_("批复文号"), help_text=_("如：涪工批〔2026〕3号"))
    dated = day(_("成文日期"), help_text=_("批复上的落款日期，可与预算年度不同年"))
    issuer = line(_("批复机关"))
    year = forms.IntegerField(
        label=_("预算年度"),
        min_value=2000,
        max_value=2100,
        widget=forms.NumberInput({"class": "form-control"}),
    )
    first = MonthField(label=_("保障首月"))
    last = MonthField(label=_("保障末月"))
    posts = forms.IntegerField(
        label=_("保障名额"),
        min_value=0,
        max_value=MOST_POSTS,
        widget=forms.NumberInput({"class": "form-control"}),
    )
    amount = forms.DecimalField(
        label=_("批复总额（元）"),
        required=False,
        min_value=0,
        max_digits=14,
        decimal_places=2,
        help_text=_("批复没有写明就留空，不折算"),
        widget=forms.NumberInput({"class": "form-control", "step": "0.01"}),
    )
    remark = why(_("备注"), required=False)
    shown = forms.CharField(required=False, widget=forms.HiddenInput)

    def __init__(
        self,
        data: Any = None,
        *,
        by: Actor,
        today: date,
        facts: ReplyFacts | None = None,
        given: Mapping[str, Any] | None = None,
    ) -> None:
        begins = {"year": today.year, "first": date(today.year, 1, 1), "last": date(today.year, 12, 1)}
        stands: dict[str, Any] = {}
        if facts is not None:
            stands = {name: getattr(facts, name) for name in WRITTEN}
            stands["last"] = facts.until - timedelta(days=1)
        super().__init__(data, initial={**begins, **stands, **(given or {})})
        for field in self.fields.values():
            if isinstance(field, UnitField):
                field.by = by

    def clean(self) -> dict[str, Any]:
        """The last month is not before the first."""
        given = super().clean() or {}
        first, last = given.get("first"), given.get("last")
        if first and last and last < first:
            self.add_error("last", _("末月不能早于首月。"))
        return given

    def facts(self, shares: tuple[Share, ...]) -> ReplyFacts:
        """What the act takes; to be asked once the form is valid."""
        given = self.cleaned_data
        return ReplyFacts(
            number=given["number"].strip(),
            dated=given["dated"],
            issuer=given["issuer"].strip(),
            year=given["year"],
            first=given["first"],
            until=end_of(given["last"], 1),
            posts=given["posts"],
            shares=shares,
            amount=given["amount"],
            remark=given["remark"].strip(),
        )


class EnterForm(ReplyForm):
    """A new reply: given to which unit, and what it does to those that stand."""

    unit = UnitField(label=_("给到哪个单位"))
    relation = forms.CharField(required=False, max_length=20, widget=forms.HiddenInput)
    field_order = ("unit",)

    def beside(self, standing: Sequence[BudgetReply]) -> list[tuple[str, str, bool]]:
        """What may be answered where others stand: value, words, whether it was."""
        chosen = str(self["relation"].value() or "")
        answers = [(Relation.ADDS.value, said(Relation.ADDS.label))]
        answers += [
            (str(one.pk), _("替代 %(number)s（%(posts)s 名）") % {"number": one.number, "posts": one.posts})
            for one in standing
        ]
        return [(value, words, value == chosen) for value, words in answers]

    @property
    def said_of_others(self) -> tuple[Relation | None, int | None]:
        """Whether it adds or replaces, and which; nothing where that was not answered."""
        answer = self.cleaned_data["relation"]
        if answer.isascii() and answer.isdigit():
            return Relation.REPLACES, int(answer[:18])
        return (Relation.ADDS, None) if answer == Relation.ADDS else (None, None)


class CorrectForm(ReplyForm):
    """What was written down wrongly, and why it is changed."""

    reason = why(_("更正理由"), help_text=_("批复本身没有变，只是登记有误；会留在变动记录里。"))


class RevokeForm(forms.Form):
    """The paper that takes a reply back."""

    number = line(_("撤销文件文号"))
    on = day(_("自哪天起不再有效"))
    reason = why(_("撤销理由"), help_text=_("会留在变动记录里；撤销文件的扫描件请上传到附件。"))
    shown = forms.CharField(required=False, widget=forms.HiddenInput)
