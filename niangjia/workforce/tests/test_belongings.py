"""Certificates, engagements and spells: history keeps what was written freely sealed under the person's key,
and tells it as before."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from django.db import IntegrityError, connection, transaction
from django.test.utils import CaptureQueriesContext

from niangjia.kernel.access import versions
from niangjia.kernel.actor import Actor
from niangjia.kernel.figure import Refused
from niangjia.kernel.locking import mark
from niangjia.kernel.scope import acting, tagged
from niangjia.organisations.facade import Unit
from niangjia.organisations.tests.factories import federation, imported, operator, unit_row
from niangjia.workforce import actions
from niangjia.workforce.actions.following import follow_unit
from niangjia.workforce.actions.undoing import undo_roster_import
from niangjia.workforce.models import Certificate, Engagement, Person, Spell, opened, profile
from niangjia.workforce.queries import history_of, shown
from niangjia.workforce.tests.factories import engagement_row, on_the_roster
from niangjia.workforce.tests.stage import JULY, MAY, Stage, away, certified, facts, personal, staged
from niangjia.workforce.types import Leaver
from niangjia.workforce.types.unmasking import Group

pytestmark = pytest.mark.django_db
AUGUST = date(2026, 8, 1)


@pytest.fixture
def stage() -> Stage:
    return staged()


def keep_certificate(stage: Stage) -> None:
    seen = mark(shown.of_certificate(Certificate.objects.get()))
    told = certified(registration_number="DJ77", control_number="GL77")
    actions.keep_certificate(by=stage.clerk, person=stage.person.pk, shown=seen, facts=told)


def renew(stage: Stage) -> None:
    keep_certificate(stage)
    held = Certificate.objects.get()
    seen = mark(shown.of_certificate(held))
    more: dict[str, Any] = {"registered": date(2027, 9, 1), "number": "DJ78"}
    actions.renew_certificate(by=stage.clerk, person=stage.person.pk, certificate=held.pk, shown=seen, **more)


def come_and_go(stage: Stage) -> None:
    stage.engaged(actions.go_away, facts=away(reason="保胎", workplace="家中"))
    stage.engaged(actions.come_back, on=JULY)


ACTS: dict[str, Callable[[Stage], object]] = {
    "certificate": keep_certificate,
    "renewed": renew,
    "changed": lambda stage: stage.engaged(
        actions.change_engagement, facts=facts(remark="合同在三楼", employer="社工站")
    ),
    "away": come_and_go,
    "transferred": lambda stage: stage.engaged(actions.transfer, to=stage.there.pk, on=JULY),
    "ended": lambda stage: stage.engaged(actions.end_engagement, on=JULY, reason="身体不好"),
    "succeeded": lambda stage: follow_unit(
        stage.here, stage.there, on=JULY, reason="撤并", only=None, by=stage.clerk
    ),
    "list again": lambda stage: on_the_roster(
        stage.here, engagement_row(stage.here, remark="另有兼职", control_number="GL9")
    ),
}


@pytest.mark.parametrize("act", ACTS)
def test_the_last_version_tells_what_the_row_tells(stage: Stage, act: str) -> None:
    with acting(stage.clerk):
        ACTS[act](stage)
    with acting(by := operator()):
        key, seen = Person.objects.get().data_key, 0
        for table in (Certificate, Engagement, Spell):
            for row in table.objects.all():
                last = versions(table, by).filter(pgh_obj_id=row.pk).last()
                last.data_key = key
                told = {name: getattr(row, name) for name in table.PROFILE}
                assert dict(profile(last)) == told == dict(profile(row))
                seen += any(told.values())
        columns = {field.name for field in Engagement.pgh_event_model._meta.fields}
    assert seen >= 2
    assert not columns & {"data_key", *Engagement.PROFILE}


def test_history_tells_the_differences(stage: Stage) -> None:
    with acting(stage.clerk):
        for act in ("renewed", "changed", "away", "ended"):
            ACTS[act](stage)
        person = Person.objects.get()
        told = {
            (str(one.label), str(one.before), str(one.after))
            for found in history_of(person, by=stage.clerk)
            for change in found.changes
            for one in change.differences
        }
    assert told >= {
        ("管理号", "2024001", "GL77"),
        ("登记号", "DJ77", "DJ78"),
        ("备注", "", "合同在三楼"),
        ("聘用单位", "涪城区总工会", "社工站"),
        ("事由", "", "保胎"),
        ("离职原因", "", "身体不好"),
    }


def test_a_row_that_tells_nothing_needs_no_key(stage: Stage) -> None:
    with acting(operator()):
        engagement = Engagement.objects.get()
        with CaptureQueriesContext(
            connection,
        ) as asked:
            Spell.objects.create(
                engagement_id=engagement.pk, status="leave", period="[2026-01-01,2026-02-01)"
            )
        assert len(asked) == 1
        assert Spell.objects.get().profile_sealed is None
        spell = Spell.objects.get()
        spell.reason = "产假"
        assert spell.seal_profile() is True
        assert (opened(spell, "profile"), spell.seal_profile()) == ('{"reason": "产假"}', False)
        spell.reason = ""
        assert (spell.seal_profile(), spell.profile_sealed) == (True, None)


@pytest.mark.parametrize(
    ("table", "column"),
    [(Spell, "reason"), (Spell, "workplace"), (Engagement, "remark"), (Certificate, "registration_number")],
)
def test_the_database_lets_nothing_be_told_beside_no_seal(stage: Stage, table: Any, column: str) -> None:
    with acting(stage.clerk):
        stage.engaged(actions.go_away, facts=away())
    with acting(operator()), transaction.atomic():
        table.objects.update(**table.emptied())
        with pytest.raises(IntegrityError, match="told_beside_its_seal"), transaction.atomic():
            table.objects.update(**{column: "王"})


def test_an_import_is_taken_back_with_what_it_changed_and_took_out(stage: Stage) -> None:
    with acting(stage.clerk):
        stage.engaged(actions.change_engagement, facts=facts(remark="合同在三楼"))
        stage.engaged(actions.go_away, facts=away(begins=AUGUST, reason="保胎"))
        leaver = Leaver(Engagement.objects.get().pk, JULY, "身体不好")
    new = engagement_row(stage.here, 2, "李芳", remark="新来")
    with acting(by := operator()):
        with tagged(**{"import": "1"}):
            on_the_roster_of(stage.here, new, by=by, leavers=[leaver])
        gone = Engagement.objects.get(person=stage.person)
        assert (gone.leaving_reason, Spell.objects.count()) == ("身体不好", 0)
        assert dict(profile(gone))["leaving_reason"] == "身体不好"
        undo_roster_import(by=by, tag={"import": "1"})
        engagement, spell = Engagement.objects.get(), Spell.objects.get()
        assert (engagement.remark, engagement.leaving_reason, spell.reason) == ("合同在三楼", "", "保胎")
        assert dict(profile(engagement))["remark"] == "合同在三楼"
        assert Person.objects.count() == 1


def on_the_roster_of(unit: Unit, *rows: Any, by: Actor, leavers: Sequence[Leaver] = ()) -> None:
    """As an import stores it, within the transaction that stands."""
    actions.import_roster(by=by, under=unit, rows=rows, as_of=MAY, source="r.xlsx", leavers=leavers)


def test_undoing_asks_for_keys_once_and_not_row_by_row(stage: Stage) -> None:
    rows = [engagement_row(stage.here, serial, "李芳", remark="一") for serial in range(2, 30)]
    on_the_roster(stage.here, *rows)
    asked = []
    for tag, few in (("2", rows[:2]), ("3", rows)):
        with acting(by := operator()):
            with tagged(**{"import": tag}):
                on_the_roster_of(stage.here, *(replace(one, remark="二") for one in few), by=by)
            with CaptureQueriesContext(connection) as queries:
                undo_roster_import(by=by, tag={"import": tag})
            asked.append(len(queries))
    assert asked[0] == asked[1]


def test_of_whom_the_actor_does_not_see_a_merger_writes_no_reason(stage: Stage) -> None:
    """The key is not at hand: the days are told, the reason stands in the act."""
    [elsewhere] = imported(federation("510704"), unit_row("小枧镇总工会"))
    with acting(operator()):
        Person.objects.update(unit=elsewhere)
    with acting(stage.clerk):
        assert not Person.objects.exists()
        follow_unit(stage.here, stage.there, on=JULY, reason="撤并", only=None, by=stage.clerk)
    with acting(operator()):
        old, new = Engagement.objects.order_by("start_date")
        assert (old.left_date, old.leaving_reason, new.leaving_reason) == (JULY, "", "")
        assert dict(profile(new)) == dict(profile(old)) == {name: getattr(old, name) for name in old.PROFILE}


WITH_A_REASON: dict[str, Callable[[Stage, Any], object]] = {
    "person": lambda stage, by: actions.edit_person(
        by=by, person=stage.person.pk, shown="", facts=personal()
    ),
    "engagement": lambda stage, by: actions.end_engagement(
        by=by, engagement=stage.engagement.pk, shown=stage.shown(), on=JULY, reason="辞职"
    ),
    "entered": lambda stage, by: actions.enter_person(by=by, row=engagement_row(stage.here, 2), on=MAY),
    "unmasked": lambda stage, by: actions.unmask(by=by, person=stage.person.pk, group=Group.PHONES),
}


@pytest.mark.parametrize("act", WITH_A_REASON)
def test_a_reason_that_names_the_person_is_refused(stage: Stage, act: str) -> None:
    by = replace(stage.clerk, reason="核对张 伟明的材料")
    with acting(by), pytest.raises(Refused, match="不要写本人姓名"):
        WITH_A_REASON[act](stage, by)
