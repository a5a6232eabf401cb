"""The cut-off date, who may drop, commit and take home, and the way out."""

from __future__ import annotations

from datetime import date

import pytest

from niangjia.imports import rules
from niangjia.imports.registry import importer_of
from niangjia.imports.types import Leaving, State
from niangjia.kernel.figure import Verdict
from niangjia.kernel.wording import Wording

GIVEN, TOLD, TODAY = date(2026, 6, 30), date(2026, 5, 31), date(2026, 7, 5)
YES = Verdict(True, Wording("有", "yes"))
NO = Verdict(False, Wording("没有权限", "no power"))


@pytest.mark.parametrize(
    ("given", "in_file", "taken", "source", "warned"),
    [
        (GIVEN, TOLD, GIVEN, "手工指定", True),
        (GIVEN, GIVEN, GIVEN, "手工指定", False),
        (GIVEN, None, GIVEN, "手工指定", False),
        (None, TOLD, TOLD, "表内注明", False),
        (None, None, TODAY, "今天", True),
    ],
)
def test_the_date_given_by_hand_goes_before_the_files_own_and_today_comes_last(
    given: date | None, in_file: date | None, taken: date, source: str, warned: bool
) -> None:
    answer = rules.cut_off(given=given, in_file=in_file, today=TODAY)
    assert (answer.date, answer.source.zh, answer.warning is not None) == (taken, source, warned)


@pytest.mark.parametrize(
    ("state", "summary", "answers", "reason"),
    [
        (State.READ, {"accepted": 1, "new": 1}, 0, ""),
        (State.READ, {"accepted": 1, "changed": 1}, 0, ""),
        (State.READ, {"accepted": 0}, 1, ""),
        (State.READ, {"accepted": 3}, 0, "与现有数据完全一致"),
        (State.READ, {}, 0, "没有可入库的行"),
        (State.COMMITTED, {"new": 1}, 0, "已经入库"),
        (State.COMMITTING, {"new": 1}, 0, "现在不能入库"),
        (State.UNREADABLE, {}, 0, "现在不能入库"),
        (State.UNDONE, {"new": 1}, 0, "现在不能入库"),
    ],
)
def test_what_may_be_committed(state: State, summary: dict[str, int], answers: int, reason: str) -> None:
    verdict = rules.may_commit(state, summary, answers)
    assert (verdict.allowed, reason in verdict.reason.zh) == (not reason, True)


@pytest.mark.parametrize("state", list(State))
def test_what_may_be_done_in_which_state(state: State) -> None:
    may = {
        "discard": rules.may_discard(state),
        "correct": rules.may_correct_headings(state, kept=True),
        "again": rules.may_look_again(state),
        "answer": rules.may_answer(state, asked=True),
        "undo": rules.may_undo(state, "传错了文件"),
        "retry": rules.may_retry(state, at_work=False),
        "download": rules.may_download_problems(state, {"refused": 1}),
    }
    allowed = {
        State.RECEIVED: {"retry"},
        State.UNREADABLE: {"discard", "correct", "download"},
        State.READ: {"discard", "correct", "again", "answer", "download"},
        State.COMMITTING: {"retry"},
        State.COMMITTED: {"undo", "download"},
        State.UNDOING: {"retry"},
        State.UNDONE: {"download"},
    }
    assert {name for name, verdict in may.items() if verdict} == allowed[state]
    assert all(verdict.reason.zh and verdict.reason.en for verdict in may.values())


def test_what_else_may_not() -> None:
    assert not rules.may_correct_headings(State.UNREADABLE, kept=False)
    assert not rules.may_answer(State.READ, asked=False)
    assert not rules.may_undo(State.COMMITTED, "  ")
    assert not rules.may_retry(State.RECEIVED, at_work=True)
    assert not rules.may_download_problems(State.READ, {"refused": 0})
    assert rules.may_hold(50 * 2**20) and not rules.may_hold(50 * 2**20 + 1)


@pytest.mark.parametrize(
    ("corrected", "reason"),
    [
        ({"证件": "id_number", "序": None, "号": None}, ""),
        ({"证件": "id_number", "号": "id_number"}, "都认作“身份证号码”"),
        ({"证件": "song"}, "没有“song”这一列"),
    ],
)
def test_headings_may_be_read_as_columns_the_list_has_and_each_once(
    corrected: dict[str, str | None], reason: str
) -> None:
    sheet = importer_of("roster").sheet
    verdict = rules.may_take_headings(corrected, sheet)
    assert (verdict.allowed, reason in verdict.reason.zh) == (not reason, True)


@pytest.mark.parametrize(
    ("day", "reason", "allowed"),
    [
        (GIVEN, "辞职", True),
        (GIVEN, " ", False),
        (date(1949, 12, 31), "辞职", False),
        (date(2026, 7, 1), "辞职", True),
        (date(2026, 7, 2), "辞职", False),
    ],
)
def test_an_answer_for_someone_absent_is_a_likely_day_and_a_reason(
    day: date, reason: str, allowed: bool
) -> None:
    assert rules.may_leave(Leaving(1, day, reason), today=date(2026, 7, 1)).allowed is allowed


def test_one_kind_of_list_that_may_be_imported_is_enough_to_drop() -> None:
    assert rules.may_drop((NO, YES)) is YES
    assert rules.may_drop((NO, NO)) is NO
    assert not rules.may_drop(())


def test_every_file_that_cannot_be_read_has_a_way_out() -> None:
    said = {code: rules.way_out(code) for code in ("empty", "encrypted", "too large", "no heading")}
    assert len({one.zh for one in said.values()}) == len(said)
    assert rules.way_out("never seen") == rules.way_out("not a workbook")
