"""Dropping and committing: what is written and recorded, what is not, and two at once."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from datetime import date
from threading import Barrier

import pytest
from django.db import connection

from niangjia.imports import actions, queries, rules
from niangjia.imports.facade import UnknownPlace, import_file
from niangjia.imports.models import Import
from niangjia.imports.registry import importer_of
from niangjia.imports.tests.factories import MIANYANG
from niangjia.kernel.actor import Actor
from niangjia.kernel.figure import Refused
from niangjia.kernel.models import AuditEvent
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
    """The number of a workbook dropped."""
    importer = importer_of(kind)
    assert importer is not None
    name = f"{kind}.xlsx"
    content = (MIANYANG / name).read_bytes() if content is None else content
    with acting(by):
        return actions.drop(
            by=by, importer=importer, file_name=name, content=content, under=under, as_of=None
        ).pk


def commit(pk: int, by: Actor) -> str:
    """In words, what came of committing."""
    with acting(by):
        preview = queries.preview(pk, by=by, today=TODAY)
        assert preview is not None
        try:
            actions.commit(by=by, preview=preview)
        except Refused as refused:
            return refused.verdict.reason.zh
    return "committed"


def test_a_dropped_file_is_kept_sealed_and_recorded(cast: Cast) -> None:
    content = (MIANYANG / "roster.xlsx").read_bytes()
    pk = drop(cast.officer, "roster")
    with acting(cast.officer):
        workbook = Import.objects.get(pk=pk)
        assert content[:64] not in bytes(workbook.content_sealed)
        assert workbook.scope_path == cast.prefecture.scope_path
        event = AuditEvent.objects.get(name="imports.workbook.dropped")
    assert (event.actor, event.on_id, event.details["file"]) == (cast.officer.key, str(pk), "roster.xlsx")


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
    with pytest.raises(SheetError):
        drop(cast.officer, content=b"%PDF-1.7")
    with acting(cast.officer):
        assert not Import.objects.exists()


def test_a_workbook_is_committed_once(cast: Cast) -> None:
    pk = drop(cast.officer)
    assert commit(pk, cast.officer) == "committed"
    assert commit(pk, cast.officer) == "这份工作簿已经入库。"
    with acting(cast.officer):
        workbook = Import.objects.get(pk=pk)
        assert AuditEvent.objects.filter(name="imports.workbook.committed").count() == 1
    assert workbook.summary["created"] + workbook.summary["changed"] == workbook.summary["accepted"] == 211


def test_of_two_commits_at_once_one_wins_and_the_other_is_told(cast: Cast) -> None:
    pk, start = drop(cast.officer), Barrier(2)

    def press() -> str:
        try:
            start.wait(timeout=30)
            return commit(pk, cast.officer)
        finally:
            connection.close()

    with ThreadPoolExecutor(2) as two:
        answers = sorted(one.result() for one in [two.submit(press), two.submit(press)])
    assert answers == ["committed", "这份工作簿已经入库。"]


def test_of_two_workbooks_with_the_same_people_at_once_none_doubles_anybody(cast: Cast) -> None:
    assert commit(drop(cast.officer), cast.officer) == "committed"
    books, start = [drop(cast.officer, "roster") for _ in range(2)], Barrier(2)

    def press(pk: int) -> str:
        try:
            start.wait(timeout=30)
            return commit(pk, cast.officer)
        finally:
            connection.close()

    with ThreadPoolExecutor(2) as two:
        answers = {one.result() for one in [two.submit(press, pk) for pk in books]}
    assert answers <= {"committed", rules.ANOTHER_CAME_FIRST.reason.zh}
    with acting(cast.officer):
        taken = list(Import.objects.filter(kind="roster", state=Import.State.COMMITTED))
    assert sum(one.summary["created"] for one in taken) == taken[0].summary["accepted"]


def test_a_workbook_out_of_scope_is_no_workbook(cast: Cast) -> None:
    pk = drop(cast.clerk)
    with acting(cast.foreign_clerk):
        assert queries.preview(pk, by=cast.foreign_clerk, today=TODAY) is None
    with acting(cast.officer):
        assert queries.preview(pk, by=cast.officer, today=TODAY) is not None


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
            rows = len(first.preview.reading.accepted)
            assert first.outcome.created + first.outcome.changed == rows
            assert (again.outcome.created, again.outcome.changed, again.outcome.unchanged) == (0, 0, rows)
            assert "已入库" in first.in_words()
            assert first.as_json()["committed"] is not None
        with pytest.raises(LookupError):
            import_file(by=cast.officer, kind="songs", path=MIANYANG, under="", as_of=None)


def test_the_refused_rows_are_handed_out_only_where_there_are_some_and_recorded(cast: Cast) -> None:
    units, roster = drop(cast.officer), drop(cast.officer, "roster")
    with acting(cast.officer):
        without = queries.preview(units, by=cast.officer, today=TODAY)
        assert without is not None and not without.reading.refused
        with pytest.raises(Refused, match="没有待核实的行"):
            actions.download_problems(by=cast.officer, preview=without)
        assert not AuditEvent.objects.filter(name="imports.problems.downloaded").exists()
        preview = queries.preview(roster, by=cast.officer, today=TODAY)
        assert preview is not None
        actions.download_problems(by=cast.officer, preview=preview)
        event = AuditEvent.objects.get(name="imports.problems.downloaded")
    assert event.details == {"rows": len(preview.reading.refused)}
