"""The removal as a job: given daily once, asked for by hand, done as whoever it was given for."""

from __future__ import annotations

from argparse import ArgumentParser
from dataclasses import replace
from datetime import date, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from django.db import DatabaseError, transaction
from django.utils import timezone

from niangjia.kernel.actor import Scope
from niangjia.kernel.command import Fault, operator
from niangjia.kernel.jobs import State, work_off
from niangjia.kernel.jobs.registry import rebuilt
from niangjia.kernel.models import AuditEvent, Job
from niangjia.kernel.permissions import Permission
from niangjia.kernel.scope import acting
from niangjia.privacy import access, actions, commands, desk, tasks
from niangjia.privacy.actions.sweeping import sign_ins
from niangjia.privacy.tests.stage import Stage

pytestmark = pytest.mark.usefixtures("committed")
HOUSE = replace(operator(), reason="保存期限届满")


def long_ago() -> date:
    """A day of leaving that is past its time today."""
    return timezone.localdate() - timedelta(days=3 * 366)


def jobs() -> list[Job]:
    """Every job."""
    with acting(HOUSE):
        return list(Job.objects.order_by("pk"))


def runs() -> list[AuditEvent]:
    """The events of whole runs."""
    with acting(HOUSE):
        return list(AuditEvent.objects.filter(name="privacy.retention.run"))


def test_the_house_removes_what_is_due_once_a_day() -> None:
    stage = Stage()
    stage.leave(stage.gone, long_ago() + timedelta(days=30))
    stage.leave(stage.lately, timezone.localdate())
    today = timezone.localdate()
    assert tasks.give_on(today) is True
    assert tasks.give_on(today) is False
    work_off()
    assert [job.state for job in jobs()] == [State.DONE.value]
    assert stage.still_there() == {"gone": False, "lately": True, "here": True}
    [run] = runs()
    assert (run.actor, run.details["anonymised"]) == ("retention:daily", 1)
    assert tasks.give_on(today) is False
    assert tasks.give_on(today + timedelta(days=1)) is True


@pytest.mark.parametrize(("hour", "given"), [(1, False), (2, True), (23, True)])
def test_not_before_two_in_the_morning(hour: int, given: bool, monkeypatch: Any) -> None:
    now = datetime(2026, 7, 1, hour, 30, tzinfo=ZoneInfo("Asia/Shanghai"))
    monkeypatch.setattr(tasks.timezone, "localtime", lambda: now)
    assert tasks.give_daily() is given


def test_the_house_has_this_one_power() -> None:
    by = rebuilt(tasks.daily())
    assert by is not None
    assert by.permissions == {Permission.RETENTION_RUN}
    assert by.scope == Scope.everything()


def test_a_removal_by_hand_keeps_to_its_scope() -> None:
    stage = Stage()
    stage.leave(stage.gone, long_ago())
    by = replace(operator(), scope=Scope.below(stage.town.scope_path, "镇"), reason="年底清理")
    with acting(by):
        first = actions.ask_for_removal(by=by)
        assert actions.ask_for_removal(by=by).pk == first.pk
    work_off()
    assert [job.state for job in jobs()] == [State.DONE.value]
    assert stage.still_there()["gone"] is False
    assert [run.scope_path for run in runs()] == [stage.town.scope_path]


def test_who_is_changed_meanwhile_is_left_for_the_next_run(monkeypatch: Any) -> None:
    stage = Stage()
    on = timezone.localdate()
    stage.leave(stage.gone, long_ago())
    with acting(HOUSE):
        counts = actions.remove(by=HOUSE, persons=[stage.gone.pk, stage.here.pk, 10**9], on=on)
    assert dict(counts) == {"anonymised": 1, "kept": 2}
    assert stage.still_there() == {"gone": False, "lately": True, "here": True}


def test_sign_ins_are_forgotten_by_the_whole_house_and_never_within_six_months() -> None:
    Stage()
    with acting(HOUSE):
        assert sign_ins(by=HOUSE, on=timezone.localdate()) == 0
        with pytest.raises(DatabaseError, match="six months"), transaction.atomic():
            access.forget_sign_ins(timezone.now() - timedelta(days=100))
    county = replace(HOUSE, scope=Scope.below("000001", "县"))
    with acting(county):
        assert sign_ins(by=county, on=timezone.localdate()) == 0
        with pytest.raises(DatabaseError, match="as a whole"), transaction.atomic():
            access.forget_sign_ins(timezone.now() - timedelta(days=400))


def test_the_desk_says_a_month_ahead_who_will_go() -> None:
    stage = Stage()
    today = timezone.localdate()
    stage.leave(stage.gone, today.replace(year=today.year - 2) + timedelta(days=20))
    with acting(stage.security):
        [waiting] = desk.due_soon(on=today, by=stage.security)
        assert waiting.count == 1
        assert desk.due_soon(on=today - timedelta(days=40), by=stage.security) == []
    with acting(stage.clerk):
        assert not desk.requests(on=today, by=stage.clerk)


def test_the_command_line_counts_first_and_removes_with_a_reason(capsys: Any) -> None:
    stage = Stage()
    stage.leave(stage.gone, long_ago())
    parser = ArgumentParser()
    commands.add_to(parser.add_subparsers())
    with pytest.raises(Fault, match="--reason"):
        commands.run_remove(parser.parse_args(["privacy", "remove"]))
    assert commands.removal("", dry_run=True) == ["到期 1 人"]
    assert "anonymised 1" in commands.removal("年底清理", dry_run=False)
    assert commands.removal("", dry_run=True) == ["到期 0 人"]
    assert len(runs()) == 1
    commands.run_register(parser.parse_args(["privacy", "register"]))
    assert capsys.readouterr().out.startswith("# 个人信息目录")
