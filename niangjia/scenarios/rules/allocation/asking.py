"""Whether posts can be shared out as asked, and how many there are. Pure."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from decimal import Decimal

from niangjia.kernel.figure import Figure, Status, Step, Verdict, missing
from niangjia.kernel.wording import Wording
from niangjia.scenarios.types import Candidate, Question

PERSON = "person"
NOT_NAMED: Mapping[str, str] = {}
MAY = Verdict(True, Wording("可以分配", "can be shared out"))


def posts_of(question: Question, price: Figure) -> Figure:
    """How many posts there are: as given, or as many whole ones as the money pays for a year."""
    if question.posts is not None:
        step = Step(Wording("给定名额", "Posts given"), question.posts, PERSON)
        return Figure(Status.VALUE, PERSON, question.posts, steps=(step,))
    assert question.yuan is not None, "a question gives posts or money"
    if not price.known or not price.value:
        reason = price.reason or Wording(
            "每岗成本为0，无法折算。", "A post costs nothing: no number follows."
        )
        return missing(PERSON, reason, steps=price.steps)
    assert isinstance(price.value, Decimal)
    number = int(question.yuan // price.value)
    steps = (
        Step(Wording("给定经费（每年）", "Money given a year"), question.yuan, "yuan"),
        *price.steps,
        Step(
            Wording("经费 ÷ 每岗每年合计，取整", "Money ÷ the yearly cost of a post, whole ones"),
            number,
            PERSON,
        ),
    )
    return Figure(Status.VALUE, PERSON, number, steps=steps, warnings=price.warnings)


def may_share(
    question: Question, posts: int, candidates: Sequence[Candidate], names: Mapping[str, str] = NOT_NAMED
) -> Verdict:
    """The least of all federations must fit in the posts, and each in the room of its own units."""
    room = Counter[str]()
    for one in candidates:
        room[one.group] += one.must + one.may
    wanted = sum(cap.least for cap in question.caps)
    if wanted > posts:
        return Verdict.no(
            f"各县下限合计 {wanted:,} 名，多于可分的 {posts:,} 名。",
            f"The least of all together is {wanted:,}, more than the {posts:,} there are.",
        )
    for cap in question.caps:
        if cap.least > room[cap.group]:
            name = names.get(cap.group, cap.group)
            return Verdict.no(
                f"{name} 的下限 {cap.least:,} 名，多于其单位还能配的 {room[cap.group]:,} 名。",
                f"The least for {name} is {cap.least:,}; its units have room for {room[cap.group]:,}.",
            )
    return MAY
