"""The figures behind 保障名额: every reply with its number, date and shares."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from niangjia.funding.types.funded import Funded, Part
from niangjia.funding.types.reply import Reply
from niangjia.kernel.figure import Citation, Figure, Force, Status, Step, missing
from niangjia.kernel.wording import Wording, said_day

PERSON = "person"
MOST_REPLIES = 12
"""So many replies are told one by one; of more, only how many there are."""

NO_REPLY = Wording(
    "没有在该日有效的经费批复，保障名额未知（不是0）。",
    "No budget reply stands on that day: the number of funded posts is not known (it is not 0).",
)
NOT_ALLOTTED = Wording("其中尚未分配到单位", "of these not allotted to a unit yet")


def figure_of_funded(funded: Funded | None) -> Figure:
    """保障名额 of one unit: a step for each reply, then its shares; missing where no reply stands."""
    if funded is None:
        return missing(PERSON, NO_REPLY)
    steps = [step for part in funded.parts for step in _steps(part)]
    if len(funded.parts) > 1:
        steps.append(Step(Wording("合计", "Total"), funded.posts, PERSON))
    return Figure(
        Status.VALUE, PERSON, funded.posts, steps=tuple(steps), citations=citations_of(funded.parts)
    )


def figure_of_sum(
    whole: Sequence[Funded], *, counted: Sequence[Step] = (), sums: Sequence[Step] = ()
) -> Figure:
    """保障名额 below a federation: what was allotted and what was not yet; missing where nothing is covered.

    `counted` and `sums` are steps of the caller that stand before the replies' own, group by group.
    """
    if not whole:
        return missing(PERSON, NO_REPLY)
    parts = [part for one in whole for part in one.parts]
    posts = sum(one.posts for one in whole)
    rest = sum(part.posts for part in parts if part.spread)
    steps = [*counted, *sums, *_told(parts)]
    if any(part.spread for part in parts):
        steps.append(Step(NOT_ALLOTTED, rest, PERSON))
    steps.append(Step(Wording("合计", "Total"), posts, PERSON))
    return Figure(Status.VALUE, PERSON, posts, steps=tuple(steps), citations=citations_of(parts))


def citations_of(parts: Iterable[Part]) -> tuple[Citation, ...]:
    """The papers themselves, each once."""
    return tuple(dict.fromkeys(_citation(part.reply) for part in parts))


def _citation(reply: Reply) -> Citation:
    return Citation(
        document=reply.number,
        title="",
        clause="经费批复",
        issuer=reply.issuer,
        in_force_from=reply.first.isoformat(),
        force=Force.AS_READS,
    )


def _steps(part: Part) -> Iterator[Step]:
    reply = part.reply
    dated = said_day(reply.dated)
    said = Wording(f"{reply.number}（{dated.zh}）", f"{reply.number} ({dated.en})")
    if part.spread:
        assert part.of is not None, "who hands posts on sees the whole reply"
        yield Step(Wording(f"{said.zh}：批复名额", f"{said.en}: posts of the reply"), part.of, PERSON)
        yield Step(Wording("已分配到单位", "allotted to units"), part.of - part.posts, PERSON)
        yield Step(Wording("尚未分配到单位", "not allotted to a unit yet"), part.posts, PERSON)
    else:
        yield Step(said, part.posts, PERSON)
    if sources := _sources(reply, part.of):
        yield Step(sources)


def _sources(reply: Reply, posts: int | None) -> Wording | None:
    if not reply.shares:
        return None
    zh = "、".join(
        f"{one.source.label.zh}（{one.level.label.zh}）{one.person_months} 人月" for one in reply.shares
    )
    en = ", ".join(
        f"{one.source.label.en} ({one.level.label.en}) {one.person_months} person-months"
        for one in reply.shares
    )
    whole = sum(one.person_months for one in reply.shares)
    return Wording(
        f"整份批复的来源：{zh}；共 {whole} 人月＝{posts} 名×{reply.months} 个月",
        f"Sources of the whole reply: {en}; {whole} person-months = {posts} posts × {reply.months} months",
    )


def _told(parts: Sequence[Part]) -> Iterator[Step]:
    """Each reply once, with all that it funds below."""
    posts: dict[Reply, int] = {}
    whole: dict[Reply, int | None] = {}
    for part in parts:
        posts[part.reply] = posts.get(part.reply, 0) + part.posts
        whole[part.reply] = part.of
    for reply, number in list(posts.items())[:MOST_REPLIES]:
        dated = said_day(reply.dated)
        yield Step(
            Wording(f"其中 {reply.number}（{dated.zh}）", f"of these {reply.number} ({dated.en})"),
            number,
            PERSON,
        )
        if sources := _sources(reply, whole[reply]):
            yield Step(sources)
    if len(posts) > MOST_REPLIES:
        more = len(posts) - MOST_REPLIES
        yield Step(Wording(f"另有 {more} 份批复", f"and {more} further replies"))
