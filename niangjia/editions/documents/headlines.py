"""The four headline numbers of the leader's picture, for the page and for the poster. Pure."""

from __future__ import annotations

from dataclasses import dataclass

from niangjia.editions.documents.picture import Picture
from niangjia.kernel.figure import Figure, Status, missing
from niangjia.kernel.official import Tone
from niangjia.kernel.wording import Wording
from niangjia.staffing.types import LABELS, PERSON, Measure

LACKING = Wording("缺数据", "missing")
NOTHING = Wording("", "")


@dataclass(frozen=True, slots=True)
class Headline:
    """A number, a line below it, and how it is to be read."""

    label: Wording
    number: int | None
    sub: Wording
    tone: Tone = Tone.PLAIN

    @property
    def figure(self) -> Figure:
        """As a card of the pages shows it; what is not known says so."""
        if self.number is None:
            return missing(PERSON, LACKING)
        return Figure(Status.VALUE, PERSON, self.number)


def headlines(picture: Picture) -> tuple[Headline, ...]:
    """须配, 已配, 缺口, 保障名额."""
    whole, change = picture.whole, picture.change
    short, funded = whole[Measure.SHORTFALL], whole[Measure.FUNDED]
    most = whole[Measure.VALUE]
    ceiling = Wording(f"可配上限 {most} 名", f"ceiling {most}") if most is not None else NOTHING
    rate = Wording(f"满足率 {picture.rate}", f"{picture.rate} of the mandatory")
    against = (
        Wording(f"比上版{change.zh}", f"{change.en} since the last edition")
        if change
        else Wording("没有上版可比", "no edition to compare with")
    )
    paid = Wording("依据经费批复", "by budget replies") if funded is not None else NOTHING
    tone = Tone.ALARM if short else Tone.GOOD if short == 0 else Tone.PLAIN
    return (
        Headline(LABELS[Measure.MUST], whole[Measure.MUST], ceiling),
        Headline(LABELS[Measure.FILLED], whole[Measure.FILLED], rate),
        Headline(LABELS[Measure.SHORTFALL], short, against, tone),
        Headline(LABELS[Measure.FUNDED], funded, paid),
    )
