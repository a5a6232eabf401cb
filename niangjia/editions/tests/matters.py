"""Editions as their papers speak of them, made up: organs are real, figures are not, nobody is named."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal

from niangjia.editions.documents.types import Basis, Before, Issued, Matter, Money, Row
from niangjia.editions.types import PLANNED, Compared, State
from niangjia.funding.types import Level, Reply, Share, Source
from niangjia.kernel.figure import Citation, Force, Status
from niangjia.staffing.types import PERSON, PROJECT, Measure

ON = date(2026, 6, 30)
COUNTIES = ("涪城区", "游仙区", "安州区", "三台县", "盐亭县", "梓潼县", "北川羌族自治县", "平武县", "江油市")
TOWNS = ("丰谷镇", "青义镇", "吴家镇", "杨家镇", "金峰镇", "石洞乡", "城厢街道", "普明街道", "交通运输行业")
POSTS = Citation(
    "绵工发〔2017〕52号",
    "绵阳市总工会关于进一步加强绵阳市社会化工会工作者队伍建设的实施意见",
    "三、目标任务",
    "绵阳市总工会",
    "2017-12-31",
    Force.MUST,
    quote="职工2000人以下的，须配备1名社会化工会工作者；职工2000人以上的，每3000人可增配1名社会化工会工作者。",
)
REPLY = Reply(
    pk=1,
    number="绵财社〔2026〕18号",
    dated=date(2026, 3, 2),
    issuer="绵阳市财政局",
    year=2026,
    first=date(2026, 1, 1),
    until=date(2027, 1, 1),
    ended_on=None,
    shares=(
        Share(Source.PUBLIC_WELFARE, Level.PREFECTURE, 120, Decimal("864000")),
        Share(Source.FEDERATION_BUDGET, Level.COUNTY, 120, Decimal("864000")),
    ),
)


def row(
    name: str = "丰谷镇总工会",
    group: str = "",
    *,
    workers: int | None = 8_000,
    filled: int | None = 1,
    planned: int | None = None,
    counted_in: str = PERSON,
    funded: int | None = None,
    reason: str = "",
    silent: bool = False,
) -> Row:
    """A unit: must 1, one more for each 3,000 above 2,000."""
    known = workers is not None and not silent
    persons = counted_in == PERSON
    may = max(0, workers - 2_000) // 3_000 if known and workers is not None else None
    must = 1 if known and persons else None
    value = None if may is None else may + 1
    numbers = {
        Measure.WORKERS.value: workers,
        Measure.MUST.value: must,
        Measure.MAY.value: may if persons else None,
        Measure.VALUE.value: value,
        Measure.FUNDED.value: funded,
        Measure.FILLED.value: filled if persons else None,
        Measure.SHORTFALL.value: max(0, must - filled) if must is not None and filled is not None else None,
        Measure.ROOM.value: None,
        Measure.ABOVE.value: None,
        PLANNED: planned if planned is not None or not known else max(must or 0, filled or 0),
    }
    status = Status.NOT_APPLICABLE if silent else Status.VALUE if known else Status.MISSING
    kind = "街道" if "街道" in name else "行业" if "行业" in name else "乡镇"
    return Row(name, group, kind, counted_in, status, numbers, ON if workers else None, reason, int(known))


def rows(counties: tuple[str, ...] = COUNTIES, each: int = 9) -> list[Row]:
    """A prefecture's units: some short, some without a count, some that no document speaks of."""
    found = []
    for at, county in enumerate(counties):
        for nth in range(each):
            town = TOWNS[nth % len(TOWNS)] + ("" if nth < len(TOWNS) else f"第{nth}")
            found.append(
                row(
                    f"{town}总工会",
                    county if len(counties) > 1 else "",
                    workers=None if (at + nth) % 17 == 3 else 900 + 1_371 * ((at * 5 + nth * 7) % 9),
                    filled=(at + nth) % 3,
                    funded=1 if nth % 2 else None,
                    silent=(at * each + nth) % 29 == 11,
                    reason="职工人数正在核实" if nth == 4 else "",
                )
            )
    return found


def matter(state: State = State.PUBLISHED, **otherwise: object) -> Matter:
    """The prefecture's plan, as far as it came."""
    units = rows()
    whole = Matter(
        organ="绵阳市总工会",
        above="四川省总工会",
        below="各县（市、区）总工会",
        each="县（市、区）",
        year=2026,
        number=1,
        title="绵阳市总工会2026年社会化工会工作者配备计划",
        on=ON,
        state=state,
        rows=units,
        bases=[
            Basis(POSTS, sum(one.basis for one in units)),
            Basis(replace(POSTS, quote="面向社会公开招聘，专职从事工会工作。"), 0),
        ],
        money=[Money(REPLY, sum(one.numbers[Measure.FUNDED] or 0 for one in units), 60)],
        **ways(state),  # type: ignore[arg-type]
    )
    return replace(whole, **otherwise)  # type: ignore[arg-type]


def ways(state: State) -> dict[str, Issued]:
    """What the steps up to a state brought."""
    brought = {}
    if state in (State.REQUESTED, State.APPROVED, State.PUBLISHED):
        brought["requested"] = Issued("绵工〔2026〕31号", date(2026, 7, 3), "绵阳市总工会")
    if state in (State.APPROVED, State.PUBLISHED):
        brought["decided"] = Issued("川工复〔2026〕12号", date(2026, 7, 16), "四川省总工会")
    if state is State.PUBLISHED:
        brought["published"] = Issued("绵工发〔2026〕15号", date(2026, 7, 20), "绵阳市总工会")
    return brought


def county(state: State = State.PUBLISHED, **otherwise: object) -> Matter:
    """A county's plan: no federation below."""
    return replace(
        matter(state),
        **{
            "organ": "涪城区总工会",
            "above": "绵阳市总工会",
            "below": "各乡镇（街道）、园区和行业工会",
            "each": "单位",
            "title": "涪城区总工会2026年社会化工会工作者配备计划",
            "rows": rows(("涪城区",), 12),
            "money": [],
            **otherwise,
        },  # type: ignore[arg-type]
    )


def adjusted(state: State = State.PUBLISHED) -> Matter:
    """A county's adjustment: one unit added, one gone, one planned for more, one with a new count."""
    numbers = {**row(workers=8_000).numbers, PLANNED: 1}
    more = {**numbers, PLANNED: 3}
    differing = [
        Compared("GH1", "丰谷镇总工会", "涪城区", numbers, more),
        Compared("GH2", "青义镇总工会", "涪城区", numbers, {**numbers, Measure.WORKERS.value: 8_400}),
        Compared("GH3", "科技城新区行业工会联合会", "涪城区", None, numbers),
        Compared("GH4", "旧镇总工会", "涪城区", numbers, None),
    ]
    former = "涪城区总工会2026年社会化工会工作者配备计划"
    return county(
        state,
        number=2,
        title=f"{former}（第1次调整）",
        before=Before(former, "涪工发〔2026〕15号", differing),
    )


def project_row(name: str = "嘎洒镇总工会") -> Row:
    """A unit whose document counts in service projects."""
    return row(name, counted_in=PROJECT, workers=6_000, planned=2)
