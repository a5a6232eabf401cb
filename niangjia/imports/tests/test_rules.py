"""The cut-off date, who may drop, commit and take home, and the way out."""

from __future__ import annotations

from datetime import date

import pytest

from niangjia.imports import rules
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
    ("permitted", "committed", "accepted", "allowed", "reason"),
    [
        (YES, False, 1, True, "可以入库"),
        (YES, False, 0, False, "没有可入库的行"),
        (YES, True, 1, False, "已经入库"),
        (NO, False, 1, False, "没有权限"),
        (NO, True, 0, False, "没有权限"),
    ],
)
def test_who_may_commit_what(
    permitted: Verdict, committed: bool, accepted: int, allowed: bool, reason: str
) -> None:
    verdict = rules.may_commit(permitted, committed=committed, accepted=accepted)
    assert verdict.allowed is allowed
    assert reason in verdict.reason.zh


@pytest.mark.parametrize(
    ("permitted", "refused", "allowed", "reason"),
    [(YES, 1, True, "可以下载"), (YES, 0, False, "没有待核实的行"), (NO, 1, False, "没有权限")],
)
def test_who_may_take_the_refused_rows_home(
    permitted: Verdict, refused: int, allowed: bool, reason: str
) -> None:
    verdict = rules.may_download_problems(permitted, refused=refused)
    assert verdict.allowed is allowed
    assert reason in verdict.reason.zh


def test_one_kind_of_list_that_may_be_imported_is_enough_to_drop() -> None:
    assert rules.may_drop((NO, YES)) is YES
    assert rules.may_drop((NO, NO)) is NO
    assert not rules.may_drop(())


def test_every_file_that_cannot_be_read_has_a_way_out() -> None:
    said = {code: rules.way_out(code) for code in ("empty", "encrypted", "too large", "no heading")}
    assert len({one.zh for one in said.values()}) == len(said)
    assert rules.way_out("never seen") == rules.way_out("not a workbook")
