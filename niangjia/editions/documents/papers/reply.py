"""批复: by the union directly above, to the request it names. Pure."""

from __future__ import annotations

from niangjia.editions.documents.annexes import Annexes
from niangjia.editions.documents.sums import total
from niangjia.editions.documents.tables import approved_sums, approved_table
from niangjia.editions.documents.types import Issued, Matter
from niangjia.editions.documents.words import (
    PROFESSION,
    count,
    in_brackets,
    quoted,
    request_title,
    sentence,
)
from niangjia.editions.types import PLANNED, TRANSCRIBED
from niangjia.kernel.official import Attachment, Blank, Block, Kind, OfficialPaper, Para
from niangjia.staffing.types import PROJECT, Measure

UNKNOWN = Blank("上一级工会名称")


def reply(matter: Matter) -> OfficialPaper:
    """The reply; before it is decided the decision itself is a blank, and conditions always are."""
    issued = matter.decided
    organ = (issued.issuer if issued else "") or matter.above
    annexes = Annexes(_tables(matter))
    return OfficialPaper(
        kind=Kind.REPLY,
        organ=organ or str(UNKNOWN),
        signed_by=organ or UNKNOWN,
        title=f"{organ}关于{matter.short}{matter.year}年{PROFESSION}配备计划{_adjusted(matter)}的批复",
        body=tuple(_body(matter, annexes)),
        number=(issued.number or None) if issued else None,
        recipients=(matter.organ,),
        attachments=annexes.attachments,
        dated=issued.dated if issued else None,
    )


def received(matter: Matter, requested: Issued | None) -> tuple[str | Blank, ...]:
    """你单位《关于……的请示》（文号）收悉。"""
    title = quoted(request_title(matter), matter.organ)
    return (f"你单位{title}", *in_brackets(requested, "来文文号"), "收悉。")


def _adjusted(matter: Matter) -> str:
    return "调整" if matter.adjusts else ""


def _body(matter: Matter, annexes: Annexes) -> list[Block]:
    said: list[tuple[str | Blank, ...]] = [_decision(matter), (_posts(matter, annexes),)]
    if matter.decided and matter.decided.opinion:
        said.append((sentence(matter.decided.opinion),))
    said.append((Blank("批复要求（没有可删）"),))
    numbered = [Para((f"{'一二三四五'[at]}、", *one)) for at, one in enumerate(said)]
    opening = Para((*received(matter, matter.requested), "经研究，现批复如下："))
    return [opening, *numbered, Para("此复。"), *_transcribed(matter)]


def _decision(matter: Matter) -> tuple[str | Blank, ...]:
    what = f"你单位上报的《{matter.title}》。"
    return (f"同意{what}",) if matter.decided else (Blank("批复意见（同意／原则同意／不同意）"), what)


def _posts(matter: Matter, annexes: Annexes) -> str:
    persons, projects = total(matter.counted_in()), total(matter.counted_in(PROJECT))
    said = f"核定{matter.year}年{PROFESSION}配备名额{count(persons[PLANNED])}" if persons.units else ""
    if persons.units and persons[Measure.MUST] is not None:
        said += (
            f"（按有关文件计算须配{count(persons[Measure.MUST])}，可配上限{count(persons[Measure.VALUE])}）"
        )
    if projects.units:
        said += f"{'；' if said else ''}服务项目{count(projects[PLANNED], PROJECT)}"
    where = annexes.see("units") or annexes.see("counties")
    return (said or f"{matter.year}年没有核定名额") + (f"，具体名额见{where}。" if where else "。")


def _tables(matter: Matter) -> list[tuple[str, Attachment]]:
    if not matter.counted_in():
        return []
    of = f"{matter.short}{matter.year}年{PROFESSION}"
    counties = ("counties", Attachment(f"{of}核定名额汇总表", (approved_sums(matter),)))
    units = ("units", Attachment(f"{of}核定名额明细表", (approved_table(matter),)))
    return [counties, units] if matter.grouped else [units]


def _transcribed(matter: Matter) -> list[Block]:
    if not matter.decided or not matter.decided.transcribed:
        return []
    return [Para(f"（本件{TRANSCRIBED.zh}，以盖章原件为准。）")]
