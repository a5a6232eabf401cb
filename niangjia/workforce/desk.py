"""The roster's corner of the desk: contracts past their end or near it, certificates, gaps in the data."""

from __future__ import annotations

from datetime import date, timedelta
from functools import reduce
from operator import or_
from urllib.parse import urlencode

from django.db.models import Count, Exists, Min, OuterRef
from django.urls import reverse

from niangjia.kernel import desk
from niangjia.kernel.actor import Actor
from niangjia.kernel.desk import Shortcut, Told, Waiting, number_said
from niangjia.kernel.permissions import Permission
from niangjia.kernel.wording import Wording
from niangjia.workforce import access
from niangjia.workforce.models import Certificate
from niangjia.workforce.queries.facets import CONTRACT_END, PAST
from niangjia.workforce.queries.quality import RULES, Fault
from niangjia.workforce.queries.tally import on_roster
from niangjia.workforce.rules.certificates import REMINDERS

SOON = "60"
"""The value of the facet that asks for contracts that end within so many days."""
NAMED = 3
"""Certificates that are named, each with its person; the rest is one line."""
RENEWAL = timedelta(days=max(REMINDERS))


@desk.waits(Permission.ENGAGEMENT_CHANGE)
def engagements(*, on: date, by: Actor) -> list[Waiting]:
    """Contracts past their end or near it, people whose unit is closed, gaps: one query."""
    past, soon = (CONTRACT_END.condition(value, on, by) for value in (PAST, SOON))
    gaps = reduce(or_, (rule.found(on, by) for rule in RULES.values() if rule.fault is Fault.MISSING))
    closed = RULES["closed-unit"].found(on, by)
    told = on_roster(access.engagements(by), on=on).aggregate(
        past=Count("pk", filter=past),
        past_first=Min("contract_end_date", filter=past),
        soon=Count("pk", filter=soon),
        soon_first=Min("contract_end_date", filter=soon),
        closed=Count("pk", filter=closed),
        gaps=Count("pk", filter=gaps),
    )
    found = (
        _contracts(told["past"], told["past_first"], PAST),
        _contracts(told["soon"], told["soon_first"], SOON),
        _people(
            told["closed"],
            *("workforce.closed_unit", "调出已撤销的单位", "Transfer people out of closed units"),
            why=RULES["closed-unit"].why,
            url=_list(quality="closed-unit"),
        ),
        _people(
            told["gaps"],
            *("workforce.gaps", "补齐花名册缺项", "Fill gaps in the roster"),
            why=Wording(
                "电话、学历、合同期限、参保等没有填全", "Phone, education, contract end, insurance …"
            ),
            url=reverse("workforce:quality"),
        ),
    )
    return [one for one in found if one is not None]


@desk.waits(Permission.CERTIFICATE_EDIT)
def certificates(*, on: date, by: Actor) -> list[Waiting]:
    """Registrations that lapsed, and those that end within 90 days, of people on the roster: one query."""
    held = on_roster(access.engagements(by), on=on).filter(person=OuterRef("person"))
    rows = access.certificates(by).filter(Exists(held), valid_until__lte=on + RENEWAL)
    found = list(rows.select_related("person__unit").order_by("valid_until", "pk")[: desk.MOST + 1])
    lapsed = [one for one in found if one.valid_until and one.valid_until < on]
    ending = found[len(lapsed) :]
    items = [_ending(one) for one in ending[:NAMED]]
    if rest := ending[NAMED:]:
        items.append(
            _several(rest, "workforce.certificates_ending", _REST, _RENEW, reverse("workforce:quality"))
        )
    if lapsed:
        url = _list(quality="registration")
        items.append(_several(lapsed, "workforce.certificates_lapsed", _LAPSED, _RENEW, url))
    return items


_REST = Wording("另有 {} 本证书登记将到期", "Further registrations that end soon: {}")
_LAPSED = Wording("证书登记已过有效期（{} 本）", "Registrations lapsed ({})")
_RENEW = Wording("登记后写上新的有效期", "Renew them and enter how long they hold")


def _contracts(number: int, first: date | None, ends: str) -> Waiting | None:
    if not number:
        return None
    people = number_said(number)
    if ends == PAST:
        title = Wording(f"合同已到期仍在册（{people} 人）", f"Contracts past their end ({people})")
        why = Wording("请续签，或登记离职", "Extend them, or enter the leaving")
    else:
        title = Wording(
            f"合同 {SOON} 天内到期（{people} 人）", f"Contracts ending within {SOON} days ({people})"
        )
        why = Wording("提前商定续签或离职", "Settle in time who stays")
    return Waiting(f"workforce.contract_{ends}", title, why, _list(end=ends), due=first, count=number)


def _people(number: int, kind: str, zh: str, en: str, *, why: Wording, url: str) -> Waiting | None:
    said = number_said(number)
    title = Wording(f"{zh}（{said} 人）", f"{en} ({said})")
    return Waiting(kind, title, why, url, count=number) if number else None


def _ending(one: Certificate) -> Waiting:
    name, level = one.person.name, one.level_label
    return Waiting(
        "workforce.certificate_ending",
        Wording(f"{name}：证书继续登记", f"{name}: register the certificate anew"),
        level,
        reverse("workforce:person", args=[one.person_id]),
        due=one.valid_until,
        unit_code=one.person.unit.code,
        unit_name=one.person.unit.name,
    )


def _several(some: list[Certificate], kind: str, title: Wording, why: Wording, url: str) -> Waiting:
    said = number_said(len(some))
    words = Wording(title.zh.format(said), title.en.format(said))
    return Waiting(kind, words, why, url, due=some[0].valid_until, count=len(some))


def _list(**narrowed: str) -> str:
    return f"{reverse('workforce:people')}?{urlencode(narrowed)}"


def _told(name: str, zh: str, en: str, each: str = "人", **adds: Wording) -> Told:
    people = each == "人"
    return Told(
        f"workforce.{name}",
        Wording(zh, en),
        Permission.PERSON_VIEW,
        each,
        adds=adds,
        record="workforce:person" if people else "",
        listed="workforce:people",
    )


CORNER = desk.Corner(
    waiting=(engagements, certificates),
    told=(
        _told(
            "roster.imported",
            *("导入花名册", "Rosters taken in", "次"),
            created=Wording("新增 {} 人", "people new: {}"),
            changed=Wording("更改 {} 人", "changed: {}"),
            left=Wording("离职 {} 人", "left: {}"),
        ),
        _told("roster.undone", "撤销花名册导入", "Rosters undone", "次"),
        _told("person.entered", "登记新人员", "People entered"),
        _told("person.edited", "修改个人信息", "People edited"),
        _told("person.id_number_corrected", "更正身份证号", "ID numbers corrected"),
        _told("engagement.begun", "登记聘用", "Engagements begun"),
        _told("engagement.changed", "修改聘用信息", "Engagements changed"),
        _told("engagement.transferred", "调动", "People transferred"),
        _told("engagement.extended", "续签", "Contracts extended"),
        _told("engagement.ended", "离职", "People who left"),
        _told("engagement.away", "请假、借调", "People gone on leave or on loan"),
        _told("engagement.back", "返岗", "People who came back"),
        _told("certificate.kept", "登记证书", "Certificates entered"),
        _told("certificate.renewed", "证书继续登记", "Certificates registered anew"),
        _told("people.exported", "导出人才库", "Rosters taken out", "次"),
    ),
    shortcuts=(
        Shortcut(
            Wording("登记新人员", "Enter a person"), "workforce:add", "user-plus", Permission.PERSON_ADD
        ),
        Shortcut(Wording("查人员", "Look up people"), "workforce:people", "users", Permission.PERSON_VIEW),
    ),
)


def register() -> None:
    """Lay the corner on the desk."""
    desk.register("workforce", CORNER)
