"""One fact in the many ways people write it into a cell."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from random import Random
from typing import Any

from niangjia.kernel.identity import Sex
from niangjia.kernel.sheets.kinds import OPEN_ENDED
from niangjia.kernel.terms import Term
from niangjia.workforce.types import ProfessionalLevel
from tests.workbooks.people import FORMER

WIDE = {code: code + 0xFEE0 for code in range(0x21, 0x7F)}
NUMERALS = "〇一二三四五六七八九"
SHORT_FORMS = {"总工会": ("总工会", "工会", "工会委员会", "", " 总工会", "总 工 会", "工会联合会")}


def wide(text: str) -> str:
    """Full-width letters and digits."""
    return text.translate(WIDE)


def spaced(dice: Random, text: str) -> str:
    """White space around it, of one kind or another."""
    return dice.choice(["", " ", "\u3000", "\xa0", "\n"]) + text + dice.choice(["", " ", "\u3000", "\n"])


def name(dice: Random, value: str) -> str:
    """张 三, 买买提•吐尔逊."""
    if "·" in value:
        return value.replace("·", dice.choice("·•.．・"))
    if len(value) == 2:
        return dice.choice([value, f"{value[0]} {value[1]}", f"{value[0]}\u3000\u3000{value[1]}"])
    return spaced(dice, value)


def id_number(dice: Random, value: str) -> str:
    """An ID with spaces, an apostrophe, wide, with a small x."""
    return dice.choice(
        [
            value,
            value.lower(),
            f"'{value}",
            f" {value[:6]} {value[6:14]} {value[14:]}",
            wide(value),
            wide(value.lower()),
            f"{value}\n",
            f"{value[:6]}\u200b{value[6:]}",
        ]
    )


def numeral(number: int) -> str:
    """5 is 五, 15 十五, 31 三十一."""
    tens, ones = divmod(number, 10)
    return ("" if tens == 0 else "十" if tens == 1 else f"{NUMERALS[tens]}十") + (
        NUMERALS[ones] if ones else ""
    )


def day_as_text(dice: Random, value: date) -> str:
    """A day written out as text, in one way or another."""
    year, month, day = value.year, value.month, value.day
    chinese = "".join(NUMERALS[int(digit)] for digit in str(year))
    return dice.choice(
        [
            value.isoformat(),
            f"{year}.{month}.{day}",
            f"{year}.{month:02}.{day:02}",
            f"{year}/{month}/{day}",
            f"{value:%Y%m%d}",
            f"{year}年{month}月{day}日",
            f"{year} 年 {month} 月 {day} 日",
            f"{year}年{month}月{day}号",
            f"{chinese}年{numeral(month)}月{numeral(day)}日",
            f"{value.isoformat()} 00:00:00",
            f"{year}/{month}/{day} 8:30",
            wide(value.isoformat()),
            f"'{value.isoformat()}",
        ]
    )


def day(dice: Random, value: date | str) -> date | str | int:
    """A day as a date, a packed number or text; an open end in words."""
    if isinstance(value, str):
        return dice.choice([OPEN_ENDED, "长期", "无固定期", " 无固定期限 "])
    return dice.choice([value, value, int(f"{value:%Y%m%d}"), day_as_text(dice, value)])


def period(dice: Random, start: date, end: date | str) -> str:
    """Both ends of a contract in one cell, at times in two parts that follow each other."""
    sort = dice.choice(
        ["{0.year}.{0.month}.{0.day}", "{0.year}年{0.month}月{0.day}日", "{0:%Y-%m-%d}", "{0:%Y%m%d}"]
    )
    joint = dice.choice(["-", "—", "——", "至", "～", "~", " 至 ", "到", "起至"])
    last = end if isinstance(end, str) else sort.format(end)
    if isinstance(end, date) and end.toordinal() - start.toordinal() > 800 and dice.random() < 0.4:
        middle = date.fromordinal(start.toordinal() + 365)
        after = date.fromordinal(middle.toordinal() + dice.randint(0, 1))
        parts = [f"{sort.format(start)}{joint}{sort.format(middle)}", f"{sort.format(after)}{joint}{last}"]
        return dice.choice(["；", "\n", "、"]).join(parts)
    return dice.choice(["", "自"]) + sort.format(start) + joint + last + dice.choice(["", "止"])


def wage(dice: Random, value: Decimal, times: int) -> str | float:
    """An amount, in yuan or in what its heading counts in."""
    if times != 1:
        return float(value / times)
    plain = f"{value:f}".removesuffix(".00")
    texts = [
        plain,
        f"{value:,}",
        f"￥{value}",
        f"{plain}元",
        f"{plain} 元/月",
        wide(plain),
        f"{value / 10000}万",
        f"'{plain}",
    ]
    return dice.choice([float(value), float(value), *texts])


def phone(dice: Random, value: tuple[str, ...]) -> str | float:
    """A phone as a number or as text, several behind each other in any order."""
    if len(value) > 1:
        shown = list(value) if value[1].startswith("1") else dice.sample(value, 2)
        return dice.choice(["/", "、", "；", "\n", " / ", " 或 ", "  "]).join(shown)
    one = value[0]
    return dice.choice(
        [
            float(one),
            one,
            f"{one[:3]}-{one[3:7]}-{one[7:]}",
            f"+86 {one}",
            f"{one[:3]} {one[3:7]} {one[7:]}",
            wide(one),
        ]
    )


def levels(dice: Random, value: tuple[ProfessionalLevel, ...]) -> str:
    """The certificates held; none in words."""
    if not value:
        return dice.choice(["", "无", "—", "未取得"])
    if len(value) == 1:
        return dice.choice([*value[0].words, f"{value[0].label.zh}/心理咨询师三级"])
    spoken = dice.sample([dice.choice(one.words) for one in value], len(value))
    joined = dice.choice(["、", "/", "；", "，", "和"]).join(spoken)
    lines = "\n".join(one.label.zh for one in value)
    short = {"assistant": "初级", "social_worker": "中级", "senior": "高级"}
    years = "".join(f"{short[one.value]}（{2015 + nth}）" for nth, one in enumerate(reversed(value)))
    return dice.choice([joined, lines, years])


def yes_no(dice: Random, value: bool) -> str:
    """Yes or no in words or marks."""
    return dice.choice(["是", "√", "有", "已参保", "Y"] if value else ["否", "×", "无", "未参保"])


def term(dice: Random, value: Term) -> str:
    """A word of a list under any of its names, at times with a space in it."""
    return dice.choice([*value.words, *value.words, f" {value.label.zh} "])


def unit(dice: Random, value: str, county: str) -> str:
    """A unit's name: in full, short, with the county before it, under its former name."""
    old = [before for within, now, before in FORMER if (within, now) == (county, value)]
    short = [value]
    if value.endswith("总工会"):
        stem = value.removesuffix("总工会")
        short += [stem + ending for ending in SHORT_FORMS["总工会"]]
    if "街道" in value:
        short.append(value.replace("街道", "街道办事处"))
    if "经济技术开发区" in value:
        short += ["经开区工会", "经济开发区工会", "三台县经开区工会"]
    if "彝族乡" in value:
        short.append(value.replace("彝族", ""))
    chosen = dice.choice([*short, *old])
    before = ["", "", "绵阳市" + county, "四川省绵阳市" + county, county]
    return chosen if county in chosen else dice.choice(before) + chosen


def county(dice: Random, value: str) -> str:
    """A county with or without its prefecture and its 区 or 县."""
    short = {"北川羌族自治县": "北川", "涪城区": "涪城", "三台县": "三台"}[value]
    return dice.choice([value, value, f"绵阳市{value}", short, f"{value} "])


def birth(dice: Random, value: date) -> Any:
    """A birth date beside the ID: to the day, or to the month."""
    month = dice.choice(
        [f"{value:%Y.%m}", f"{value.year}年{value.month}月", f"{value:%Y%m}", float(f"{value:%Y.%m}")]
    )
    return dice.choice([value, day_as_text(dice, value), month])


def spell(dice: Random, key: str, values: dict[str, Any], times: int = 1) -> Any:
    """The cell of a column for somebody; nothing where nothing is to be said."""
    value = values[key]
    if key == "level":
        return levels(dice, value)
    if value in (None, "", ()):
        return dice.choice(["", "", "—", "/"]) if key not in ("post_title", "remark") else ""
    if key == "monthly_wage":
        return wage(dice, value, times)
    if key == "unit":
        return unit(dice, value, values["county"])
    writers = {
        "name": name,
        "id_number": id_number,
        "phone": phone,
        "insured": yes_no,
        "county": county,
        "birth": birth,
        "start_date": day,
        "contract_end_date": day,
        "obtained_date": day,
    }
    if key in writers:
        return writers[key](dice, value)
    return term(dice, value) if isinstance(value, Term | Sex) else value
