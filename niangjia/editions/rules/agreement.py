"""An edition computed again: every number held against the frozen one, to the last digit. Pure."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from niangjia.editions.types import Agreement, Disagreement
from niangjia.kernel.figure import Status
from niangjia.kernel.wording import Wording
from niangjia.staffing.types import LABELS, Line, Measure

NUMBERS = tuple(measure for measure in Measure if measure is not Measure.FUNDED)
"""Funded posts are a fact of the day, entered and not computed."""
SAID = (
    ("document", Wording("依据文件", "document")),
    ("clause", Wording("条款", "clause")),
    ("unit", Wording("计数", "counted in")),
)
TEXTS = Wording("政策文本", "text of a policy document")
UNKNOWN = {Status.MISSING: "缺数据", Status.NOT_APPLICABLE: "不适用"}


def agreement(
    frozen: Sequence[Line], computed: Sequence[Line], *, kept: Sequence[str], held: Sequence[str]
) -> Agreement:
    """`frozen` and `computed` are the same units in the same order; `kept` and `held` digests of texts."""
    differing = [
        Disagreement("", digest[:12], TEXTS, digest[:12], "—") for digest in sorted(set(kept) ^ set(held))
    ]
    for before, after in zip(frozen, computed, strict=True):
        differing += _differing(before, after)
    return Agreement(len(frozen) * (len(NUMBERS) + len(SAID)) + len(kept), len(frozen), len(kept), differing)


def _differing(before: Line, after: Line) -> Iterator[Disagreement]:
    for measure in NUMBERS:
        was, now = shown(before, measure), shown(after, measure)
        if was != now:
            yield Disagreement(before.code, before.name, LABELS[measure], was, now)
    for name, label in SAID:
        was, now = str(getattr(before, name)), str(getattr(after, name))
        if was != now:
            yield Disagreement(before.code, before.name, label, was, now)


def shown(line: Line, measure: Measure) -> str:
    """A number, or why there is none."""
    number = line.number(measure)
    return UNKNOWN[line.status_of(measure)] if number is None else str(number)
