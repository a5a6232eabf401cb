"""Remarks that say how somebody stands, and what may be concluded from each of them."""

from __future__ import annotations

from datetime import date, timedelta
from random import Random

from niangjia.workforce.types import EngagementStatus
from tests.workbooks.people import Standing

LEFT, LEAVE, SECONDED = EngagementStatus.LEFT, EngagementStatus.LEAVE, EngagementStatus.SECONDED
DOUBTFUL = (
    "拟离职",
    "未休产假",
    "接替张三离职",
    "拟于明年退休",
    "产假结束已返岗",
    "从县总借调",
    "产假后离职",
)
SILENT = ("工作认真", "党员", "")
ON_DUTY = ("退休返聘", "2024年退休，返聘", "在岗")


def stand(dice: Random, start: date, *, typed: bool) -> Standing:
    """How somebody stands whose contract begins on `start`."""
    day = start + timedelta(days=dice.randrange(30, 600))
    until = day + timedelta(days=98)
    told = dice.choice(
        [
            f"{day:%Y.%m.%d}",
            f"{day.year}年{day.month}月{day.day}日",
            f"{day.year}.{day.month}.{day.day}",
            day.isoformat(),
        ]
    )
    last = f"{until.year}.{until.month}.{until.day}"
    word, reason = dice.choice([("离职", ""), ("辞职", "辞职"), ("解聘", "解聘")])
    return dice.choice(
        [
            *(
                Standing(LEFT, remark, day, reason)
                for remark in (
                    f"{told}{word}",
                    f"已于{told}{word}",
                    f"{word}（{told}）",
                    f"已{word}（{told}）",
                    f"{told}起{word}",
                    f"党员，{told}{word}",
                )
            ),
            Standing(LEFT, f"{told}因个人原因离职", day, "个人原因"),
            *(
                Standing(LEFT, remark)
                for remark in ("离职", "已离职", "2026.3离职", "3月离职", "已离职（2026.3）")
            ),
            Standing(LEAVE, f"产假（{day.year}.{day.month}.{day.day}—{last}）", begins=day, ends=until),
            Standing(LEAVE, f"{told}起产假", begins=day),
            *(Standing(LEAVE, remark) for remark in ("产假", "休产假", "病假中", "产假（2026.3—2026.8）")),
            Standing(SECONDED, f"借调至市总（{told}起）", begins=day, workplace="市总"),
            Standing(SECONDED, f"{told}借调县总", begins=day, workplace="县总"),
            Standing(SECONDED, "借调县总", workplace="县总"),
            Standing(SECONDED, "借调"),
            *(
                (Standing(LEFT, crossed_out=True), Standing(LEFT, f"{told}离职", day, crossed_out=True))
                if typed
                else ()
            ),
            *(Standing(remark=remark) for remark in (*DOUBTFUL, *SILENT)),
            *(Standing(EngagementStatus.ON_DUTY, remark) for remark in ON_DUTY),
        ]
    )


def in_columns(dice: Random, start: date) -> Standing:
    """How somebody stands, told in columns of its own."""
    day = start + timedelta(days=dice.randrange(30, 600))
    blank = {"status": "", "left_date": "", "leaving_reason": "", "workplace": ""}
    left = {"status": dice.choice(["", "离职", "已离职"]), "left_date": dice.choice([day, day.isoformat()])}
    return dice.choice(
        [
            Standing(cells=blank),
            Standing(
                EngagementStatus.ON_DUTY,
                cells=blank | {"status": dice.choice(["在岗", "在职", "是", "√", "正常"])},
            ),
            Standing(
                LEFT, left_date=day, reason="个人原因", cells=blank | left | {"leaving_reason": "个人原因"}
            ),
            Standing(LEFT, left_date=day, cells=blank | left),
            Standing(LEFT, cells=blank | {"status": "离职"}),
            Standing(LEAVE, cells=blank | {"status": dice.choice(["产假", "病假", "请假"])}),
            Standing(LEAVE, begins=day, cells=blank | {"status": f"产假（{day.isoformat()}起）"}),
            Standing(
                SECONDED, workplace="县总工会", cells=blank | {"status": "借调", "workplace": "县总工会"}
            ),
            Standing(workplace="县总工会", cells=blank | {"workplace": "县总工会"}),
        ]
    )
