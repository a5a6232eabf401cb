"""The forms of a single unit: founding, name, place in the tree, territory, corrections."""

from __future__ import annotations

from collections.abc import Sequence

from django import forms
from django.utils.translation import gettext_lazy as _

from niangjia.kernel import divisions
from niangjia.kernel.language import said
from niangjia.kernel.sheets.kinds import Phone
from niangjia.kernel.sheets.kinds.kind import Read
from niangjia.organisations.forms.deciding import (
    LONGEST_NAME,
    DecisionForm,
    UnitField,
    day_field,
)
from niangjia.organisations.queries.facts import contact_of
from niangjia.organisations.types import Count, Measure, NewUnit, UnitKind

MOST = 100_000_000


def kinds(*, federations: bool = True) -> list[tuple[str, str]]:
    """The kinds to choose from, in the language of the page."""
    return [(one.value, said(one.label)) for one in UnitKind if federations or not one.is_federation]


def of_division(written: str) -> str:
    """The code of a division that exists, or nothing. Raises `ValidationError`."""
    if not written.strip():
        return ""
    try:
        division = divisions.find(written)
    except ValueError:
        division = None
    if division is None:
        raise forms.ValidationError(_("行政区划表中没有这个代码。"))
    return division.code


class Rename(DecisionForm):
    """Another name."""

    name = forms.CharField(label=_("新名称"), max_length=LONGEST_NAME)

    def prepare(self) -> None:
        """The present name, to be changed."""
        self.initial["name"] = self.unit.name


class Move(DecisionForm):
    """Another federation above."""

    parent = UnitField(label=_("调整到哪个单位之下"))


class Territory(DecisionForm):
    """Another division whose policy holds."""

    place = forms.CharField(
        label=_("适用哪里的政策"), max_length=12, help_text=_("填行政区划代码，例如 510703；隶属关系不变。")
    )

    def clean_place(self) -> str:
        """The code of the division."""
        return of_division(self.cleaned_data["place"])


class Found(DecisionForm):
    """A new unit below the one whose page it is."""

    name = forms.CharField(label=_("单位名称"), max_length=LONGEST_NAME)
    kind = forms.ChoiceField(label=_("类型"))
    division_code = forms.CharField(
        label=_("本级区划代码"),
        required=False,
        max_length=12,
        help_text=_("它就是某个乡镇、街道等一级区划的工会时填写，其他不填。"),
    )
    place = forms.CharField(
        label=_("适用哪里的政策"),
        required=False,
        max_length=12,
        help_text=_("不填就随本级区划或上级单位；也可填行政区划代码。"),
    )

    def prepare(self) -> None:
        """The kinds that exist."""
        self.fields["kind"].choices = kinds()  # type: ignore[attr-defined]
        self.initial["kind"] = UnitKind.TOWNSHIP.value

    def clean_division_code(self) -> str:
        """The code of the division."""
        return of_division(self.cleaned_data["division_code"])

    def clean_place(self) -> str:
        """The code of the division."""
        return of_division(self.cleaned_data["place"])

    @property
    def new(self) -> NewUnit:
        """The unit that is asked for."""
        given = self.cleaned_data
        return NewUnit(given["name"], UnitKind(given["kind"]), given["place"], given["division_code"] or None)


class Correct(DecisionForm):
    """What was entered wrongly: no change from a day on, so no day is asked."""

    kind = forms.ChoiceField(label=_("类型"))
    founded_date = day_field(_("建会日期"), required=False)
    division_code = forms.CharField(label=_("本级区划代码"), required=False, max_length=12)

    def prepare(self) -> None:
        """What stands now."""
        del self.fields["on"]
        self.fields["kind"].choices = kinds()  # type: ignore[attr-defined]
        self.initial["kind"] = self.unit.kind
        self.initial["founded_date"] = self.unit.founded_date
        self.initial["division_code"] = self.unit.division_code or ""

    def clean_division_code(self) -> str:
        """The code of the division."""
        return of_division(self.cleaned_data["division_code"])


class Counted(DecisionForm):
    """Workers and members as of a day."""

    workers = forms.IntegerField(label=_("职工人数"), required=False, min_value=0, max_value=MOST)
    members = forms.IntegerField(label=_("会员人数"), required=False, min_value=0, max_value=MOST)
    source = forms.CharField(
        label=_("数据来源"), max_length=LONGEST_NAME, help_text=_("例如：2026年二季度统计报表")
    )

    def prepare(self) -> None:
        """The day is the cut-off date here."""
        self.fields["on"].label, self.fields["on"].help_text = _("统计截止日期"), ""

    @property
    def counts(self) -> Sequence[Count]:
        """The numbers that were given."""
        return counts_of(self.cleaned_data)


class Contact(DecisionForm):
    """Who is rung up; the number that stands is never shown in full."""

    name = forms.CharField(label=_("联系人"), max_length=LONGEST_NAME)
    phone = forms.CharField(label=_("电话"), required=False, max_length=20, help_text=_("不填就保留原号码。"))
    no_phone = forms.BooleanField(label=_("删除原号码"), required=False)

    def prepare(self) -> None:
        """No day is asked: a contact is who it is now."""
        del self.fields["on"]
        contact = contact_of(self.unit, by=self.by)
        self.initial["name"] = contact.name if contact else ""

    def clean_phone(self) -> str:
        """The number as it is kept, read as in a list."""
        written = self.cleaned_data["phone"]
        read = Phone().read(written) if written else Read("")
        if read.problem is not None:
            raise forms.ValidationError(said(read.problem.message))
        return str(read.value)


def counts_of(given: dict[str, object]) -> list[Count]:
    """Of what was given, the counts."""
    return [(measure, number) for measure in Measure if isinstance(number := given.get(measure.value), int)]
