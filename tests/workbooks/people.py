"""Invented people, and what a roster that tells of them has to be read as."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, timedelta
from decimal import Decimal
from random import Random
from typing import Any

from niangjia.kernel.identity import Sex, birth_date, check_character, sex_of
from niangjia.kernel.sheets.kinds import OPEN_ENDED
from niangjia.organisations.naming import UnitLookup
from niangjia.workforce.types import (
    Education,
    EmploymentForm,
    EngagementRow,
    EngagementStatus,
    EthnicGroup,
    PoliticalStatus,
    ProfessionalLevel,
)

UNITS = {
    "涪城区": (
        "丰谷镇总工会",
        "城厢街道总工会",
        "涪城区快递行业工会联合会",
        "永兴镇总工会",
        "东山彝族乡总工会",
    ),
    "三台县": ("潼川镇总工会", "永安镇总工会", "新鲁镇总工会", "三台县经济技术开发区工会"),
    "北川羌族自治县": ("永安镇总工会", "曲山镇总工会", "擂鼓镇总工会"),
}
FORMER = (("三台县", "新鲁镇总工会", "鲁班镇总工会"), ("涪城区", "城厢街道总工会", "城关镇总工会"))
LOOKUP: UnitLookup[str] = UnitLookup(
    ((f"{county}/{name}", name, county, county) for county, names in UNITS.items() for name in names),
    former=((f"{county}/{name}", old, county, county) for county, name, old in FORMER),
)
AMBIGUOUS = "永安镇总工会"
SURNAMES = "张王李赵陈杨黄周吴徐孙马朱胡林郭何高罗欧䶮𬱖"
GIVEN = "伟芳娜敏静丽强磊军洋勇艳杰涛明超兰霞平刚桂〇𠮷\ue123"
LONG_NAMES = ("买买提·吐尔逊", "阿依古丽·买买提", "欧阳娜娜", "尼玛扎西")
DEFAULTS: dict[str, Any] = {
    "ethnic_group": None,
    "political_status": None,
    "education": None,
    "phone": (),
    "level": (),
    "control_number": "",
    "obtained_date": None,
    "form": None,
    "employer": "",
    "post_title": "",
    "start_date": None,
    "contract_end_date": None,
    "monthly_wage": None,
    "insured": None,
}
"""What a row means where its roster lacks a column."""


@dataclass
class Standing:
    """How somebody stands, and the remark that says so."""

    status: EngagementStatus | None = None
    remark: str = ""
    left_date: date | None = None
    reason: str = ""
    begins: date | None = None
    ends: date | None = None
    workplace: str = ""
    crossed_out: bool = False
    cells: dict[str, Any] = field(default_factory=dict)
    """What columns of its own say of it: column key → cell."""


@dataclass
class Told:
    """One person as somebody means to tell of them: column key → value."""

    values: dict[str, Any]
    standing: Standing = field(default_factory=Standing)

    def expected(self, columns: frozenset[str]) -> EngagementRow[str]:
        """What a row has to be read as, where a roster has these columns."""
        value = {key: self.values[key] if key in columns else default for key, default in DEFAULTS.items()}
        id_number, end, phones = self.values["id_number"], value["contract_end_date"], value["phone"]
        born, now = birth_date(id_number), self.standing
        assert born is not None
        return EngagementRow(
            name=self.values["name"],
            id_number=id_number,
            sex=sex_of(id_number),
            birth_date=born,
            ethnic_group=value["ethnic_group"],
            political_status=value["political_status"],
            education=value["education"],
            phone=phones[0] if phones else "",
            level=value["level"][0] if value["level"] else None,
            control_number=value["control_number"],
            obtained_date=value["obtained_date"],
            form=value["form"],
            unit_id=f"{self.values['county']}/{self.values['unit']}",
            unit=self.values["unit"],
            county=self.values["county"],
            employer=value["employer"],
            post_title=value["post_title"],
            start_date=value["start_date"],
            contract_end_date=None if end == OPEN_ENDED else end,
            open_ended=end == OPEN_ENDED,
            monthly_wage=value["monthly_wage"],
            insured=value["insured"],
            status=now.status,
            remark=now.remark,
            left_date=now.left_date,
            leaving_reason=now.reason,
            status_from=now.begins,
            status_to=now.ends,
            workplace=now.workplace,
            further_levels=value["level"][1:],
            other_phones=phones[1:],
        )


def id_number(dice: Random) -> str:
    """A valid number of nobody: of retired and present areas, permits and cards of residence."""
    area = dice.choice(["510703", "510722", "512322", "810000", "820000", "830000", "911156", "532923"])
    born = date(1958, 1, 1) + timedelta(days=dice.randrange(17_000))
    first = f"{area}{born:%Y%m%d}{dice.randrange(1000):03}"
    return first + check_character(first)


def name(dice: Random) -> str:
    """A name of two to four characters, or a longer one with ·."""
    if dice.random() < 0.1:
        return dice.choice(LONG_NAMES)
    return dice.choice(SURNAMES) + "".join(dice.choice(GIVEN) for _ in range(dice.randint(1, 2)))


def phones(dice: Random) -> tuple[str, ...]:
    """No phone, one or several: mobiles first."""
    mobile = f"1{dice.choice('3589')}{dice.randrange(10**9):09}"
    other = dice.choice(
        [f"0816-2{dice.randrange(10**6):06}", f"1{dice.choice('3589')}{dice.randrange(10**9):09}"]
    )
    return dice.choice([(), (mobile,), (mobile,), (mobile, other)])


def told(dice: Random, taken: set[str]) -> Told:
    """Somebody new."""
    number = id_number(dice)
    while number in taken:
        number = id_number(dice)
    taken.add(number)
    county = dice.choice(list(UNITS))
    start = date(2020, 1, 1) + timedelta(days=dice.randrange(2000))
    end = dice.choice([start + timedelta(days=dice.randrange(200, 1500)), OPEN_ENDED])
    levels = dice.choice([(), (0,), (1,), (2,), (1, 0), (2, 1, 0)])
    return Told(
        {
            "name": name(dice),
            "id_number": number,
            "sex": sex_of(number),
            "birth": birth_date(number),
            "ethnic_group": dice.choice([None, *EthnicGroup]),
            "political_status": dice.choice([None, *PoliticalStatus]),
            "education": dice.choice([None, *Education]),
            "phone": phones(dice),
            "level": tuple(list(ProfessionalLevel)[one] for one in levels),
            "control_number": dice.choice(["", f"{dice.randrange(10**15, 10**16)}"]),
            "obtained_date": dice.choice([None, date(2019, 9, 15)]),
            "form": dice.choice([None, *EmploymentForm]),
            "county": county,
            "unit": dice.choice(UNITS[county]),
            "employer": dice.choice(["", "绵阳市某某劳务有限公司"]),
            "post_title": dice.choice(["", "工会社工", "窗口服务"]),
            "start_date": start,
            "contract_end_date": end,
            "monthly_wage": dice.choice([None, Decimal(dice.randrange(1500, 9000)), Decimal("3200.50")]),
            "insured": dice.choice([None, True, False]),
        }
    )


SEXES = {Sex.MALE: Sex.FEMALE, Sex.FEMALE: Sex.MALE}
