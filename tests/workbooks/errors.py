"""Errors to plant, each with the column it stands in and the code it must be refused with."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from random import Random
from typing import Any

from niangjia.kernel.identity import check_character
from tests.workbooks.people import SEXES, Told

Cell = Any
Plant = Callable[[Random, Told], Cell]


def _wrong_check(dice: Random, told: Told) -> Cell:
    number = told.values["id_number"]
    right = check_character(number[:17])
    return number[:17] + dice.choice([one for one in "0123456789X" if one != right])


ERRORS: tuple[tuple[str, str, Plant], ...] = (
    ("id_number", "check digit", _wrong_check),
    ("id_number", "id length", lambda dice, told: told.values["id_number"][: dice.choice([15, 17])]),
    ("id_number", "id length", lambda _, told: told.values["id_number"] + "0"),
    ("id_number", "id damaged by spreadsheet", lambda _, told: float(told.values["id_number"][:15] + "000")),
    ("id_number", "id damaged by spreadsheet", lambda _, __: "5.10727E+17"),
    (
        "id_number",
        "id masked",
        lambda _, told: told.values["id_number"][:6] + "********" + told.values["id_number"][14:],
    ),
    ("id_number", "missing", lambda _, __: ""),
    ("id_number", "nothing to repeat", lambda _, __: "同上"),
    ("id_number", "formula error", lambda _, __: "#N/A"),
    ("name", "missing", lambda _, __: ""),
    (
        "name",
        "not a name",
        lambda dice, told: told.values["name"] + dice.choice(["（党员）", "先生", "1", "?"]),
    ),
    ("sex", "sex contradicts id", lambda _, told: SEXES[told.values["sex"]].label.zh),
    ("birth", "birth date contradicts id", lambda _, told: told.values["birth"] + timedelta(days=40)),
    (
        "unit",
        "unknown unit",
        lambda dice, _: dice.choice(["不知镇总工会", "县总机关服务中心（待定）", "丰谷乡总工会"]),
    ),
    (
        "start_date",
        "invalid date",
        lambda dice, _: dice.choice([2023.1, "2023.1", "2023年1月", 45000, "2023-02-30", "待定", "23.1.5"]),
    ),
    ("start_date", "formula error", lambda _, __: "#REF!"),
    ("contract_end_date", "invalid date", lambda dice, _: dice.choice(["三年", "2026年底", 2026.12, "至今"])),
    (
        "contract_end_date",
        "end before start",
        lambda _, told: told.values["start_date"] - timedelta(days=1),
    ),
    ("contract", "duration only", lambda dice, _: dice.choice(["三年", "3年", "一年期"])),
    (
        "contract",
        "invalid date",
        lambda dice, _: dice.choice(["2024.1.1起", "2024.1.1-12.31", "2024-2026", "签至2026.12.31"]),
    ),
    ("contract", "gap in periods", lambda _, __: "2020.1.1-2021.12.31；2023.1.1-2025.12.31"),
    (
        "monthly_wage",
        "not a number",
        lambda dice, _: dice.choice(
            ["约3000", "3200+500", "3000-3500", "面议", "年薪5万", "3千多", "3200/3500"]
        ),
    ),
    ("monthly_wage", "negative", lambda dice, _: dice.choice([-3200.0, "-3200"])),
    ("monthly_wage", "doubtful wage", lambda _, __: 0.0),
    (
        "phone",
        "not a phone",
        lambda dice, _: dice.choice(["1380013471", "13800134712/1380", "139001", "无号"]),
    ),
    ("education", "unknown value", lambda _, __: "不详"),
    ("form", "unknown value", lambda _, __: "临时"),
    ("insured", "not yes or no", lambda _, __: "部分"),
    ("level", "unknown value", lambda dice, _: dice.choice(["有", "特级社工师", "助理社会工作师、特级"])),
)
