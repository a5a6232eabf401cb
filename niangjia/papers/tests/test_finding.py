"""Papers found by the name of their file, within the scope; removed ones never."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from niangjia.kernel.actor import Actor
from niangjia.kernel.scope import acting
from niangjia.kernel.wording import Wording
from niangjia.papers import registry
from niangjia.papers.actions import attach, remove
from niangjia.papers.finding import MOST, papers
from niangjia.papers.models import Paper
from niangjia.papers.tests.test_actions import CONTENT, HERE, PREFECTURE, THERE, actor_over
from niangjia.papers.types import Holder, Record

pytestmark = pytest.mark.django_db
CLERK = actor_over(HERE)
TODAY = date(2026, 6, 30)


def found(key: str, by: Actor) -> Record | None:
    """The one record there is."""
    return Record("test", key, HERE, "张伟明", "/records/7/") if by.scope.holds(HERE) else None


@pytest.fixture(autouse=True)
def _holder(monkeypatch: pytest.MonkeyPatch) -> None:
    """A kind of record that holds papers, for as long as the test lasts."""
    monkeypatch.setitem(registry._holders, "test", Holder("test", Wording("档案", "record"), found))


def attached(name: str, note: str = "") -> Paper:
    """A paper of that record."""
    record = found("7", CLERK)
    assert record is not None
    return attach(by=CLERK, to=record, file_name=name, content=CONTENT, note=note)


def names(text: str, by: Actor = CLERK) -> list[str]:
    """What somebody finds."""
    with acting(by):
        return [hit.title for hit in papers(text, on=TODAY, by=by, limit=8).hits]


def test_a_paper_is_found_by_name_or_note_and_leads_to_its_record() -> None:
    with acting(CLERK):
        attached("合同.pdf", "续签三年")
        [hit] = papers("合同", on=TODAY, by=CLERK, limit=8).hits
    assert hit.url == "/records/7/"
    assert "张伟明" not in repr(hit), "to see a paper is not yet to see whose it is"
    assert names("PDF") == names("三年") == names("合同", actor_over(PREFECTURE)) == ["合同.pdf"]
    assert names("合同", actor_over(THERE)) == names("证书") == []


def test_a_removed_paper_is_gone_and_few_are_shown() -> None:
    with acting(CLERK):
        some = [attached(f"合同{number}.pdf") for number in range(MOST + 2)]
    assert names("合同") == ["合同4.pdf", "合同3.pdf", "合同2.pdf"]
    because = replace(CLERK, reason="传错了")
    with acting(because):
        remove(by=because, paper=some[-1].pk)
    assert names("合同4") == []


def test_a_paper_of_a_kind_nobody_knows_leads_nowhere(monkeypatch: pytest.MonkeyPatch) -> None:
    with acting(CLERK):
        attached("合同.pdf")
    monkeypatch.delitem(registry._holders, "test")
    assert names("合同") == []
