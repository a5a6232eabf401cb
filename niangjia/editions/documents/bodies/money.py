"""经费保障: the funded posts with their replies, and as blanks what no reply says. Pure."""

from __future__ import annotations

from collections import Counter

from niangjia.editions.documents.annexes import Annexes
from niangjia.editions.documents.sums import whole
from niangjia.editions.documents.types import Matter
from niangjia.editions.documents.words import day
from niangjia.editions.types import PLANNED
from niangjia.kernel.official import Blank, Para
from niangjia.staffing.types import Measure

MOST_NAMED = 6
COST = Para(("按计划配备名额测算，全年所需经费", Blank("经费测算金额"), "万元。"))


def money(matter: Matter, annexes: Annexes) -> list[Para]:
    """How many posts are funded by which replies, how many of the plan are not yet, what it costs."""
    if not matter.funded:
        nothing = (
            f"截至{day(matter.on)}尚未登记经费批复，保障名额",
            Blank("保障名额"),
            "名，经费来源为",
            Blank("经费来源"),
            "。",
        )
        return [Para(nothing), COST]
    summed = whole(matter)
    funded, planned = summed[Measure.FUNDED] or 0, summed[PLANNED]
    rest_of_them = _elsewhere(matter)
    named = "、".join(one.reply.number for one in matter.money[:MOST_NAMED])
    more = f"等{len(matter.money)}份" if len(matter.money) > MOST_NAMED else ""
    where = annexes.clause("money", "经费来源和期间")
    said = Para(
        f"截至{day(matter.on)}，依据经费批复（{named}{more}），保障名额{funded}名{rest_of_them}{where}。"
    )
    rest = planned - funded if planned is not None else 0
    if rest <= 0:
        return [said, COST]
    lacking = (f"计划数比保障名额多{rest}名，这部分名额的经费来源为", Blank("新增名额的经费来源"), "。")
    return [said, Para(lacking), COST]


def _elsewhere(matter: Matter) -> str:
    """，其中尚未分配到单位2名、已撤并单位名下1名; nothing where every post lies with a unit."""
    posts: Counter[str] = Counter()
    for why, _, number in matter.elsewhere:
        posts[why] += number
    said = "、".join(f"{why}{number}名" for why, number in posts.items() if number)
    return f"，其中{said}" if said else ""
