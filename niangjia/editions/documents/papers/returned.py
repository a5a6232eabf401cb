"""退回函: the union directly above gives a request back, with its opinion. Pure."""

from __future__ import annotations

from niangjia.editions.documents.papers.reply import UNKNOWN, received
from niangjia.editions.documents.types import Matter
from niangjia.editions.documents.words import PROFESSION, sentence
from niangjia.kernel.official import Blank, Kind, OfficialPaper, Para


def returned(matter: Matter) -> OfficialPaper:
    """The opinion as it was given; a blank before."""
    issued = matter.returned
    organ = (issued.issuer if issued else "") or matter.above
    opinion = sentence(issued.opinion) if issued and issued.opinion else Blank("退回意见")
    return OfficialPaper(
        kind=Kind.REPLY,
        organ=organ or str(UNKNOWN),
        signed_by=organ or UNKNOWN,
        title=f"{organ}关于退回{matter.short}{matter.year}年{PROFESSION}配备计划的函",
        body=(
            Para(
                (*received(matter, matter.returned_request or matter.requested), "经研究，现将意见函复如下：")
            ),
            Para(opinion),
            Para("请按上述意见修改后重新上报。"),
            Para("特此函复。"),
        ),
        number=(issued.number or None) if issued else None,
        recipients=(matter.organ,),
        dated=issued.dated if issued else None,
    )
