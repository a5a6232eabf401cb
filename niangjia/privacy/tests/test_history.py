"""What the auditor of an event is told of a person's holds and requests, before and after."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest

from niangjia.kernel import histories
from niangjia.kernel.actor import Actor
from niangjia.kernel.command import operator
from niangjia.kernel.models import AuditEvent
from niangjia.kernel.scope import acting
from niangjia.privacy import actions
from niangjia.privacy.tests.stage import ON, Stage
from niangjia.privacy.types import Asked, Identity

pytestmark = pytest.mark.usefixtures("committed")
UNTIL = date(2027, 7, 1)


def told() -> dict[str, tuple[str, str]]:
    """What the act of the last event changed, as it is told: label → before, after."""
    with acting(by := operator()):
        event = AuditEvent.objects.filter(on_kind="person", name__startswith="privacy.").latest("pk")
        changes = histories.changes_of("person", event.on_id, event.act, by=by)
    return {
        one.label.zh: (getattr(one.before, "zh", str(one.before)), getattr(one.after, "zh", str(one.after)))
        for change in changes
        for one in change.differences
    }


def because(by: Actor, reason: str) -> Actor:
    """The same actor, saying why."""
    return replace(by, reason=reason)


def test_a_hold_is_told_when_it_begins_and_when_it_ends() -> None:
    stage = Stage()
    with acting(by := because(stage.security, "仲裁未结")):
        hold = actions.put_off(by=by, person=stage.gone.pk, until=UNTIL, on=ON)
    assert told() == {"理由": ("", "仲裁未结"), "暂缓至": ("", "2027年7月1日")}
    with acting(by := because(stage.security, "仲裁已结")):
        actions.end_hold(by=by, hold=hold.pk)
    assert told() == {"结束理由": ("", "仲裁已结")}


def test_a_request_is_told_when_it_is_taken_and_when_it_is_answered() -> None:
    stage = Stage()
    with acting(by := stage.clerk):
        request = actions.take_request(
            by=by,
            person=stage.here.pk,
            asked=Asked.CORRECTION,
            asked_on=ON - timedelta(days=1),
            identity=Identity.KNOWN,
            on=ON,
            kinds=["phone"],
        )
    assert told()["涉及的信息"] == ("", "电话")
    with acting(by):
        actions.answer_request(by=by, request=request.pk, done=True, answer="已更正")
    assert told() == {"结果": ("待答复", "已办理"), "答复": ("", "已更正")}
