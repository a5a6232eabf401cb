"""Removing what is due: who goes, who stays nameless, who is put off. That nothing of them is left anywhere
is seen in tests/walls/test_forgotten.py."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest
from django.apps import apps

from niangjia.kernel.command import operator
from niangjia.kernel.figure import Refused
from niangjia.kernel.models import AuditEvent
from niangjia.kernel.roles import Role
from niangjia.kernel.scope import acting
from niangjia.privacy import actions, tasks
from niangjia.privacy.queries import due_rows, everywhere, preview, told
from niangjia.privacy.register import KINDS
from niangjia.privacy.tests.stage import LONG_AGO, ON, Stage
from niangjia.privacy.types import After, Fate
from niangjia.workforce.models import Certificate, Engagement
from niangjia.workforce.types.person import ANONYMISED

pytestmark = pytest.mark.usefixtures("committed")

HOUSE = replace(operator(), reason="保存期限届满")


def run(by: Any = HOUSE, on: date = ON) -> dict[str, int]:
    """One run, as the job does it."""
    return dict(tasks.work_off(by=by, on=on, tell=lambda done, total, said: None))


def test_who_left_long_ago_stays_nameless_where_a_wage_rests_on_the_row() -> None:
    stage = Stage()
    assert run()["anonymised"] == 1
    assert stage.still_there() == {"gone": False, "lately": True, "here": True}


def test_who_left_long_ago_is_deleted_where_nothing_needs_the_row() -> None:
    stage = Stage(monthly_wage=None)
    assert run()["deleted"] == 1
    assert stage.still_there() == {"lately": True, "here": True}
    with acting(HOUSE):
        assert not Engagement.objects.filter(person=stage.gone.pk).exists()


@pytest.mark.parametrize(("on", "due"), [(date(2026, 6, 29), 0), (date(2026, 6, 30), 1)])
def test_the_day_is_the_day(on: date, due: int) -> None:
    Stage()
    with acting(HOUSE):
        assert due_rows(on=on, by=HOUSE).count() == due


def test_a_run_finds_nothing_the_second_time() -> None:
    Stage()
    run()
    assert Counter(run())["anonymised"] == 0


def test_who_came_back_elsewhere_is_not_due_though_the_county_cannot_see_it() -> None:
    stage = Stage()
    with acting(HOUSE):
        there = stage.county.parent
        assert there is not None
        Engagement.objects.create(
            person=stage.gone, unit=there, form="direct", full_time=True, start_date=date(2025, 1, 1)
        )
    with acting(stage.security):
        assert due_rows(on=ON, by=stage.security).count() == 1
    run(stage.security)
    assert stage.still_there()["gone"] is True


def test_the_county_removes_within_its_own_scope_only() -> None:
    stage = Stage()
    elsewhere = stage.actor(Role.SECURITY_ADMINISTRATOR, stage.town)
    stage.leave(stage.lately, LONG_AGO)
    with acting(HOUSE):
        stage.gone.unit = stage.county
        stage.gone.save()
    assert run(elsewhere)["anonymised"] == 1
    assert stage.still_there() == {"gone": True, "lately": False, "here": True}


def test_what_is_put_off_stays_until_its_day_is_over() -> None:
    stage = Stage()
    by = replace(stage.security, reason="正在仲裁")
    until = ON + timedelta(days=30)
    with acting(by):
        actions.put_off(by=by, person=stage.gone.pk, until=until, on=ON)
    assert run()["held"] == 1
    assert stage.still_there()["gone"] is True
    assert run(on=until)["held"] == 1
    assert run(on=until + timedelta(days=1))["anonymised"] == 1


def test_the_page_says_beforehand_what_will_happen() -> None:
    stage = Stage()
    by = stage.security
    with acting(by):
        rows = told(list(due_rows(on=ON, by=by).select_related("unit")), on=ON, by=by)
        [one] = rows
        assert (one.person, one.shown, one.ended, one.due) == (
            stage.gone.pk,
            "张**",
            LONG_AGO,
            date(2026, 6, 30),
        )
        assert one.fate is Fate.ANONYMISED and "工资" in one.why.zh
        found = preview(on=ON, by=by)
        assert found.overdue == 1
        assert found.months == {date(2028, 1, 1): 1}


def test_no_run_without_the_power_or_a_reason() -> None:
    stage = Stage()
    for by in (stage.clerk, replace(stage.security, reason="")):
        with acting(by), pytest.raises(Refused):
            actions.ask_for_removal(by=by)
        with acting(everywhere(by)) as _, pytest.raises(Refused):
            actions.remove(by=everywhere(by), persons=[stage.gone.pk], on=ON)


def test_every_run_leaves_its_counts() -> None:
    Stage()
    counts = run()
    with acting(HOUSE):
        actions.note_run(by=HOUSE, on=ON, counts=counts)
        event = AuditEvent.objects.get(name="privacy.retention.run")
        assert event.details["anonymised"] == 1
        assert AuditEvent.objects.filter(name="workforce.person.anonymised").count() == 1


def test_a_batch_that_fails_leaves_everything_and_the_next_run_does_it(monkeypatch: Any) -> None:
    stage = Stage()
    stage.leave(stage.lately, LONG_AGO)
    monkeypatch.setattr(tasks, "BATCH", 1)
    stops = iter([False, True])
    tasks.work_off(by=HOUSE, on=ON, tell=lambda *_: None, stopped=lambda: next(stops))
    assert sorted(stage.still_there().values()) == [False, True, True]
    assert run()["anonymised"] == 1
    assert stage.still_there() == {"gone": False, "lately": False, "here": True}


def test_what_the_register_says_goes_is_gone_from_the_row() -> None:
    """Every column of a kind that is anonymised or deleted: emptied, or the word that stands for a name."""
    stage = Stage(remark="合同原件在三楼", control_number="20240001")
    with acting(HOUSE):
        Engagement.objects.filter(person=stage.gone).update(leaving_reason="本人辞职")
        Certificate.objects.filter(person=stage.gone).update(registration_number="DJ7")
    run()
    gone = [
        place.split(".")
        for kind in KINDS
        if kind.kept.then in (After.ANONYMISED, After.DELETED)
        for place in kind.places
        if place.startswith("workforce.")
    ]
    assert len(gone) > 15
    owners = {"Person": "pk", "PersonGram": "person", "Spell": "engagement__person"}
    with acting(HOUSE):
        for app, model, column in gone:
            rows = apps.get_model(app, model).objects.filter(**{owners.get(model, "person"): stage.gone.pk})
            kept = {value for value in rows.values_list(column, flat=True) if value}
            assert kept <= {ANONYMISED.zh}, (model, column)
