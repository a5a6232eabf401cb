"""保障名额 with its basis: never a silent 0, nothing counted twice, and frozen as it was."""

from __future__ import annotations

import json
from datetime import date
from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

from niangjia.funding.tests.factories import TODAY, share
from niangjia.funding.types import (
    Borne,
    Funded,
    Level,
    Part,
    Reply,
    Source,
    figure_of_amount,
    figure_of_funded,
    figure_of_months,
    figure_of_sum,
)
from niangjia.kernel.figure import Status

REPLY = Reply(
    *(
        7,
        "涪工批〔2026〕3号",
        date(2026, 1, 15),
        "绵阳市总工会",
        2026,
        date(2026, 1, 1),
        date(2027, 1, 1),
        None,
    ),
    shares=(share(60), share(36, Source.UPPER_SUBSIDY, Level.PROVINCE), share(36, amount="8640.50")),
)


def funded(posts: int, *, of: int | None = 11, spread: bool = False, reply: Reply = REPLY) -> Funded:
    """A unit with one part."""
    return Funded(1, "000001", "丰谷镇总工会", (Part(reply, posts, of, spread),))


def test_without_a_reply_it_is_missing_and_not_0() -> None:
    assert figure_of_funded(None).status is figure_of_sum([]).status is Status.MISSING
    nothing = figure_of_funded(funded(0, of=0))
    assert (nothing.status, nothing.value) == (Status.VALUE, 0)


def test_the_basis_names_reply_date_and_sources() -> None:
    figure = figure_of_funded(funded(2))
    said = [step.text.zh for step in figure.steps]
    assert said[0] == "涪工批〔2026〕3号（2026年1月15日）"
    assert "总工会预算资金（县级）60 人月" in said[1]
    assert said[1].endswith("共 132 人月＝11 名×12 个月")
    assert [(one.document, one.issuer) for one in figure.citations] == [("涪工批〔2026〕3号", "绵阳市总工会")]


def test_a_reply_that_lies_above_tells_no_shares() -> None:
    above = Reply(7, "3号", TODAY, "x", 2026, REPLY.first, REPLY.until, None)
    assert len(figure_of_funded(funded(2, of=None, reply=above)).steps) == 1


def test_a_federation_says_what_is_left() -> None:
    figure = figure_of_funded(funded(3, spread=True))
    assert [step.value for step in figure.steps[:3]] == [11, 8, 3]
    assert figure.value == 3


def test_several_replies_are_added_up() -> None:
    one = Funded(1, "0", "x", (Part(REPLY, 2, 11), Part(Reply(8, "9号", *_rest()), 1, 1)))
    assert (figure_of_funded(one).value, figure_of_funded(one).steps[-1].value) == (3, 3)
    assert one.person_months == 36


def _rest() -> tuple[date, str, int, date, date, None]:
    return TODAY, "x", 2026, REPLY.first, REPLY.until, None


def test_a_sum_tells_each_reply_once_and_of_many_only_how_many() -> None:
    parts = [Funded(unit, "0", "x", (Part(REPLY, 1, 11),)) for unit in range(3)]
    whole = figure_of_sum([*parts, Funded(9, "0", "x", (Part(REPLY, 8, 11, spread=True),))])
    told = [step for step in whole.steps if "涪工批" in step.text.zh]
    assert (whole.value, [step.value for step in told]) == (11, [11])
    assert [step.value for step in whole.steps if "尚未分配" in step.text.zh] == [8]
    many = [Funded(one, "0", "x", (Part(Reply(one, f"{one}号", *_rest()), 1, 1),)) for one in range(15)]
    assert "另有 3 份批复" in [step.text.zh for step in figure_of_sum(many).steps]


PARTS = st.lists(
    st.builds(
        Part,
        st.builds(
            Reply,
            st.integers(1, 5),
            *(st.sampled_from(["3号", "9号"]), st.just(TODAY), st.just("x"), st.just(2026)),
            *(st.just(REPLY.first), st.just(REPLY.until), st.sampled_from([None, TODAY])),
            st.sampled_from([(), REPLY.shares]),
        ),
        st.integers(0, 50),
        st.none() | st.integers(0, 60),
    ),
    min_size=1,
    max_size=4,
)


@given(PARTS)
def test_the_drawer_has_the_number_of_the_cell_and_freezing_keeps_it(parts: list[Part]) -> None:
    one = Funded(1, "000001", "丰谷镇总工会", tuple(parts))
    assert figure_of_funded(one).value == figure_of_sum([one]).value == one.posts
    assert Funded.of_json(json.loads(json.dumps(one.as_json()))) == one


def borne(
    months: int, amount: str | None = None, *, named: bool = True, level: Level = Level.COUNTY
) -> Borne:
    """What the county's own budget bears."""
    yuan = None if amount is None else Decimal(amount)
    return Borne("涪城区", "GH00000003", Source.FEDERATION_BUDGET, level, months, yuan, named)


def test_person_months_and_money_are_summed_apart() -> None:
    rows = [borne(12, "86400"), borne(6, "1.50"), borne(6, level=Level.PROVINCE)]
    months, amount = figure_of_months(rows), figure_of_amount(rows)
    assert (months.value, [step.value for step in months.steps]) == (24, [18, 6, 24])
    assert (amount.value, len(amount.warnings)) == (Decimal("86401.50"), 1)
    assert len(figure_of_amount([borne(12, "1", named=False)]).warnings) == 2
    assert figure_of_months([]).status is figure_of_amount([]).status is Status.MISSING
    assert "没有写明金额" in str(figure_of_amount([borne(12)]).reason)
    employer = Borne("x", "", Source.EMPLOYER, Level.EMPLOYER, 1, None)
    assert employer.label.zh == "聘用单位出资"
