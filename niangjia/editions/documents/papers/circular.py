"""通报: on publication, how the plan stands county by county; sums only, no person. Pure."""

from __future__ import annotations

from niangjia.editions.documents.annexes import Annexes
from niangjia.editions.documents.papers.plan import OWN_WORDS
from niangjia.editions.documents.sums import Sum, by_group, total
from niangjia.editions.documents.tables import shortfall_table
from niangjia.editions.documents.types import Matter
from niangjia.editions.documents.words import PROFESSION, above, count, day, in_brackets
from niangjia.editions.types import PLANNED
from niangjia.kernel.official import Attachment, Blank, Block, Head, Kind, OfficialPaper, Para
from niangjia.staffing.types import Measure

MOST_NAMED = 5


def circular(matter: Matter) -> OfficialPaper:
    """The whole, where the shortfall is largest, who has reached it; its table ranks by 满足率."""
    title = f"{matter.short}{matter.year}年{PROFESSION}配备情况表"
    annexes = Annexes([("shortfall", Attachment(title, (shortfall_table(matter),)))] if matter.rows else [])
    return OfficialPaper(
        kind=Kind.CIRCULAR,
        organ=matter.organ,
        title=f"{matter.organ}关于{matter.year}年{PROFESSION}配备情况的通报",
        body=tuple(_body(matter, annexes)),
        recipients=(matter.below,),
        attachments=annexes.attachments,
    )


def _body(matter: Matter, annexes: Annexes) -> list[Block]:
    whole = total(matter.counted_in())
    must, short = whole[Measure.MUST], whole[Measure.SHORTFALL]
    return [
        Para(_opening(matter)),
        Head(1, "总体情况"),
        Para(
            f"截至{day(matter.on)}，{matter.whole}纳入计划的单位{len(matter.rows)}个，须配{PROFESSION}{count(must)}，"
            f"已配{count(whole[Measure.FILLED])}，缺口{count(short)}，满足率{whole.rate}"
            f"{annexes.clause('shortfall', '详')}。{matter.year}年计划配备{count(whole[PLANNED])}。"
        ),
        *([Para(f"缺数据的单位{whole.lacking}个，未作估算，请抓紧补报职工人数。")] if whole.lacking else []),
        Head(1, f"各{matter.each}情况"),
        *_compared(matter),
        Head(1, "工作要求"),
        OWN_WORDS,
    ]


def _opening(matter: Matter) -> tuple[str | Blank, ...]:
    if not matter.decided:
        return (f"《{matter.title}》已经发布，现将配备情况通报如下。",)
    issuer = matter.decided.issuer or above(matter)
    number = in_brackets(matter.decided, "批复文号")
    return (f"《{matter.title}》已经", issuer, "批复", *number, "并发布，现将配备情况通报如下。")


def _compared(matter: Matter) -> list[Block]:
    rows = matter.counted_in()
    sums = by_group(matter) if matter.grouped else [total([row], row.name) for row in rows]
    lacking = sorted((one for one in sums if _short(one)), key=_short, reverse=True)
    whole = [one for one in sums if one[Measure.MUST] and one[Measure.SHORTFALL] == 0]
    if not lacking and not whole:
        return [Para("没有须配名额可作比较。")]
    said = f"有缺口的{matter.each}{len(lacking)}个，{_largest(lacking, matter)}。" if lacking else ""
    done = (
        f"须配名额已配齐的{matter.each}{len(whole)}个。" if whole else f"没有须配名额已配齐的{matter.each}。"
    )
    return [Para(said + done)]


def _largest(lacking: list[Sum], matter: Matter) -> str:
    most, least = _short(lacking[0]), _short(lacking[-1])
    if most == least and len(lacking) > 1:
        return f"各缺{most}名"
    named = "、".join(f"{one.name or matter.organ}{_short(one)}名" for one in lacking[:MOST_NAMED])
    return f"缺口较大的是{named}" if len(lacking) > MOST_NAMED else f"即{named}"


def _short(one: Sum) -> int:
    return one[Measure.SHORTFALL] or 0
