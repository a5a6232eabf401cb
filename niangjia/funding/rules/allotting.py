"""Whether posts of a reply may be allotted to units. Pure."""

from __future__ import annotations

from collections.abc import Mapping

from niangjia.funding.types import Standing
from niangjia.kernel.figure import Step, Verdict
from niangjia.kernel.wording import Wording
from niangjia.organisations.types import UnitKind

PERSON = "person"
MAY_BE_ALLOTTED = Wording("可以分配", "may be allotted")


def may_be_allotted(standing: Standing, given_to: UnitKind) -> Verdict:
    """Whether there is anything to allot: a reply that stands, given to a federation."""
    if standing is not Standing.STANDING:
        return Verdict.no(
            f"这份批复{standing.label.zh}，不能再分配。",
            f"This reply is {standing.label.en}: nothing of it can be allotted.",
        )
    if not given_to.is_federation:
        return Verdict.no(
            "批复直接给到这个单位，名额就在这里，无需再分配。",
            "The reply was given to this very unit: its posts are here, there is nothing to allot.",
        )
    return Verdict(True, MAY_BE_ALLOTTED)


def may_allot(posts: int, allotted: Mapping[str, int]) -> Verdict:
    """Whether units, by name, may be allotted so many of `posts`; the steps are the sum and what is left."""
    wanted = sum(allotted.values())
    steps = (
        Step(Wording("批复名额", "posts of the reply"), posts, PERSON),
        Step(Wording("分配到单位", "allotted to units"), wanted, PERSON),
        Step(Wording("尚未分配", "not allotted"), posts - wanted, PERSON),
    )
    if any(number < 0 for number in allotted.values()):
        return Verdict(False, Wording("名额不能是负数。", "Posts are not below 0."), steps=steps)
    if wanted > posts:
        return Verdict(
            False,
            Wording(
                f"分配 {wanted} 名，超过批复的 {posts} 名，多 {wanted - posts} 名。",
                f"{wanted} posts are allotted, {wanted - posts} more than the {posts} of the reply.",
            ),
            steps=steps,
        )
    return Verdict(True, MAY_BE_ALLOTTED, steps=steps)


def above_ceiling(allotted: Mapping[str, int], ceilings: Mapping[str, int]) -> tuple[Wording, ...]:
    """What to be warned of: units, by name, with more posts than the document in force permits.

    A warning, never a refusal: the document says 可, and money that was replied is there.
    """
    return tuple(
        Wording(
            f"{name}：分配后共 {posts} 名，高于可配上限 {ceilings[name]} 名（仅作提示，不因此拒绝）。",
            f"{name}: {posts} posts in all, above the ceiling of {ceilings[name]} (only a flag).",
        )
        for name, posts in allotted.items()
        if name in ceilings and posts > ceilings[name]
    )
