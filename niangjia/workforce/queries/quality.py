"""Rules of the data: what is missing, contradictory or stale; one declaration counts, lists and says it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from enum import StrEnum

from django.db.models import Count, DateField, Exists, Expression, F, Func, OuterRef, Q, QuerySet
from django.utils import timezone

from niangjia.kernel.access import versions
from niangjia.kernel.actor import Actor
from niangjia.kernel.wording import Wording
from niangjia.workforce import access
from niangjia.workforce.models import Certificate, Engagement, Person
from niangjia.workforce.queries.tally import stands_on

WORKING_AGE = 16
"""劳动法 第十五条: nobody under sixteen may be engaged."""

CERTIFICATE_AGE = 18
FRESH = timedelta(365)


class Fault(StrEnum):
    """What is wrong with what a rule finds."""

    MISSING = "missing"
    CONTRADICTORY = "contradictory"
    STALE = "stale"


FAULT_WORDS = {
    Fault.MISSING: Wording("缺项", "missing"),
    Fault.CONTRADICTORY: Wording("矛盾", "contradictory"),
    Fault.STALE: Wording("过时", "stale"),
}


class Mend(StrEnum):
    """The act that puts a fault right: of the person, of the engagement, or one to choose on the page."""

    EDIT = "edit"
    FACTS = "facts"
    EXTEND = "extend"
    TRANSFER = "transfer"
    PAGE = "page"


@dataclass(frozen=True, slots=True)
class Rule:
    """One kind of fault: `found` says which engagements have it, `why` says the rule in words."""

    key: str
    fault: Fault
    label: Wording
    why: Wording
    found: Callable[[date, Actor], Q]
    mended_by: Mend = Mend.PAGE
    of_leavers: bool = False

    def condition(self, on: date, by: Actor) -> Q:
        """The engagements with this fault, of those on the roster on a day, or of those who have left."""
        whose = Q(left_date__lte=on) if self.of_leavers else stands_on(on)
        return whose & self.found(on, by)


class YearsAfter(Func):
    """The day so many years after another."""

    template = "(%(expressions)s + make_interval(years => %(years)s))::date"
    output_field = DateField()

    def __init__(self, day: Expression | F, years: int) -> None:
        super().__init__(day, years=years)


def _certificates(by: Actor) -> QuerySet[Certificate]:
    return access.certificates(by).filter(person=OuterRef("person"))


def _same_phone(on: date, by: Actor) -> Q:
    phones = access.persons(by).exclude(phone_index=None).order_by().values("phone_index")
    return Q(
        person__phone_index__in=phones.annotate(number=Count("pk")).filter(number__gt=1).values("phone_index")
    )


def _unconfirmed(on: date, by: Actor) -> Q:
    """No list and no edit has touched the person or the engagement for a year."""
    since = timezone.make_aware(datetime.combine(on - FRESH, time.min))
    of_person, of_engagement = (
        versions(table, by).order_by().filter(pgh_obj_id=OuterRef(key), pgh_created_at__gte=since)
        for table, key in ((Person, "person"), (Engagement, "pk"))
    )
    return ~Q(Exists(of_person)) & ~Q(Exists(of_engagement))


def _missing(key: str, what: Wording, found: Callable[[date, Actor], Q], mend: Mend = Mend.FACTS) -> Rule:
    label = Wording(f"没有{what.zh}", f"no {what.en}")
    why = Wording(f"在册而没有填写{what.zh}", f"On the roster without {what.en}")
    return Rule(key, Fault.MISSING, label, why, found, mend)


def _contradictory(
    key: str, label: Wording, why: Wording, found: Callable[[date, Actor], Q], mend: Mend
) -> Rule:
    return Rule(key, Fault.CONTRADICTORY, label, why, found, mend)


_ALL = (
    _missing("phone", Wording("电话", "phone"), lambda on, by: Q(person__phone_index=None), Mend.EDIT),
    _missing("education", Wording("学历", "education"), lambda on, by: Q(person__education=""), Mend.EDIT),
    _missing("start", Wording("开始日期", "start date"), lambda on, by: Q(start_date=None)),
    _missing(
        "term",
        Wording("合同期限", "contract end"),
        lambda on, by: Q(contract_end_date=None, open_ended=False),
    ),
    _missing("wage", Wording("月工资", "monthly wage"), lambda on, by: Q(monthly_wage=None)),
    _missing("insurance", Wording("参保情况", "insurance"), lambda on, by: Q(insured=None)),
    Rule(
        "number",
        Fault.MISSING,
        Wording("证书没有管理号", "certificate without control number"),
        Wording("登记了证书级别，没有管理号", "A level is entered, its control number is not"),
        lambda on, by: Q(Exists(_certificates(by).filter(control_number=""))),
    ),
    _contradictory(
        "past-end",
        Wording("合同已过期而未登记离职", "past the contract's end and not left"),
        Wording(
            "合同到期日早于当日，又没有离职日期：请续签或登记离职",
            "The contract ended before the day and nobody has left: renew it, or enter the leaving",
        ),
        lambda on, by: Q(open_ended=False, contract_end_date__lt=on),
        Mend.EXTEND,
    ),
    _contradictory(
        "end-before-start",
        Wording("合同到期早于开始", "contract ends before it starts"),
        Wording("合同到期日早于开始日期", "The contract's end lies before its start"),
        lambda on, by: Q(open_ended=False, contract_end_date__lt=F("start_date")),
        Mend.FACTS,
    ),
    _contradictory(
        "too-young",
        Wording(f"开始时不满 {WORKING_AGE} 岁", f"under {WORKING_AGE} at the start"),
        Wording(
            f"开始日期早于年满 {WORKING_AGE} 周岁（劳动法第十五条）",
            f"Started before the age of {WORKING_AGE} (Labour Law, article 15)",
        ),
        lambda on, by: Q(start_date__lt=YearsAfter(F("person__birth_date"), WORKING_AGE)),
        Mend.FACTS,
    ),
    _contradictory(
        "early-certificate",
        Wording(f"取得证书时不满 {CERTIFICATE_AGE} 岁", f"certified under {CERTIFICATE_AGE}"),
        Wording(
            f"证书取得日期早于年满 {CERTIFICATE_AGE} 周岁，多半是日期填错",
            f"The certificate is dated before the age of {CERTIFICATE_AGE}: most likely a wrong date",
        ),
        lambda on, by: Q(
            Exists(
                _certificates(by).filter(
                    obtained_date__lt=YearsAfter(F("person__birth_date"), CERTIFICATE_AGE)
                )
            )
        ),
        Mend.PAGE,
    ),
    _contradictory(
        "same-phone",
        Wording("两人同一电话", "two people with one phone"),
        Wording("同一号码登记在两个以上的人名下", "One number is entered for more than one person"),
        _same_phone,
        Mend.EDIT,
    ),
    _contradictory(
        "closed-unit",
        Wording("定岗单位已撤销", "posted at a closed unit"),
        Wording("在册，而定岗单位已经撤销或并入他处", "On the roster of a unit that has been closed"),
        lambda on, by: Q(unit__closed_date__lte=on),
        Mend.TRANSFER,
    ),
    Rule(
        "away-after-leaving",
        Fault.CONTRADICTORY,
        Wording("已离职而请假、借调未结束", "left, and still on leave or on loan"),
        Wording("离职之后仍有请假或借调在进行", "Leave or loan goes on after the day of leaving"),
        lambda on, by: Q(
            Exists(
                access.spells(by)
                .filter(engagement=OuterRef("pk"))
                .filter(Q(period__upper_inf=True) | Q(period__endswith__gt=OuterRef("left_date")))
            )
        ),
        of_leavers=True,
    ),
    Rule(
        "registration",
        Fault.STALE,
        Wording("证书登记已过有效期", "certificate registration expired"),
        Wording("证书登记的有效期已过，没有新的登记", "The registration's last day has passed"),
        lambda on, by: Q(Exists(_certificates(by).filter(valid_until__lt=on))),
    ),
    Rule(
        "unconfirmed",
        Fault.STALE,
        Wording("一年未核实", "not confirmed for a year"),
        Wording(
            f"{FRESH.days} 天内没有任何名单或修改涉及此人",
            f"No list and no edit has touched the person for {FRESH.days} days",
        ),
        _unconfirmed,
        Mend.EDIT,
    ),
)
RULES: Mapping[str, Rule] = {rule.key: rule for rule in _ALL}
