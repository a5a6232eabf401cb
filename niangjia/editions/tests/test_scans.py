"""The paper behind a step: its date, its scan, which stays while a transcribed reply rests on it."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest

from niangjia.editions import rules
from niangjia.editions.flow import KIND
from niangjia.editions.tests.factories import PDF, TODAY, attached, brought_to, everything, moved, office
from niangjia.editions.tests.test_way import standing
from niangjia.editions.types import Scan
from niangjia.kernel.figure import Refused
from niangjia.kernel.scope import acting
from niangjia.papers import facade as papers
from niangjia.papers.actions import remove

pytestmark = pytest.mark.usefixtures("committed")


@pytest.mark.parametrize(
    ("dated", "requested", "allowed"),
    [
        (date(2026, 7, 14), TODAY, False),
        (TODAY, TODAY, True),
        (date(2026, 7, 16), TODAY, True),
        (None, TODAY, True),
        (TODAY, None, True),
    ],
)
def test_no_reply_is_older_than_its_request(
    dated: date | None, requested: date | None, allowed: bool
) -> None:
    verdict = rules.may_date_reply(dated, requested=requested)
    assert bool(verdict) is allowed
    assert allowed or "批复的成文日期2026年7月14日早于请示的2026年7月15日" in verdict.reason.zh


@pytest.mark.parametrize(
    ("name", "allowed"),
    [
        *((f"批复{ending}", True) for ending in (".pdf", ".PDF", ".jpeg", ".jpg", ".png")),
        *((name, False) for name in ("批复.docx", "表.xlsx", "pdf", "")),
    ],
)
def test_a_scan_is_a_picture_of_the_paper(name: str, allowed: bool) -> None:
    verdict = rules.may_scan(name)
    assert bool(verdict) is allowed
    assert verdict.reason.zh and verdict.reason.en


@pytest.mark.parametrize(
    ("transcribed", "others", "allowed"),
    [(True, False, False), (True, True, True), (False, False, True), (False, True, True)],
)
def test_what_a_transcribed_reply_rests_on_stays(transcribed: bool, others: bool, allowed: bool) -> None:
    verdict = rules.may_do_without(transcribed=transcribed, others=others)
    assert bool(verdict) is allowed
    assert allowed or "请先上传正确的扫描件" in verdict.reason.zh


def test_a_text_that_can_be_rewritten_is_no_scan() -> None:
    of = office()
    edition = brought_to(of, "request")
    before = standing(of.officer)
    with pytest.raises(Refused, match="须为 PDF、JPG 或 PNG"):
        moved(of, edition, "transcribe", scan=Scan("批复.docx", PDF.content))
    assert standing(of.officer) == before


@pytest.mark.parametrize("move", ["approve", "transcribe"])
def test_a_reply_from_before_its_request_is_refused(move: str) -> None:
    of = office()
    edition = brought_to(of, "request")
    before = standing(of.officer)
    early = replace(everything(), paper_date=TODAY - timedelta(days=1))
    with pytest.raises(Refused, match="早于请示的"):
        moved(of, edition, move, bringing=early, scan=PDF)
    assert standing(of.officer) == before


def test_the_scan_of_a_transcribed_reply_stays_until_another_is_there() -> None:
    of = office()
    edition = moved(of, brought_to(of, "request"), "transcribe", scan=PDF)
    because = replace(of.clerk, reason="传错了")
    with acting(because):
        [scan] = papers.papers_of(KIND, str(edition.pk), by=because)
        with pytest.raises(Refused, match="请先上传正确的扫描件"):
            remove(by=because, paper=scan.pk)
        assert papers.papers_of(KIND, str(edition.pk), by=because)[0].removed_at is None
    attached(of, edition)
    with acting(because):
        assert remove(by=because, paper=scan.pk).removed_at is not None
        [other] = [one for one in papers.papers_of(KIND, str(edition.pk), by=because) if not one.removed_at]
        with pytest.raises(Refused, match="请先上传正确的扫描件"):
            remove(by=because, paper=other.pk)


def test_what_no_reply_rests_on_may_go() -> None:
    of = office()
    edition = brought_to(of, "approve")
    attached(of, edition)
    because = replace(of.clerk, reason="传错了")
    with acting(because):
        [scan] = papers.papers_of(KIND, str(edition.pk), by=because)
        assert remove(by=because, paper=scan.pk).removed_at is not None
