"""Workbooks past their time: the key goes and with it the content; what never came in goes altogether."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest
from django.utils import timezone

from niangjia.imports import actions, queries
from niangjia.imports.models import Import, SidePage
from niangjia.imports.registry import importer_of
from niangjia.imports.types import State
from niangjia.kernel.command import operator
from niangjia.kernel.figure import Refused
from niangjia.kernel.models import AuditEvent
from niangjia.kernel.scope import acting
from niangjia.organisations.tests.factories import federation

pytestmark = pytest.mark.django_db
HOUSE = replace(operator(), reason="保存期限届满")
TODAY = timezone.localdate()
CSV = "单位名称,类型,职工人数,所在县（市、区）\n青义镇总工会,乡镇,1403,涪城区\n吴家镇总工会,乡镇,约700,涪城区"


def dropped(*, committed: bool) -> Import:
    """A list of units, taken in or left lying."""
    county = federation("510703")
    importer = importer_of("units")
    assert importer is not None
    with acting(HOUSE):
        workbook, _ = actions.drop_and_read(
            by=HOUSE,
            importer=importer,
            file_name="units.csv",
            content=CSV.encode(),
            under=county.code,
            as_of=date(2026, 6, 30),
            today=TODAY,
        )
        if committed:
            actions.ask_for_commit(by=HOUSE, pk=workbook.pk)
            actions.commit(by=HOUSE, pk=workbook.pk, today=TODAY, progress=lambda *_: None)
    return workbook


def expire(on: date, by: Any = HOUSE) -> int:
    """What the retention job does on a day."""
    with acting(by):
        return actions.expire_workbooks(by=by, taken_in_before=on, dropped_before=on)


def found() -> list[Import]:
    """Every workbook."""
    with acting(HOUSE):
        return list(Import.objects.all())


def test_what_was_taken_in_keeps_its_entry_and_loses_its_content() -> None:
    workbook = dropped(committed=True)
    assert expire(TODAY) == 0
    assert expire(TODAY + timedelta(days=1)) == 1
    [left] = found()
    assert (left.stands, bytes(left.content_sealed), bytes(left.data_key)) == (State.COMMITTED, b"", b"")
    assert left.summary["new"] == 1
    with acting(HOUSE):
        assert not SidePage.objects.exists()
        sight = queries.sight(workbook.pk, by=HOUSE, today=TODAY)
        assert sight is not None and sight.may["download"].allowed is False
        with pytest.raises(Refused):
            actions.download_problems(by=HOUSE, pk=workbook.pk, today=TODAY)
        assert AuditEvent.objects.filter(name="imports.workbook.expired").count() == 1
    assert expire(TODAY + timedelta(days=1)) == 0


def test_what_never_came_in_goes_altogether() -> None:
    dropped(committed=False)
    assert expire(TODAY) == 0
    assert expire(TODAY + timedelta(days=1)) == 1
    assert found() == []


def test_only_with_the_power_and_a_reason() -> None:
    dropped(committed=False)
    with pytest.raises(Refused):
        expire(TODAY + timedelta(days=1), replace(HOUSE, reason=""))
    with pytest.raises(Refused):
        expire(TODAY + timedelta(days=1), replace(HOUSE, permissions=frozenset()))
    assert len(found()) == 1
