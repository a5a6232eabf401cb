"""Authoring from outside its pages: the API, the desk, the search, papers, the command, scenarios."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from django.test import Client

from niangjia.archive.tests.factories import document as rival
from niangjia.authoring import actions, commands
from niangjia.authoring.tests.factories import GIVEN, drafted, published, second_person
from niangjia.kernel import desk, finding
from niangjia.kernel.command import operator
from niangjia.kernel.scope import acting
from niangjia.papers.registry import record_of
from niangjia.policy import facade as policy
from niangjia.scenarios.tests.factories import scenario
from tests.cast import ON, Cast, account, gather

pytestmark = pytest.mark.usefixtures("committed")


@pytest.fixture
def cast(committed: None) -> Cast:
    return gather()


def browser(name: str) -> Client:
    client = Client()
    client.force_login(account(name))
    return client


def test_a_program_reads_a_draft_and_moves_it(cast: Cast) -> None:
    draft = drafted(cast.clerk)
    clerk, url = browser("clerk"), f"/api/v1/authoring/drafts/{draft.pk}"
    [row] = clerk.get("/api/v1/authoring/drafts/").json()["rows"]
    assert (row["number"], row["state"]) == ("涪工发〔2026〕3号", "draft")
    one = clerk.get(f"{url}/").json()
    assert (one["faults"], one["agrees"]) == ([], [True])
    sent = {"content_type": "application/json"}
    assert clerk.post(f"{url}/moves/submit/", {}, **sent).json()["state"] == "submitted"
    second_person(cast.here)
    vice = browser("second")
    assert vice.post(f"{url}/decisions/send_back/", {}, **sent).status_code in (403, 409, 422)
    assert vice.post(f"{url}/decisions/publish/", {}, **sent).json()["state"] == "published"
    assert vice.post(f"{url}/decisions/withdraw/", {"opinion": "写错"}, **sent).json()["state"] == "withdrawn"


def test_what_is_wrong_is_told_to_a_program_by_field(cast: Cast) -> None:
    draft = drafted(cast.clerk, dated="去年")
    one = browser("clerk").get(f"/api/v1/authoring/drafts/{draft.pk}/").json()
    assert [(fault["part"], fault["field"]) for fault in one["faults"]] == [("header", "dated")]
    assert one["document"] is None


def test_the_desk_tells_the_second_person_and_then_the_first(cast: Cast) -> None:
    draft = drafted(cast.clerk)
    vice = second_person(cast.here)
    with acting(cast.clerk):
        actions.submit(by=cast.clerk, draft=draft.pk, given=GIVEN)

    def waits(by: object) -> list[str]:
        with acting(by):  # type: ignore[arg-type]
            found = desk.waiting(on=ON, by=by)  # type: ignore[arg-type]
        return [one.kind for one in found if one.kind.startswith("authoring.")]

    assert (waits(vice), waits(cast.clerk), waits(cast.foreign_clerk)) == (["authoring.to_publish"], [], [])
    with acting(vice):
        actions.send_back(by=vice, draft=draft.pk, given=replace(GIVEN, opinion="请补算例"))
    assert (waits(vice), waits(cast.clerk), waits(cast.officer)) == ([], ["authoring.sent_back"], [])


def test_the_search_finds_a_draft_within_scope(cast: Cast) -> None:
    drafted(cast.clerk)

    def hits(by: object) -> list[str]:
        with acting(by):  # type: ignore[arg-type]
            kinds = finding.search("涪工发", on=ON, by=by)  # type: ignore[arg-type]
        return [hit.title for kind in kinds if kind.kind == "drafts" for hit in kind.hits]

    assert len(hits(cast.clerk)) == len(hits(cast.officer)) == 1
    assert hits(cast.foreign_clerk) == []


def test_the_stamped_original_hangs_on_the_draft(cast: Cast) -> None:
    key = str(drafted(cast.clerk).pk)
    with acting(cast.clerk):
        record = record_of("draft", key, by=cast.clerk)
        assert record is not None
        assert record.url == f"/authoring/{key}/"
        assert record_of("draft", "x", by=cast.clerk) is None
    with acting(cast.foreign_clerk):
        assert record_of("draft", key, by=cast.foreign_clerk) is None


def test_a_draft_is_begun_from_a_scenario(cast: Cast) -> None:
    saved = scenario(cast.clerk, cast.here)
    clerk = browser("clerk")
    assert "从这个模拟方案起草" in clerk.get(f"/authoring/new/?scenario={saved.pk}").content.decode()
    assert clerk.post("/authoring/new/", {"scenario": str(saved.pk)}).status_code == 302
    assert browser("foreign_clerk").post("/authoring/new/", {"scenario": str(saved.pk)}).status_code == 404


def test_the_check_names_what_is_set_aside(
    cast: Cast, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    published(cast.clerk, cast.vice_chair)
    by = operator()
    with acting(by):
        [line], fine = commands.agreement()
    assert (fine, "已发布 1 份，搁置 0 份" in line) == (True, True)
    for document in [*policy.shipped().held, rival("部工发〔2026〕1号", base=5)]:
        (tmp_path / f"{document.slug}.yaml").write_text(document.text, encoding="utf-8")
    monkeypatch.setenv("NIANGJIA_POLICIES", str(tmp_path))
    policy.shipped.cache_clear()
    try:
        with acting(by):
            [problem, line], fine = commands.agreement()
            assert "涪工发〔2026〕3号" not in {one.name for one in policy.documents()}
    finally:
        policy.shipped.cache_clear()
    assert (fine, "overlaps" in problem, "搁置 1 份" in line) == (False, True, True)
