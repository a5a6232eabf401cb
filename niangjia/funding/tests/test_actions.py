"""Entered, corrected, replaced, revoked, allotted: within scope, and on refusal nothing is changed."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from niangjia.funding import access, actions
from niangjia.funding.models import BudgetReply
from niangjia.funding.queries import funded_below
from niangjia.funding.tests.factories import TODAY, allotted, because, entered, facts, mark, share, unit_of
from niangjia.funding.types import Level, Relation, Source, Standing
from niangjia.kernel.access import NotThere
from niangjia.kernel.figure import Refused
from niangjia.kernel.locking import Overtaken
from niangjia.kernel.models import AuditEvent
from niangjia.kernel.scope import acting
from tests.cast import Cast, gather

pytestmark = pytest.mark.django_db


@pytest.fixture
def cast() -> Cast:
    """The standing cast."""
    return gather()


def everything(cast: Cast) -> list[object]:
    """All that funding holds, as rows."""
    with acting(cast.officer):
        by = cast.officer
        rows = [access.replies(by), access.shares(by), access.allotments(by)]
        return [list(one.order_by("pk").values()) for one in rows]


def test_a_reply_comes_with_its_shares_and_an_event(cast: Cast) -> None:
    given = facts(2, share(18), share(6, Source.UPPER_SUBSIDY, Level.PREFECTURE, "8640"))
    reply = entered(cast.clerk, cast.here, given)
    with acting(cast.clerk):
        rows = access.shares(cast.clerk).filter(reply=reply).order_by("pk")
        assert list(rows.values_list("source", "level", "person_months")) == [
            ("federation_budget", "county", 18),
            ("upper_subsidy", "prefecture", 6),
        ]
        event = AuditEvent.objects.get(name="funding.reply.entered")
    assert (event.on_id, event.scope_path) == (str(reply.pk), cast.here.scope_path)
    assert (reply.scope_path, reply.allotted, str(reply)) == (cast.here.scope_path, 0, given.number)
    assert event.details["posts"] == 2


@pytest.mark.parametrize(
    ("given", "said"),
    [
        (facts(2, share(23)), "少 1 人月"),
        (facts(2, share(24), amount="1", number=" "), "文号"),
        (replace(facts(2), dated=date(2026, 7, 1)), "今天"),
    ],
)
def test_what_does_not_add_up_is_not_entered(cast: Cast, given: object, said: str) -> None:
    with pytest.raises(Refused, match=said):
        entered(cast.clerk, cast.here, given)  # type: ignore[arg-type]
    assert everything(cast) == [[], [], []]


def test_a_second_reply_says_what_it_does_to_the_first(cast: Cast) -> None:
    first = entered(cast.clerk, cast.here)
    further = facts(2, number="涪工批〔2026〕9号")
    before = everything(cast)
    with pytest.raises(Refused, match="追加名额，还是替代"):
        entered(cast.clerk, cast.here, further)
    with pytest.raises(Refused, match="已经登记过"):
        entered(cast.clerk, cast.here, relation=Relation.ADDS)
    assert everything(cast) == before
    entered(cast.clerk, cast.here, further, relation=Relation.ADDS)
    with acting(cast.clerk):
        found = funded_below(cast.here.scope_path, on=TODAY, by=cast.clerk)
        assert found[cast.here.pk].posts == first.posts + 2


def test_a_reply_takes_the_place_of_another_from_its_first_month(cast: Cast) -> None:
    first = entered(cast.clerk, cast.here)
    half = facts(5, first=date(2026, 7, 1), months=6, number="涪工批〔2026〕9号")
    with pytest.raises(NotThere):
        entered(cast.clerk, cast.here, half, relation=Relation.REPLACES, replaces=first.pk + 1)
    early = facts(5, first=date(2025, 12, 1), months=6, number="涪工批〔2026〕9号")
    with pytest.raises(Refused, match="首月"):
        entered(
            cast.clerk, cast.here, replace(early, year=2026), relation=Relation.REPLACES, replaces=first.pk
        )
    later = entered(cast.clerk, cast.here, half, relation=Relation.REPLACES, replaces=first.pk)
    with acting(cast.clerk):
        old = access.replies(cast.clerk).get(pk=first.pk)
        days = (TODAY, date(2026, 7, 1))
        posts = [funded_below(cast.here.scope_path, on=on, by=cast.clerk)[cast.here.pk].posts for on in days]
    assert (old.how_it_stands, old.ended_on, old.ended_number) == (
        Standing.REPLACED,
        date(2026, 7, 1),
        later.number,
    )
    assert posts == [11, 5]
    with pytest.raises(Refused, match="已被替代"):
        entered(cast.clerk, cast.here, replace(half, number="x"), relation=Relation.REPLACES, replaces=old.pk)


def test_what_was_written_wrongly_is_corrected(cast: Cast) -> None:
    by = because(cast.clerk)
    upper = share(3, Source.UPPER_SUBSIDY, Level.PROVINCE)
    reply = entered(cast.clerk, cast.here, facts(2, share(15), upper, share(6, level=Level.PREFECTURE)))
    shown = mark(by, reply)
    employer = share(3, Source.EMPLOYER, Level.EMPLOYER)
    right = facts(3, share(30), upper, employer, number="涪工批〔2026〕4号")
    with acting(by):
        actions.correct_reply(by=by, reply=reply.pk, shown=shown, facts=right, entered=TODAY)
        rows = access.shares(by).filter(reply=reply).order_by("pk")
        kept = list(rows.values_list("source", "level", "person_months"))
        found = access.replies(by).get()
    assert kept == [
        ("federation_budget", "county", 30),
        ("upper_subsidy", "province", 3),
        ("employer", "employer", 3),
    ]
    assert (found.number, found.posts) == ("涪工批〔2026〕4号", 3)
    with acting(by), pytest.raises(Overtaken):
        actions.correct_reply(by=by, reply=reply.pk, shown=shown, facts=right, entered=TODAY)
    silent = cast.clerk
    with acting(silent), pytest.raises(Refused, match="理由"):
        actions.correct_reply(by=silent, reply=reply.pk, shown=shown, facts=right, entered=TODAY)


def test_a_correction_keeps_what_was_allotted_and_what_was_replaced(cast: Cast) -> None:
    by = because(cast.clerk)
    first = entered(cast.clerk, cast.here)
    half = facts(5, first=date(2026, 7, 1), months=6, number="涪工批〔2026〕9号")
    later = entered(cast.clerk, cast.here, half, relation=Relation.REPLACES, replaces=first.pk)
    allotted(by, later, **{unit_of(cast.here, by).code: 4})
    before = everything(cast)
    for wrong, said in (
        (facts(3, first=date(2026, 7, 1), months=6, number="涪工批〔2026〕9号"), "超过批复的 3 名"),
        (facts(5, first=date(2027, 1, 1), months=6, number="涪工批〔2026〕9号"), "首月"),
        (facts(5, first=date(2026, 7, 1), months=6), "已经登记过"),
    ):
        shown = mark(by, later)
        with acting(by), pytest.raises(Refused, match=said):
            actions.correct_reply(by=by, reply=later.pk, shown=shown, facts=wrong, entered=TODAY)
    assert everything(cast) == before
    august = facts(5, first=date(2026, 8, 1), months=5, number="涪工批〔2026〕9号")
    shown = mark(by, later)
    with acting(by):
        actions.correct_reply(by=by, reply=later.pk, shown=shown, facts=august, entered=TODAY)
        assert access.replies(by).get(pk=first.pk).ended_on == date(2026, 8, 1)


def test_a_revoked_reply_funds_until_that_day_and_stays(cast: Cast) -> None:
    by = because(cast.clerk, "资金收回")
    reply = entered(cast.clerk, cast.here)
    shown, before = mark(by, reply), everything(cast)
    for number, on, said in (("", TODAY, "文号"), ("涪工批〔2026〕7号", date(2027, 1, 1), "保障期")):
        with acting(by), pytest.raises(Refused, match=said):
            actions.revoke_reply(by=by, reply=reply.pk, shown=shown, number=number, on=on)
    assert everything(cast) == before
    with acting(by):
        actions.revoke_reply(by=by, reply=reply.pk, shown=shown, number="涪工批〔2026〕7号", on=TODAY)
        path = cast.here.scope_path
        assert funded_below(path, on=TODAY, by=by) == {}
        assert funded_below(path, on=date(2026, 6, 29), by=by)[cast.here.pk].posts == 11
        kept = access.replies(by).get()
    assert (kept.ended_number, kept.ended_reason) == ("涪工批〔2026〕7号", "资金收回")
    shown = mark(by, reply)
    with acting(by), pytest.raises(Refused, match="已撤销"):
        actions.revoke_reply(by=by, reply=reply.pk, shown=shown, number="x", on=TODAY)
    entered(cast.clerk, cast.here)  # the number is free again


def test_posts_are_allotted_to_units_and_the_rest_stays(cast: Cast) -> None:
    unit = unit_of(cast.here, cast.clerk)
    reply = entered(cast.clerk, cast.here)
    assert allotted(cast.clerk, reply, **{unit.code: 3}) == ()
    with acting(cast.clerk):
        found = funded_below(cast.here.scope_path, on=TODAY, by=cast.clerk)
    assert {one.name: one.posts for one in found.values()} == {unit.name: 3, cast.here.name: 8}
    assert found[cast.here.pk].parts[0].spread
    assert not found[unit.pk].parts[0].spread
    [warning] = allotted(cast.clerk, reply, **{unit.code: 4})
    assert "高于可配上限 3 名" in warning
    assert allotted(cast.clerk, reply) == ()
    with acting(cast.clerk):
        assert list(funded_below(cast.here.scope_path, on=TODAY, by=cast.clerk)) == [cast.here.pk]


def test_no_more_is_allotted_than_was_replied_nor_elsewhere(cast: Cast) -> None:
    unit = unit_of(cast.here, cast.clerk)
    reply, before = entered(cast.clerk, cast.here), everything(cast)
    with pytest.raises(Refused, match="多 1 名"):
        allotted(cast.clerk, reply, **{unit.code: 12})
    for code in (unit_of(cast.there, cast.officer).code, cast.here.code, "GH99999999"):
        with pytest.raises(NotThere):
            allotted(cast.clerk, reply, **{code: 1})
    assert before[1:] == everything(cast)[1:]


def test_a_reply_to_a_unit_itself_has_nothing_to_allot(cast: Cast) -> None:
    unit = unit_of(cast.here, cast.clerk)
    reply = entered(cast.clerk, unit, facts(1))
    with pytest.raises(Refused, match="无需再分配"):
        allotted(cast.clerk, reply, **{unit.code: 1})
    with acting(cast.clerk):
        [part] = funded_below(unit.scope_path, on=TODAY, by=cast.clerk)[unit.pk].parts
    assert (part.posts, part.spread) == (1, False)


def test_out_of_scope_there_is_no_reply(cast: Cast) -> None:
    reply = entered(cast.clerk, cast.here)
    foreign = because(cast.foreign_clerk)
    with pytest.raises(NotThere):
        entered(foreign, cast.here)
    shown = mark(cast.clerk, reply)
    with acting(foreign):
        assert not access.replies(foreign).exists()
        with pytest.raises(NotThere):
            actions.correct_reply(by=foreign, reply=reply.pk, shown=shown, facts=facts(), entered=TODAY)
        with pytest.raises(NotThere):
            actions.revoke_reply(by=foreign, reply=reply.pk, shown=shown, number="x", on=TODAY)
        with pytest.raises(NotThere):
            actions.allot(by=foreign, reply=reply.pk, shown=shown, posts={}, on=TODAY)


def test_who_may_only_read_enters_nothing(cast: Cast) -> None:
    reply = entered(cast.clerk, cast.here)
    leader, before = because(cast.leader), everything(cast)
    shown = mark(leader, reply)
    with pytest.raises(Refused, match="权限"):
        entered(leader, cast.here, facts(number="x"))
    for act in (
        lambda: actions.revoke_reply(by=leader, reply=reply.pk, shown=shown, number="x", on=TODAY),
        lambda: actions.allot(by=leader, reply=reply.pk, shown=shown, posts={}, on=TODAY),
        lambda: actions.correct_reply(by=leader, reply=reply.pk, shown=shown, facts=facts(), entered=TODAY),
    ):
        with acting(leader), pytest.raises(Refused, match="权限"):
            act()
    assert everything(cast) == before


def test_a_county_sees_what_a_reply_above_it_gave_its_units(cast: Cast) -> None:
    unit, other = unit_of(cast.here, cast.officer), unit_of(cast.there, cast.officer)
    reply = entered(cast.officer, cast.prefecture)
    allotted(cast.officer, reply, **{unit.code: 2, other.code: 1})
    with acting(cast.clerk):
        found = funded_below(cast.here.scope_path, on=TODAY, by=cast.clerk)
        assert not access.replies(cast.clerk).exists()
    [part] = found[unit.pk].parts
    assert (list(found), part.posts, part.of, part.reply.number) == ([unit.pk], 2, None, reply.number)
    with acting(cast.officer):
        whole = funded_below(cast.prefecture.scope_path, on=TODAY, by=cast.officer)
    assert sum(one.posts for one in whole.values()) == reply.posts
    assert isinstance(reply, BudgetReply)
