"""Dropping, reading and committing: what is written and recorded, what is not, and two at once."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import date
from threading import Barrier

import pytest
from django.db import connection

from niangjia.imports import actions, queries
from niangjia.imports.facade import UnknownPlace, import_file
from niangjia.imports.models import Import, OfficeForm, SidePage
from niangjia.imports.registry import importer_of
from niangjia.imports.tests.factories import MIANYANG
from niangjia.imports.types import State
from niangjia.kernel import jobs
from niangjia.kernel.actor import Actor
from niangjia.kernel.figure import Refused
from niangjia.kernel.models import AuditEvent, Job
from niangjia.kernel.scope import acting
from niangjia.kernel.sheets import SheetError
from tests.cast import Cast, gather

pytestmark = pytest.mark.usefixtures("committed")
TODAY = date(2026, 7, 5)


@pytest.fixture
def cast(committed: None) -> Cast:
    """The standing cast."""
    return gather()


def drop(by: Actor, kind: str = "units", under: str = "", content: bytes | None = None) -> int:
    """The number of a workbook dropped, not yet read."""
    importer = importer_of(kind)
    assert importer is not None
    name = f"{kind}.xlsx"
    content = (MIANYANG / name).read_bytes() if content is None else content
    with acting(by):
        return actions.drop(
            by=by, importer=importer, file_name=name, content=content, under=under, as_of=None
        ).pk


def read(by: Actor, kind: str = "units") -> int:
    """The number of a workbook dropped and read."""
    pk = drop(by, kind)
    jobs.work_off()
    return pk


def press(pk: int, by: Actor) -> str:
    """In words, what came of pressing the button."""
    with acting(by):
        try:
            actions.ask_for_commit(by=by, pk=pk)
        except Refused as refused:
            return refused.verdict.reason.zh
    return "asked"


def stands(pk: int, by: Actor) -> State:
    """Where a workbook stands."""
    with acting(by):
        return Import.objects.get(pk=pk).stands


def test_a_dropped_file_is_kept_sealed_read_by_a_job_and_recorded(cast: Cast) -> None:
    content = (MIANYANG / "roster.xlsx").read_bytes()
    pk = drop(cast.officer, "roster")
    assert stands(pk, cast.officer) is State.RECEIVED
    jobs.work_off()
    with acting(cast.officer):
        workbook = Import.objects.get(pk=pk)
        assert workbook.stands is State.READ
        assert content[:64] not in bytes(workbook.content_sealed)
        assert workbook.scope_path == cast.prefecture.scope_path
        assert {one.scope_path for one in SidePage.objects.all()} == {workbook.scope_path}
        names = list(
            AuditEvent.objects.filter(on_kind="workbook").order_by("pk").values_list("name", "source")
        )
    assert names == [("imports.workbook.dropped", "test"), ("imports.workbook.read", "job")]


@pytest.mark.parametrize("under", ["5329", "532923", "5107", "510704", "GH99999999", "什么", "999999"])
def test_a_place_outside_the_scope_is_as_unknown_as_one_that_is_nowhere(cast: Cast, under: str) -> None:
    with pytest.raises(UnknownPlace, match="没有代码为"):
        drop(cast.clerk, under=under)
    with acting(cast.clerk):
        assert not Import.objects.exists()


def test_a_county_without_a_federation_gets_one_when_a_list_is_dropped_under_it(cast: Cast) -> None:
    pk = drop(cast.officer, under="510722")
    with acting(cast.officer):
        assert Import.objects.get(pk=pk).under_name == "三台县总工会"


def test_a_leader_may_not_drop_and_nothing_is_kept(cast: Cast) -> None:
    with pytest.raises(Refused, match="导入工作簿"):
        drop(cast.leader)
    with acting(cast.officer):
        assert not Import.objects.exists() and not Job.objects.exists()


def test_a_workbook_is_committed_once(cast: Cast) -> None:
    pk = read(cast.officer)
    assert press(pk, cast.officer) == "asked"
    assert press(pk, cast.officer) == "这份工作簿现在不能入库。"
    jobs.work_off()
    assert press(pk, cast.officer) == "这份工作簿已经入库。"
    with acting(cast.officer):
        workbook = Import.objects.get(pk=pk)
        assert AuditEvent.objects.filter(name="imports.workbook.committed").count() == 1
        # A job taken up twice does nothing more.
        assert actions.commit(by=cast.officer, pk=pk, today=TODAY) is None
        assert actions.read(by=cast.officer, pk=pk, today=TODAY).stands is State.COMMITTED
        assert actions.undo(by=cast.officer, pk=pk) is None
    assert workbook.summary["created"] + workbook.summary["changed"] == workbook.summary["accepted"] == 211


def test_of_two_who_press_at_once_one_wins_and_the_other_is_told(cast: Cast) -> None:
    pk, start = read(cast.officer), Barrier(2)

    def hand() -> str:
        try:
            start.wait(timeout=30)
            return press(pk, cast.officer)
        finally:
            connection.close()

    with ThreadPoolExecutor(2) as two:
        answers = sorted(one.result() for one in [two.submit(hand), two.submit(hand)])
    assert answers == ["asked", "这份工作簿现在不能入库。"]


def test_of_two_workbooks_with_the_same_people_at_once_none_doubles_anybody(cast: Cast) -> None:
    press(read(cast.officer), cast.officer)
    jobs.work_off()
    books, start = [read(cast.officer, "roster") for _ in range(2)], Barrier(2)
    for pk in books:
        assert press(pk, cast.officer) == "asked"

    def worker() -> None:
        try:
            start.wait(timeout=30)
            jobs.work_off(limit=1)
        finally:
            connection.close()

    with ThreadPoolExecutor(2) as two:
        for one in [two.submit(worker), two.submit(worker)]:
            one.result()
    with acting(cast.officer):
        Job.objects.update(due_at="2026-01-01T00:00:00Z")  # not to wait for the second try
    jobs.work_off()
    states = sorted(stands(pk, cast.officer).value for pk in books)
    assert states == ["committed", "read"]
    with acting(cast.officer):
        second = Import.objects.get(kind="roster", state="read")
    assert (second.summary["new"], second.summary["unchanged"]) == (0, second.summary["accepted"])


def test_a_workbook_out_of_scope_is_no_workbook(cast: Cast) -> None:
    pk = read(cast.clerk)
    with acting(cast.foreign_clerk):
        assert queries.sight(pk, by=cast.foreign_clerk, today=TODAY) is None
        assert not SidePage.objects.exists()
    with acting(cast.officer):
        assert queries.sight(pk, by=cast.officer, today=TODAY) is not None


@pytest.mark.parametrize(("ended", "stuck"), [("done", False), ("failed", True), ("cancelled", True)])
def test_only_a_job_that_gave_up_leaves_a_workbook_stuck(cast: Cast, ended: str, stuck: bool) -> None:
    """A job may be done between the look at the workbook and the look at the job."""
    pk = read(cast.clerk)
    with acting(cast.officer):
        Import.objects.filter(pk=pk).update(state=State.COMMITTING.value)
        Job.objects.filter(on_id=str(pk)).update(state=ended)
        seen = queries.sight(pk, by=cast.officer, today=TODAY)
    assert seen is not None
    assert seen.stuck is stuck


def test_what_a_job_gave_up_can_be_tried_again(cast: Cast) -> None:
    pk = drop(cast.officer)
    with acting(cast.officer), pytest.raises(Refused, match="没有未完成的后台任务"):
        actions.retry(by=cast.officer, pk=pk)
    with acting(cast.officer):
        Job.objects.update(state="failed")
        actions.retry(by=cast.officer, pk=pk)
    jobs.work_off()
    assert stands(pk, cast.officer) is State.READ


def test_only_what_never_came_in_is_thrown_away(cast: Cast) -> None:
    pk = read(cast.officer)
    other = read(cast.officer, "roster")
    press(pk, cast.officer)
    jobs.work_off()
    with acting(cast.officer), pytest.raises(Refused, match="留底"):
        actions.discard(by=cast.officer, pk=pk)
    with acting(cast.officer):
        actions.discard(by=cast.officer, pk=other)
        assert list(Import.objects.values_list("pk", flat=True)) == [pk]


def test_the_form_of_one_office_is_not_known_to_another(cast: Cast) -> None:
    pk = read(cast.clerk)
    with acting(cast.clerk):
        actions.correct_headings(by=cast.clerk, pk=pk, corrected={"序号": None})
        assert OfficeForm.objects.count() == 1
    with acting(cast.foreign_clerk):
        assert not OfficeForm.objects.exists()


def test_the_command_line_takes_the_same_way_and_the_same_file_changes_nothing(cast: Cast) -> None:
    with acting(cast.officer):
        for kind in ("units", "roster"):
            first, again = (
                import_file(
                    by=cast.officer, kind=kind, path=MIANYANG / f"{kind}.xlsx", under="5107", as_of=None
                )
                for _ in range(2)
            )
            assert first.outcome is not None and again.outcome is not None
            rows = first.seen.comparison.counts()["accepted"]
            assert first.outcome.created + first.outcome.changed == rows
            assert (again.outcome.created, again.outcome.changed, again.outcome.unchanged) == (0, 0, rows)
            assert "已入库" in first.in_words()
            assert first.as_json()["committed"] is not None
        with pytest.raises(LookupError):
            import_file(by=cast.officer, kind="songs", path=MIANYANG, under="", as_of=None)
        with pytest.raises(SheetError):
            pdf = MIANYANG.parents[1] / "README.md"
            import_file(by=cast.officer, kind="units", path=pdf, under="", as_of=None)


def test_the_refused_rows_are_handed_out_only_where_there_are_some_and_recorded(cast: Cast) -> None:
    units, roster = read(cast.officer), read(cast.officer, "roster")
    with acting(cast.officer), pytest.raises(Refused, match="请写明理由"):
        actions.download_problems(by=cast.officer, pk=roster, today=TODAY)
    with acting(by := replace(cast.officer, reason="修改后重新导入")):
        with pytest.raises(Refused, match="没有待核实的行"):
            actions.download_problems(by=by, pk=units, today=TODAY)
        assert not AuditEvent.objects.filter(name="imports.problems.downloaded").exists()
        actions.download_problems(by=by, pk=roster, today=TODAY)
        event = AuditEvent.objects.get(name="imports.problems.downloaded")
        assert event.details["rows"] == Import.objects.get(pk=roster).summary["refused"]
        assert (bool(event.export), event.reason) == (True, "修改后重新导入")
