"""The table of shares in a form: rows of source, level, person-months and money."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from niangjia.funding.types import Level, Share, Source
from niangjia.kernel.language import said_later

PREFIX, MOST_ROWS, SPARE_ROWS = "share", 14, 2
USUAL = (
    (Source.FEDERATION_BUDGET, Level.COUNTY),
    (Source.UPPER_SUBSIDY, Level.PREFECTURE),
    (Source.PUBLIC_WELFARE, Level.COUNTY),
    (Source.EMPLOYER, Level.EMPLOYER),
)
"""What an empty table offers: the four sources, each at the level that mostly bears it."""


class ShareForm(forms.Form):
    """One row; without person-months and money it is as if it were not there."""

    source = forms.ChoiceField(
        label=_("经费来源"),
        required=False,
        choices=[("", "–"), *((one.value, said_later(one.label)) for one in Source)],
        widget=forms.Select({"class": "form-select"}),
    )
    level = forms.ChoiceField(
        label=_("承担层级"),
        required=False,
        choices=[("", "–"), *((one.value, said_later(one.label)) for one in Level)],
        widget=forms.Select({"class": "form-select"}),
    )
    person_months = forms.IntegerField(
        label=_("人月"),
        required=False,
        min_value=0,
        max_value=1_000_000,
        widget=forms.NumberInput({"class": "form-control", "data-months": "", "placeholder": _("人月")}),
    )
    amount = forms.DecimalField(
        label=_("金额（元）"),
        required=False,
        min_value=0,
        max_digits=14,
        decimal_places=2,
        widget=forms.NumberInput(
            {"class": "form-control", "data-amount": "", "step": "0.01", "placeholder": _("金额（元）")}
        ),
    )

    def clean(self) -> dict[str, Any]:
        """A row that bears something says where from and who."""
        given = super().clean() or {}
        if self.bears and not self.errors and not (given.get("source") and given.get("level")):
            raise forms.ValidationError(_("请选择经费来源和承担层级。"))
        return given

    @property
    def bears(self) -> bool:
        """Whether anything was written in the row."""
        return any(self.cleaned_data.get(name) is not None for name in ("person_months", "amount"))


ShareRows: Any = forms.formset_factory(ShareForm, extra=0, max_num=MOST_ROWS, absolute_max=MOST_ROWS)


def share_rows(data: Any = None, *, shares: Sequence[Share] = ()) -> Any:
    """The table as a formset: as sent, or the shares that stand and two spare rows."""
    if data is not None:
        return ShareRows(data, prefix=PREFIX)
    rows: list[dict[str, object]] = [
        {
            "source": one.source.value,
            "level": one.level.value,
            "person_months": one.person_months,
            "amount": one.amount,
        }
        for one in shares
    ]
    if not rows:
        rows = [{"source": source.value, "level": level.value} for source, level in USUAL]
    return ShareRows(initial=[*rows, *({} for _ in range(SPARE_ROWS))][:MOST_ROWS], prefix=PREFIX)


def shares_of(rows: Any) -> tuple[Share, ...]:
    """The shares that were written; to be asked once the rows are valid."""
    return tuple(
        Share(
            Source(one.cleaned_data["source"]),
            Level(one.cleaned_data["level"]),
            one.cleaned_data["person_months"] or 0,
            one.cleaned_data["amount"],
        )
        for one in rows
        if one.bears
    )
