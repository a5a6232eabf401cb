"""Somebody of whom everything is known, changed, read and taken out: see `tests.walls.test_forgotten`."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import Any

from niangjia.imports import actions as imports
from niangjia.imports.registry import importer_of
from niangjia.kernel.actor import Actor
from niangjia.kernel.locking import mark
from niangjia.kernel.roles import POWERS, Role
from niangjia.kernel.scope import acting
from niangjia.papers import actions as papers
from niangjia.privacy import actions as privacy
from niangjia.privacy.types import Asked, Format, Identity
from niangjia.workforce import access, actions
from niangjia.workforce.holder import find
from niangjia.workforce.queries import shown
from niangjia.workforce.types import (
    CertificateFacts,
    EmploymentForm,
    EngagementFacts,
    EngagementStatus,
    PersonFacts,
    ProfessionalLevel,
    SpellFacts,
)
from niangjia.workforce.types.unmasking import Group
from tests.cast import ON, gather, id_number, signed_in

NUMBER, CORRECTED = id_number(17, "19871113"), id_number(19, "19871123")
PHONE, FURTHER_PHONE, LATER_PHONE = "13611112222", "13722223333", "13833334444"
CARD, LATER_CARD = "6217001234567890122", "6222021234567890128"
CLEAR = {
    "name": ("欧阳秘罗", "欧阳旧秘", "秘罗", "旧秘"),
    "number": (NUMBER, CORRECTED, "1987-11-13", "1987-11-23", "19871113"),
    "phone": (PHONE, FURTHER_PHONE, LATER_PHONE),
    "card": (CARD, LATER_CARD),
    "address": ("秘密路88号", "新秘巷9号"),
    "certificate": ("GL20190717001", "GL20200808002", "DJ20210909003", "DJ20230303004"),
    "employer": ("秘密社工站", "另一社工站"),
    "post": ("密岗一", "密岗二"),
    "remark": ("合同在密柜", "怀孕四月"),
    "leave": ("密事保胎", "密友家中"),
    "leaving": ("密疾离岗",),
    "paper": ("密件合同", "密件说明", "密件内容"),
}
SECRETS = tuple(one for some in CLEAR.values() for one in some)
"""What was ever told of the person, and what it stood for before it was put right."""

LEFT = date(2023, 1, 1)


def roster(wage: str) -> bytes:
    """The list that brings the person."""
    told = {
        **{"姓名": CLEAR["name"][1], "身份证号码": NUMBER, "手机号码": f"{PHONE}、{FURTHER_PHONE}"},
        **{"银行卡号": CARD, "住址": f"四川省绵阳市涪城区{CLEAR['address'][0]}", "民族": "羌族"},
        **{"政治面貌": "中共党员", "学历": "大学本科", "职业资格等级": "助理社会工作师"},
        **{"证书管理号": CLEAR["certificate"][0], "证书取得时间": "2019-07-17", "用工形式": "直接聘用"},
        **{"聘用单位": CLEAR["employer"][0], "岗位": CLEAR["post"][0], "合同开始日期": "2020-01-01"},
        **{"合同结束日期": "2025-12-31", "月工资（元）": wage, "是否参加社保": "是"},
        **{"备注": CLEAR["remark"][0], "服务单位": "丰谷镇总工会", "所在县（市、区）": "涪城区"},
    }
    return "\n".join([",".join(told), ",".join(told.values())]).encode()


class Life:
    """What an office does with a person from the list to the day of leaving, each act on its own."""

    def __init__(self, wage: str) -> None:
        cast = gather()
        self.wage = wage
        self.clerk = replace(cast.clerk, reason="按规定办理")
        self.security = Actor(
            "account:99",
            "安全员",
            Role.SECURITY_ADMINISTRATOR.value,
            POWERS[Role.SECURITY_ADMINISTRATOR],
            cast.clerk.scope,
            "test",
            "正在仲裁",
        )
        self.done(self.dropped)
        with acting(self.clerk):
            self.person = access.persons(self.clerk).get(name=CLEAR["name"][1])
        for act in (
            self.papers,
            self.put_right,
            self.certified,
            self.changed,
            self.away,
            self.read,
            self.asked,
        ):
            self.done(act)
        self.looked_at()
        self.done(self.left)
        self.done(self.held, by=self.security)

    def done(self, act: Callable[[], object], by: Actor | None = None) -> None:
        with acting(by or self.clerk):
            act()

    def dropped(self) -> None:
        importer = importer_of("roster")
        assert importer is not None
        workbook, _ = imports.drop_and_read(
            by=self.clerk,
            importer=importer,
            file_name=f"花名册-{NUMBER}.csv",
            content=roster(self.wage),
            under="510703",
            as_of=None,
            today=ON,
        )
        imports.commit(by=self.clerk, pk=workbook.pk, today=ON)

    def papers(self) -> None:
        record = find(str(self.person.pk), self.clerk)
        assert record is not None
        name, note, content = CLEAR["paper"]
        for end in ("甲", "乙"):
            kept = papers.attach(
                by=self.clerk,
                to=record,
                file_name=f"{name}{end}.pdf",
                content=b"%PDF-1.7 " + content.encode(),
                note=note,
            )
        papers.download(by=self.clerk, paper=kept.pk)
        papers.remove(by=self.clerk, paper=kept.pk)

    def put_right(self) -> None:
        seen = mark(shown.of_person(access.persons(self.clerk).get(pk=self.person.pk)))
        facts = PersonFacts(
            name=CLEAR["name"][0],
            ethnic_group=None,
            political_status=None,
            education=None,
            phone=LATER_PHONE,
            bank_card=LATER_CARD,
            address=f"四川省绵阳市涪城区{CLEAR['address'][1]}",
        )
        actions.edit_person(by=self.clerk, person=self.person.pk, shown=seen, facts=facts)
        actions.correct_id_number(by=self.clerk, person=self.person.pk, id_number=CORRECTED, on=ON)

    def certified(self) -> None:
        held = access.certificates(self.clerk).get(person=self.person)
        facts = CertificateFacts(
            level=ProfessionalLevel(held.level),
            control_number=CLEAR["certificate"][1],
            obtained_date=held.obtained_date,
            registration_number=CLEAR["certificate"][2],
            registered_date=date(2020, 1, 1),
            valid_until=date(2022, 12, 31),
        )
        seen = mark(shown.of_certificate(held))
        kept = actions.keep_certificate(by=self.clerk, person=self.person.pk, shown=seen, facts=facts)
        actions.renew_certificate(
            by=self.clerk,
            person=self.person.pk,
            certificate=kept.pk,
            shown=mark(shown.of_certificate(kept)),
            registered=date(2022, 12, 1),
            number=CLEAR["certificate"][3],
        )

    def engaged(self, act: Callable[..., Any], **more: Any) -> None:
        engagement = access.engagements(self.clerk).get(person=self.person)
        spells = list(access.spells(self.clerk).filter(engagement=engagement))
        seen = mark(shown.of_engagement(engagement, spells))
        act(by=self.clerk, engagement=engagement.pk, shown=seen, **more)

    def changed(self) -> None:
        facts = EngagementFacts(
            form=EmploymentForm.DIRECT,
            employer=CLEAR["employer"][1],
            post_title=CLEAR["post"][1],
            start_date=date(2020, 1, 1),
            monthly_wage=Decimal(self.wage) if self.wage else None,
            insured=True,
            remark=CLEAR["remark"][1],
        )
        self.engaged(actions.change_engagement, facts=facts)

    def away(self) -> None:
        reason, place = CLEAR["leave"]
        facts = SpellFacts(
            status=EngagementStatus.LEAVE,
            begins=date(2021, 1, 1),
            ends=None,
            workplace=place,
            workplace_unit_id=None,
            reason=reason,
        )
        self.engaged(actions.go_away, facts=facts)
        self.engaged(actions.come_back, on=date(2021, 6, 1))

    def read(self) -> None:
        actions.read_person(by=self.clerk, person=self.person)
        for group in Group:
            actions.unmask(by=self.clerk, person=self.person.pk, group=group)

    def asked(self) -> None:
        asked: dict[str, Any] = {"person": self.person.pk, "asked_on": ON, "identity": Identity.AGENT}
        taken = privacy.take_request(by=self.clerk, asked=Asked.CORRECTION, on=ON, kinds=["phone"], **asked)
        privacy.answer_request(by=self.clerk, request=taken.pk, done=True, answer=f"已改为{LATER_PHONE}")
        privacy.give_own_data(by=self.clerk, format=Format.JSON, on=ON, **asked)

    def looked_at(self) -> None:
        client, name = signed_in("clerk"), CLEAR["name"][0]
        for address in ("/workforce/", "/search/"):
            assert name in client.get(address, {"q": name}).content.decode()
        assert client.get(f"/workforce/{self.person.pk}/").status_code == 200
        client.post("/workforce/lookup/", {"id_number": CORRECTED})
        client.post(f"/workforce/export.xlsx?q={name}", {"why": "report", "more": "年度报送"})

    def left(self) -> None:
        self.engaged(actions.end_engagement, on=LEFT, reason=CLEAR["leaving"][0])

    def held(self) -> None:
        by = self.security
        hold = privacy.put_off(by=by, person=self.person.pk, until=date(2026, 12, 31), on=ON)
        privacy.end_hold(by=by, hold=hold.pk)
