"""What is written about a person and kept for good names nobody: reasons, and answers to requests."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest

from niangjia.kernel.actor import Actor
from niangjia.kernel.figure import Refused
from niangjia.kernel.scope import acting
from niangjia.privacy import actions, tasks
from niangjia.privacy.models import Hold, OwnRequest
from niangjia.privacy.tests.stage import ON, Stage
from niangjia.privacy.tests.test_removing import HOUSE
from niangjia.privacy.types import Asked, Identity

pytestmark = pytest.mark.usefixtures("committed")
LATER = ON + timedelta(days=90)


def taken(stage: Stage) -> OwnRequest:
    with acting(stage.clerk):
        return actions.take_request(
            by=stage.clerk,
            person=stage.gone.pk,
            asked=Asked.CORRECTION,
            asked_on=ON,
            identity=Identity.ID_CARD,
            on=ON,
        )


def held(stage: Stage) -> Hold:
    with acting(stage.security):
        return actions.put_off(by=stage.security, person=stage.gone.pk, until=LATER, on=ON)


def answered(stage: Stage, request: OwnRequest, answer: str) -> OwnRequest:
    with acting(stage.clerk):
        return actions.answer_request(by=stage.clerk, request=request.pk, done=True, answer=answer)


ACTS: dict[str, Callable[[Stage, Actor, Any], object]] = {
    "put off": lambda stage, by, _: actions.put_off(by=by, person=stage.gone.pk, until=LATER, on=ON),
    "put off no longer": lambda stage, by, hold: actions.end_hold(by=by, hold=hold.pk),
}


@pytest.mark.parametrize("act", ACTS)
def test_a_reason_that_names_the_person_is_refused(act: str) -> None:
    stage = Stage()
    hold = held(stage) if act == "put off no longer" else None
    by = replace(stage.security, reason="张伟明正在仲裁")
    with acting(by), pytest.raises(Refused, match="不要写本人姓名"):
        ACTS[act](stage, by, hold)
    with acting(stage.security):
        assert Hold.objects.filter(ended_at=None).count() == (hold is not None)


def test_an_answer_names_nobody_and_tells_no_number() -> None:
    stage = Stage()
    request = taken(stage)
    with pytest.raises(Refused, match="不要写本人姓名"):
        answered(stage, request, "已告知张伟明")
    assert answered(stage, request, " 已改为13900001111 ").answer == "已改为139****1111"


def test_of_who_is_anonymous_there_is_no_name_to_keep() -> None:
    stage = Stage()
    request, hold = taken(stage), held(stage)
    with acting(by := stage.security):
        actions.end_hold(by=by, hold=hold.pk)
    tasks.work_off(by=HOUSE, on=ON, tell=lambda *_: None)
    assert stage.still_there()["gone"] is False
    assert answered(stage, request, "此人已匿名").answer == "此人已匿名"


@pytest.mark.parametrize(
    "reason", ["核对510703199001020017", "电话13900001111打不通", "卡号6217001234567890122"]
)
def test_no_reason_tells_a_number(reason: str) -> None:
    stage = Stage()
    with acting(by := replace(stage.security, reason=reason)), pytest.raises(Refused, match="不要写身份证号"):
        actions.put_off(by=by, person=stage.gone.pk, until=LATER, on=ON)
