"""Scenarios kept, changed, copied, removed, restored, handed on; on refusal nothing changed."""

from __future__ import annotations

from decimal import Decimal

import pytest
from django.db import connection

from niangjia.kernel import jobs
from niangjia.kernel.access import NotThere
from niangjia.kernel.actor import Actor
from niangjia.kernel.command import operator
from niangjia.kernel.figure import Refused
from niangjia.kernel.locking import Overtaken
from niangjia.kernel.models import AuditEvent
from niangjia.kernel.scope import acting
from niangjia.organisations.facade import Unit, units_below
from niangjia.scenarios import actions, facade, queries
from niangjia.scenarios.models import Allotment, Scenario
from niangjia.scenarios.queries.sharing import kept_answer, sharing_on
from niangjia.scenarios.tests.factories import MIANYANG, scenario
from niangjia.scenarios.types import Changes, Price, Question, Shift, TextChange
from tests.cast import ON, Cast, gather

pytestmark = pytest.mark.usefixtures("committed")
PLAN = (
    *("organisations_unitevent", "organisations_headcountevent", "organisations_territoryevent"),
    *("workforce_personevent", "workforce_engagementevent"),
)


@pytest.fixture
def cast() -> Cast:
    return gather()


def names(by: Actor) -> list[str]:
    with acting(by):
        return sorted(one.name for one in queries.saved(by=by))


def plan_history(by: Actor) -> list[int]:
    """How many versions of the plan's own rows are kept."""
    with acting(by), connection.cursor() as cursor:
        counts = []
        for table in PLAN:
            cursor.execute(f"SELECT count(*) FROM {table}")
            counts.append(cursor.fetchone()[0])
        return counts


def test_what_is_tried_and_kept_leaves_the_plan_alone(cast: Cast) -> None:
    before = plan_history(cast.officer)
    kept = scenario(cast.officer, cast.here, question=Question(posts=1))
    with acting(cast.officer):
        found = queries.compare("5107", [(kept, queries.changes_in(kept))], on=ON, by=cast.officer)  # type: ignore[list-item]
        sharing_on(found, 1, Question(posts=1)).share()
        facade.proposal_of(kept.pk, on=ON, by=cast.officer)
        told = set(AuditEvent.objects.filter(name__startswith="scenarios.").values_list("name", flat=True))
    assert plan_history(cast.officer) == before
    assert told == {"scenarios.scenario.kept"}


@pytest.mark.parametrize(
    ("name", "note"), [("", ""), ("字" * 61, ""), ("新的", "字" * 1_001), ("每2000人", "")]
)
def test_a_name_that_cannot_be_is_refused_and_nothing_changes(cast: Cast, name: str, note: str) -> None:
    kept = scenario(cast.clerk, cast.here)
    other = scenario(cast.clerk, cast.here, name="另一个")
    with acting(cast.clerk), pytest.raises(Refused):
        actions.keep_scenario(by=cast.clerk, under=cast.here, on=ON, name=name, note=note, changes=Changes())
    if name:
        with acting(cast.clerk), pytest.raises(Refused):
            seen = queries.mark_of(other)
            actions.change_scenario(by=cast.clerk, scenario=other, name=name, note=note, seen=seen)
        with acting(cast.clerk), pytest.raises(Refused):
            actions.copy_scenario(by=cast.clerk, scenario=kept, name=name) if not note else _no()
    assert names(cast.clerk) == ["另一个", "每2000人"]


def _no() -> None:
    raise Refused(actions.rules.may_ask(False))


def test_changed_copied_removed_and_restored(cast: Cast) -> None:
    kept = scenario(cast.clerk, cast.here)
    with acting(cast.clerk):
        actions.change_scenario(
            by=cast.clerk,
            scenario=kept,
            note="改过",
            changes=Changes(everyone=Shift(by=1)),
            question=Question(posts=3),
            outcome={"must": ["1", "2"]},
            seen=queries.mark_of(kept),
        )
        with pytest.raises(Overtaken):  # what it was kept from is no longer so
            actions.change_scenario(by=cast.clerk, scenario=kept, note="迟了", seen=queries.mark_of(kept))
        copy = actions.copy_scenario(
            by=cast.clerk, scenario=queries.scenario_of(kept.pk, by=cast.clerk), name="副本"
        )
        assert copy.pk != kept.pk
        again = queries.scenario_of(kept.pk, by=cast.clerk)
        assert (again.name, again.note, queries.question_in(again)) == ("每2000人", "改过", Question(posts=3))
        actions.remove_scenario(by=cast.clerk, scenario=again)
        with pytest.raises(NotThere):
            queries.scenario_of(kept.pk, by=cast.clerk)
        with pytest.raises(NotThere):
            actions.change_scenario(by=cast.clerk, scenario=again, note="", seen=queries.mark_of(again))
        actions.restore_scenario(by=cast.clerk, key=kept.pk)
    assert names(cast.clerk) == ["副本", "每2000人"]


def test_in_an_empty_house_there_is_no_desk(committed: None) -> None:
    by = operator()
    nobody = Scenario(name="x")
    with acting(by):
        for act in (
            lambda: actions.keep_scenario(by=by, under=Unit(), on=ON, name="x", note="", changes=Changes()),
            lambda: actions.copy_scenario(by=by, scenario=nobody, name="y"),
        ):
            with pytest.raises(NotThere):
                act()


def test_a_removed_one_whose_name_was_taken_stays_removed(cast: Cast) -> None:
    kept = scenario(cast.clerk, cast.here)
    with acting(cast.clerk):
        actions.remove_scenario(by=cast.clerk, scenario=kept)
    scenario(cast.clerk, cast.here)
    with acting(cast.clerk), pytest.raises(Refused):
        actions.restore_scenario(by=cast.clerk, key=kept.pk)
    with acting(cast.clerk):
        assert [one.pk for one in queries.removed(by=cast.clerk)] == [kept.pk]


def test_a_scenario_belongs_to_the_desk_it_was_made_at(cast: Cast) -> None:
    of_county, of_prefecture = scenario(cast.clerk, cast.here), scenario(cast.officer, cast.here)
    assert (of_county.unit_id, of_prefecture.unit_id) == (cast.here.pk, cast.prefecture.pk)
    assert names(cast.clerk) == ["每2000人"]
    assert names(cast.officer) == ["每2000人", "每2000人"]
    assert names(cast.foreign_clerk) == []
    with acting(cast.foreign_clerk):
        with pytest.raises(NotThere):
            queries.scenario_of(of_county.pk, by=cast.foreign_clerk)
        with pytest.raises(NotThere):
            facade.proposal_of(of_county.pk, on=ON, by=cast.foreign_clerk)
        with connection.cursor() as cursor:
            cursor.execute("SELECT count(*) FROM scenarios_scenario")
            assert cursor.fetchone()[0] == 0
        assert Scenario.objects.count() == 0


def test_a_job_finds_the_shares_and_an_answer_to_another_question_is_none(cast: Cast) -> None:
    changes = Changes(texts=(TextChange(area="510700", base_count=3),), price=Price(monthly_wage=Decimal(1)))
    kept = scenario(cast.officer, cast.prefecture, changes=changes, question=Question(posts=3))
    with acting(cast.officer):
        actions.ask_for_shares(by=cast.officer, scenario=kept)
    assert jobs.work_off() == 1
    with acting(cast.officer):
        state = jobs.state_of("scenario", str(kept.pk), by=cast.officer)
        assert state is not None and state.failure is None
        found = queries.compare("5107", [(NAME, changes)], on=ON, by=cast.officer)
        whole = kept_answer(kept, sharing_on(found, 1, Question(posts=3)), by=cast.officer)
        assert whole is not None
        assert whole == sharing_on(found, 1, Question(posts=3)).share()
        assert kept_answer(kept, sharing_on(found, 1, Question(posts=2)), by=cast.officer) is None
    with acting(cast.clerk):
        assert Allotment.objects.count() == 0


def test_without_a_question_no_job_is_given(cast: Cast) -> None:
    kept = scenario(cast.officer, cast.prefecture)
    with acting(cast.officer), pytest.raises(Refused):
        actions.ask_for_shares(by=cast.officer, scenario=kept)
    with acting(cast.officer), pytest.raises(Refused):
        actions.find_shares(by=cast.officer, scenario=kept)
    assert jobs.work_off() == 0


def test_what_a_scenario_hands_to_a_draft_of_the_plan(cast: Cast) -> None:
    changes = Changes(texts=(TextChange(area="510700", base_count=3),))
    by_must = scenario(cast.officer, cast.prefecture, changes=changes)
    shared = scenario(
        cast.officer, cast.prefecture, name="只有一名", changes=changes, question=Question(posts=1)
    )
    with acting(cast.officer):
        unit = units_below(cast.here, by=cast.officer).get()
        whole = facade.proposal_of(by_must.pk, on=ON, by=cast.officer)
        few = facade.proposal_of(shared.pk, on=ON, by=cast.officer)
    assert [one.posts for one in whole.planned.values()] == [3, 3]
    assert sorted(one.posts for one in few.planned.values()) == [1, 2]
    assert few.by_code[unit.code] is few.planned[unit.pk]
    assert "名额分配" in few.planned[unit.pk].reason.zh


def test_what_a_scenario_hands_to_a_draft_of_a_document(cast: Cast) -> None:
    changes = Changes(texts=(TextChange(area="510700", every=2_000, rounding="ceil"),))
    kept = scenario(cast.officer, cast.prefecture, changes=changes)
    with acting(cast.officer):
        (terms,) = facade.terms_of(kept.pk, by=cast.officer)
    assert (terms.document, terms.area, terms.every, terms.rounding) == (MIANYANG, "510700", 2_000, "ceil")
    assert (terms.threshold, terms.base_force, terms.clause) == (2_000, "must", "三、目标任务")


NAME = queries.comparison.PRESENT
