"""The database away or busy: 503 in the reader's language, in the shape that was asked for, never a fault."""

from __future__ import annotations

import json
from types import SimpleNamespace

import psycopg
import pytest
from django.db import InterfaceError, OperationalError, ProgrammingError, connection
from django.http import HttpResponse
from django.test import Client, RequestFactory
from psycopg import errors

from niangjia.site import away
from niangjia.site.away import Away, Trouble, Watch, answer, faltered, trouble_of


def caused(fault: Exception, cause: BaseException | None) -> Exception:
    """The driver's error as Django hands it on."""
    fault.__cause__ = cause
    return fault


@pytest.mark.parametrize(
    ("fault", "trouble"),
    [
        (caused(OperationalError(), psycopg.OperationalError("connection refused")), Trouble.AWAY),
        (caused(OperationalError(), errors.AdminShutdown()), Trouble.AWAY),
        (caused(OperationalError(), errors.CannotConnectNow()), Trouble.AWAY),
        (caused(OperationalError(), errors.TooManyConnections()), Trouble.AWAY),
        (caused(OperationalError(), errors.DiskFull()), Trouble.AWAY),
        (InterfaceError("connection already closed"), Trouble.AWAY),
        (caused(OperationalError(), errors.QueryCanceled()), Trouble.BUSY),
        (caused(OperationalError(), errors.LockNotAvailable()), Trouble.BUSY),
        (caused(OperationalError(), errors.DeadlockDetected()), Trouble.BUSY),
        (caused(OperationalError(), errors.SerializationFailure()), Trouble.BUSY),
        (caused(OperationalError(), errors.ObjectNotInPrerequisiteState()), None),
        (ProgrammingError("no such table"), None),
        (ValueError(), None),
        (None, None),
    ],
)
def test_only_the_databases_own_trouble_is_none_of_ours(
    fault: Exception | None, trouble: Trouble | None
) -> None:
    assert trouble_of(fault) is trouble


def test_a_page_says_so_and_tries_again_by_itself() -> None:
    page = answer(RequestFactory().get("/staffing/", headers={"accept-language": "zh-CN"}), Trouble.AWAY)
    assert (page.status_code, page["Retry-After"], page["Cache-Control"]) == (503, "5", "no-store")
    words = page.content.decode()
    assert "数据库暂时连接不上" in words
    assert '<meta http-equiv="refresh" content="5">' in words
    english = answer(RequestFactory().get("/", headers={"accept-language": "en"}), Trouble.BUSY)
    assert "The house is busy" in english.content.decode()


def test_what_was_sent_is_not_sent_again_by_itself() -> None:
    page = answer(
        RequestFactory().post("/workforce/1/edit/", {"name": "王小甲"}), Trouble.AWAY
    ).content.decode()
    assert "refresh" not in page
    assert "请先查看是否已经保存" in page
    assert "王小甲" not in page


def test_a_fragment_is_a_message_above_and_leaves_the_part_as_it_is() -> None:
    fragment = answer(RequestFactory().get("/desk/numbers/", headers={"hx-request": "true"}), Trouble.AWAY)
    assert (fragment["HX-Retarget"], fragment["HX-Reswap"]) == ("#away", "innerHTML")
    assert fragment.content.decode().startswith('<div class="note note-warning" id="away-note"')


def test_a_program_gets_a_problem() -> None:
    told = answer(RequestFactory().get("/api/v1/desk/"), Trouble.AWAY)
    body = json.loads(told.content)
    assert (told["Content-Type"], told["Retry-After"]) == ("application/problem+json", "5")
    assert (body["status"], body["code"]) == (503, "away")
    assert body["detail"]["zh"] and body["detail"]["en"]


def test_a_fault_of_ours_stays_one() -> None:
    request = RequestFactory().get("/")
    try:
        raise ValueError
    except ValueError:
        assert faltered(request).status_code == 500
    try:
        raise caused(OperationalError(), errors.QueryCanceled())
    except OperationalError:
        assert faltered(request).status_code == 503


def test_while_it_is_away_one_now_and_then_goes_and_sees(monkeypatch: pytest.MonkeyPatch) -> None:
    clock = SimpleNamespace(now=100.0)
    monkeypatch.setattr(away.time, "monotonic", lambda: clock.now)
    watch = Watch()
    assert not watch.turns_away()
    watch.lost(OperationalError())
    assert watch.turns_away()
    clock.now += away.PAUSE_SECONDS
    assert [watch.turns_away() for _ in range(3)] == [False, True, True]  # the first goes and sees
    watch.found()
    assert not watch.turns_away()


@pytest.mark.django_db
def test_only_an_answer_that_asked_the_database_says_that_it_is_back(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(away, "watch", watch := Watch())
    monkeypatch.setattr(away, "PAUSE_SECONDS", 0.0)
    request = RequestFactory().get("/")
    for status, asked, still in ((200, False, True), (503, True, True), (200, True, False)):
        watch.lost(None)
        held = SimpleNamespace(connection=connection.connection if asked else None)
        monkeypatch.setattr(away, "connection", held)
        Away(lambda _, status=status: HttpResponse(status=status))(request)  # type: ignore[misc]
        assert watch._away is still


def test_while_it_is_away_nobody_waits_for_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(away, "watch", watch := Watch())
    watch.lost(OperationalError())
    asked: list[object] = []
    page = Away(lambda request: asked.append(request) or HttpResponse())(RequestFactory().get("/"))
    assert (page.status_code, asked) == (503, [])


@pytest.mark.django_db
def test_the_watch_of_the_office_is_told_only_whether_it_answers() -> None:
    answered = Client().get("/health/")
    assert (answered.status_code, answered.content) == (200, b"ok\n")
    back = Client().get("/health/", headers={"hx-request": "true"})
    assert "已恢复" in back.content.decode()
    assert Client().post("/health/").status_code == 405
