"""What the list of people is narrowed by: one declaration for filter, picture, chip and count."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from functools import reduce
from operator import or_

from django.db.models import Case, Exists, F, Func, OuterRef, Q, QuerySet, TextField, Value, When

from niangjia.kernel.actor import Actor
from niangjia.kernel.wording import Wording
from niangjia.workforce import access
from niangjia.workforce.models import Certificate, Spell
from niangjia.workforce.queries import days
from niangjia.workforce.types import AWAY, Education, EmploymentForm, EngagementStatus, ProfessionalLevel, Sex

NO_LEVEL = "none"
UNKNOWN = "unknown"
NOT_TOLD = Wording("未填写", "not told")
Condition = Callable[[str, date, Actor], Q]


@dataclass(frozen=True, slots=True)
class Facet:
    """One side of a person or an engagement that the list can be narrowed by.

    `offered` are the values a reader may tick; `condition` says who answers to a value. `shown` are the
    values a picture has a bar for, where they are others: each row answers to at most one of them. `value`
    is a quicker way to the same.
    """

    key: str
    label: Wording
    offered: Mapping[str, Wording]
    condition: Condition
    shown: Callable[[date], Mapping[str, Wording]] | None = None
    value: Callable[[date, Actor], Case | F] | None = None

    def bars(self, on: date) -> Mapping[str, Wording]:
        """The bars of the picture, each with its word."""
        return self.shown(on) if self.shown else self.offered

    def words(self, on: date) -> Mapping[str, Wording]:
        """Every value that can be asked for, each with its word."""
        return {**self.offered, **self.bars(on)}

    def matches(self, values: Sequence[str], on: date, by: Actor) -> Q:
        """Who answers to any of the values."""
        return reduce(or_, (self.condition(value, on, by) for value in values))

    def value_of(self, on: date, by: Actor) -> Case | F:
        """The bar that a row stands in; empty text where it stands in none."""
        if self.value:
            return self.value(on, by)
        whens = [When(self.condition(value, on, by), then=Value(value)) for value in self.bars(on)]
        return Case(*whens, default=Value(""), output_field=TextField())


def _column(name: str) -> Condition:
    return lambda value, on, by: Q(**{name: "" if value == UNKNOWN else value})


LEVELS: Mapping[str, Wording] = {level.value: level.label for level in ProfessionalLevel} | {
    NO_LEVEL: Wording("无证书", "no certificate")
}


def _held(by: Actor) -> QuerySet[Certificate]:
    return access.certificates(by).filter(person=OuterRef("person"))


def _has_level(value: str, on: date, by: Actor) -> Q:
    """`value` is the highest level held."""
    order = [level.value for level in ProfessionalLevel]
    if value == NO_LEVEL:
        return Q(~Exists(_held(by)))
    higher = order[order.index(value) + 1 :]
    reached = Q(Exists(_held(by).filter(level=value)))
    return reached & ~Q(Exists(_held(by).filter(level__in=higher))) if higher else reached


def _level(on: date, by: Actor) -> Case:
    highest_first = reversed(ProfessionalLevel)
    whens = [When(Exists(_held(by).filter(level=one.value)), then=Value(one.value)) for one in highest_first]
    return Case(*whens, default=Value(NO_LEVEL), output_field=TextField())


AGES: Mapping[str, tuple[int, int | None]] = {
    "under-30": (0, 30),
    "30-39": (30, 40),
    "40-49": (40, 50),
    "50-59": (50, 60),
    "60-over": (60, None),
}
AGE_WORDS = {
    "under-30": Wording("30 岁以下", "under 30"),
    **{band: Wording(f"{band.replace('-', '–')} 岁", band.replace("-", "–")) for band in list(AGES)[1:4]},
    "60-over": Wording("60 岁及以上", "60 and over"),
    UNKNOWN: NOT_TOLD,
}


def _aged(value: str, on: date, by: Actor) -> Q:
    if value == UNKNOWN:
        return Q(person__birth_date=None)
    youngest, beyond = AGES[value]
    born = Q(person__birth_date__lte=days.years_before(on, youngest)) if youngest else Q()
    return born & Q(person__birth_date__gt=days.years_before(on, beyond)) if beyond else born


STUDIES: Mapping[str, tuple[Wording, tuple[Education, ...]]] = {
    "postgraduate": (
        Wording("研究生", "postgraduate"),
        (Education.POSTGRADUATE, Education.DOCTOR, Education.MASTER),
    ),
    "bachelor": (Wording("大学本科", "undergraduate"), (Education.BACHELOR,)),
    "college": (Wording("大学专科", "junior college"), (Education.COLLEGE,)),
    "secondary": (
        Wording("中专、高中", "secondary"),
        (Education.SECONDARY_VOCATIONAL, Education.SENIOR_SECONDARY),
    ),
    "lower": (Wording("初中及以下", "lower"), (Education.JUNIOR_SECONDARY, Education.PRIMARY)),
    "other": (Education.OTHER.label, (Education.OTHER,)),
}


def _educated(value: str, on: date, by: Actor) -> Q:
    if value == UNKNOWN:
        return Q(person__education="")
    return Q(person__education__in=[one.value for one in STUDIES[value][1]])


PAST, OPEN, LATER = "past", "open", "later"
WITHIN = {"30": timedelta(30), "60": timedelta(60), "90": timedelta(90)}
"""A contract that ends within 60 days ends within 90 too: the values overlap."""

PAST_END = Wording("已过期未续", "past its end")
NO_END = Wording("无固定期限", "open-ended")
END_WORDS = {
    PAST: PAST_END,
    **{key: Wording(f"{key} 天内到期", f"within {key} days") for key in WITHIN},
    OPEN: NO_END,
    UNKNOWN: NOT_TOLD,
}


def _ends(value: str, on: date, by: Actor) -> Q:
    if value == OPEN:
        return Q(open_ended=True)
    term = Q(open_ended=False)
    if value == UNKNOWN:
        return term & Q(contract_end_date=None)
    if value == PAST:
        return term & Q(contract_end_date__lt=on)
    if value == LATER:
        return term & Q(contract_end_date__gte=days.month_after(on, days.MONTHS_AHEAD))
    if value in WITHIN:
        first, last = on, on + WITHIN[value]
    else:
        month = days.month_in(value)
        assert month is not None, "the form lets nothing else through"
        first, last = days.days_to_come(month, on)
    return term & Q(contract_end_date__gte=first, contract_end_date__lte=last)


def _months(on: date) -> Mapping[str, Wording]:
    months = days.months_ahead(on)
    return {f"{one:%Y-%m}": Wording(f"{one.year}年{one.month}月", f"{one:%Y-%m}") for one in months}


def _end_bars(on: date) -> Mapping[str, Wording]:
    later = Wording("一年以后", "after a year")
    return {PAST: PAST_END, **_months(on), LATER: later, OPEN: NO_END, UNKNOWN: NOT_TOLD}


def _end_bar(on: date, by: Actor) -> Case:
    """The bars one after the other, so that sixteen need not be tried one by one."""
    return Case(
        When(open_ended=True, then=Value(OPEN)),
        When(contract_end_date=None, then=Value(UNKNOWN)),
        When(contract_end_date__lt=on, then=Value(PAST)),
        When(contract_end_date__gte=days.month_after(on, days.MONTHS_AHEAD), then=Value(LATER)),
        default=Func(F("contract_end_date"), Value("YYYY-MM"), function="to_char"),
        output_field=TextField(),
    )


INSURED = {"yes": Wording("已参保", "insured"), "no": Wording("未参保", "not insured"), UNKNOWN: NOT_TOLD}
INSURED_VALUES = {"yes": True, "no": False, UNKNOWN: None}
STATUSES = {
    one.value: one.label
    for one in (EngagementStatus.ON_DUTY, EngagementStatus.LEAVE, EngagementStatus.SECONDED)
}


def spells_on(on: date, by: Actor) -> QuerySet[Spell]:
    """Who is on leave or seconded out on a day."""
    return access.spells(by).filter(period__contains=on)


def _stands(value: str, on: date, by: Actor) -> Q:
    away = spells_on(on, by).filter(engagement=OuterRef("pk"))
    if value in AWAY:
        return Q(Exists(away.filter(status=value)))
    return ~Q(Exists(away))


LEVEL = Facet("level", Wording("职业水平", "level"), LEVELS, _has_level, value=_level)
FORM = Facet(
    "form",
    Wording("用工形式", "form"),
    {form.value: form.label for form in EmploymentForm},
    _column("form"),
    value=lambda on, by: F("form"),
)
CONTRACT_END = Facet(
    "end", Wording("合同到期", "contract end"), END_WORDS, _ends, shown=_end_bars, value=_end_bar
)
AGE = Facet("age", Wording("年龄", "age"), AGE_WORDS, _aged)
SEX = Facet(
    "sex",
    Wording("性别", "sex"),
    {sex.value: sex.label for sex in Sex},
    _column("person__sex"),
    value=lambda on, by: F("person__sex"),
)
EDUCATION = Facet(
    "education",
    Wording("学历", "education"),
    {key: words for key, (words, _) in STUDIES.items()} | {UNKNOWN: NOT_TOLD},
    _educated,
)
INSURANCE = Facet(
    "insured",
    Wording("参保", "insured"),
    INSURED,
    lambda value, on, by: Q(insured=INSURED_VALUES[value]),
)
STATUS = Facet("status", Wording("状态", "status"), STATUSES, _stands)

FACETS: Mapping[str, Facet] = {
    one.key: one for one in (LEVEL, FORM, CONTRACT_END, AGE, EDUCATION, SEX, STATUS, INSURANCE)
}
