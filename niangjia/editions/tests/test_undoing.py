"""An import that an edition rests on is not undone; who may not see the edition reads its title."""

from __future__ import annotations

import pytest

from niangjia.editions import actions as editions
from niangjia.editions.tests.factories import TODAY, Office, brought_to, drafted, given, moved, office
from niangjia.imports import actions
from niangjia.imports.models import Import
from niangjia.imports.registry import importer_of
from niangjia.kernel import jobs
from niangjia.kernel.scope import acting
from niangjia.organisations.facade import units_below
from tests.cast import ON

pytestmark = pytest.mark.usefixtures("committed")

ROWS = "单位名称,类型,职工人数,所在县（市、区）\n丰谷镇总工会,乡镇,9000,涪城区\n".encode()
TITLE = "涪城区总工会2026年社会化工会工作者配备计划"


def imported(of: Office) -> int:
    """A list of the county, taken in."""
    importer = importer_of("units")
    assert importer is not None
    with acting(of.clerk):
        workbook, _ = actions.drop_and_read(
            by=of.clerk,
            importer=importer,
            file_name="units.csv",
            content=ROWS,
            under=of.cast.here.code,
            as_of=ON,
            today=TODAY,
        )
        assert actions.commit(by=of.clerk, pk=workbook.pk, today=TODAY) is not None
    return workbook.pk


def undone(of: Office, pk: int) -> tuple[str, str]:
    """What became of the list when its clerk takes it back: its state, and why."""
    with acting(of.clerk):
        actions.ask_for_undo(by=of.clerk, pk=pk, reason="传错了文件")
    jobs.work_off()
    with acting(of.clerk):
        workbook = Import.objects.get(pk=pk)
    return workbook.state, (workbook.notice or {}).get("said", {}).get("zh", "")


def test_nobody_takes_back_what_an_edition_froze() -> None:
    of = office()
    pk = imported(of)
    brought_to(of, "submit")
    state, why = undone(of, pk)
    assert state == "committed"
    assert f"“{TITLE}”" in why


def test_a_draft_holds_nothing_back() -> None:
    of = office()
    pk = imported(of)
    drafted(of)
    assert undone(of, pk) == ("undone", "")


def test_what_was_withdrawn_holds_nothing_back() -> None:
    of = office()
    pk = imported(of)
    moved(of, drafted(of), "withdraw")
    assert undone(of, pk) == ("undone", "")


def test_an_edition_from_before_the_import_holds_nothing_back() -> None:
    of = office()
    brought_to(of, "publish")
    assert undone(of, imported(of)) == ("undone", "")


def test_the_prefectures_edition_holds_a_countys_import_and_is_named() -> None:
    of = office()
    pk = imported(of)
    edition = drafted(of, by=of.officer, unit=of.cast.prefecture)
    with acting(of.officer):
        editions.submit(by=of.officer, edition=edition, given=given("submit"))
    state, why = undone(of, pk)
    assert (state, "“绵阳市总工会2026年" in why) == ("committed", True)


def test_the_house_is_seen_as_before_once_it_was_asked() -> None:
    of = office()
    pk = imported(of)
    brought_to(of, "submit")
    undone(of, pk)
    with acting(of.clerk):
        assert [unit.name for unit in units_below(of.cast.here, by=of.clerk)] == ["丰谷镇总工会"]
        assert units_below(of.cast.there, by=of.clerk).count() == 0
