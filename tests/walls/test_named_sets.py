"""What is written over a named set: at the member that was meant, and nowhere where none was said."""

from __future__ import annotations

from datetime import date

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.utils import timezone

from niangjia.accounts.tests.factories import actor, given, opened
from niangjia.authoring import access as drafts
from niangjia.editions import queries as editions
from niangjia.funding.finding import replies
from niangjia.funding.tests.factories import entered, facts
from niangjia.kernel.actor import Actor, Reach
from niangjia.kernel.scope import acting
from niangjia.organisations.facade import Unit
from niangjia.scenarios import access as scenarios
from tests.cast import Cast, account, gather, signed_in

pytestmark = pytest.mark.usefixtures("committed")


@pytest.fixture
def cast(committed: None) -> Cast:
    """Two counties, and somebody over both."""
    cast = gather()
    [among] = opened(cast.prefecture, "among")
    given(among, cast.there, cast.here, reach=Reach.SET)
    return cast


def over_both() -> Actor:
    """Who acts over both counties today."""
    return actor(account("among"), on=timezone.localdate())


def browser() -> Client:
    """That person's browser."""
    client = signed_in("among")
    client.defaults["HTTP_ACCEPT_LANGUAGE"] = "zh-hans"
    return client


def plans(by: Actor) -> list[Unit]:
    """The units whose plan of any year was begun."""
    with acting(by):
        return [one.unit for one in editions.editions(by=by).order_by("pk")]


def test_a_plan_is_drafted_for_the_member_that_is_meant(cast: Cast) -> None:
    client, today = browser(), timezone.localdate()
    form = {"year": str(today.year), "on": today.isoformat(), "note": ""}
    refused = client.post("/editions/new/", form)
    assert (refused.status_code, plans(over_both())) == (422, [])
    assert "请选单位" in refused.content.decode()
    assert client.post("/editions/new/?under=GH99999999", form).status_code == 404
    assert client.post(f"/editions/new/?under={cast.prefecture.code}", form).status_code == 404
    assert plans(over_both()) == []
    assert client.post(f"/editions/new/?under={cast.there.code}", form).status_code == 302
    assert plans(over_both()) == [cast.there]
    page = client.get(f"/editions/new/?under={cast.here.code}").content.decode()
    assert "涪城区总工会</b>" in page and f"under={cast.there.code}" in page


def test_a_scenario_is_kept_at_the_desk_of_the_member_it_is_about(cast: Cast) -> None:
    client, by = browser(), over_both()
    form = {"under": cast.there.code, "typed": "1", "name": "提高标准", "note": ""}
    assert client.post("/scenarios/keep/", form).status_code == 302
    with acting(by):
        [kept] = scenarios.scenarios(by)
        assert (kept.unit, kept.under) == (cast.there, cast.there)
    assert client.get(f"/scenarios/try/?scenario={kept.pk}").status_code == 200
    assert client.post(f"/scenarios/{kept.pk}/copy/", {}).status_code == 302
    with acting(by):
        assert {one.unit for one in scenarios.scenarios(by)} == {cast.there}


def test_a_document_is_drafted_by_the_member_that_is_meant(cast: Cast) -> None:
    client, by = browser(), over_both()
    assert client.post("/authoring/new/", {}).status_code == 422
    assert client.post(f"/authoring/new/?under={cast.prefecture.code}", {}).status_code == 422
    assert client.post(f"/authoring/new/?under={cast.there.code}", {}).status_code == 302
    with acting(by):
        [draft] = drafts.drafts(by)
        assert (draft.unit, draft.jurisdiction) == (cast.there, "510704")


def test_a_workbook_is_dropped_below_the_member_that_is_meant(cast: Cast) -> None:
    client = browser()
    page = client.get("/imports/").content.decode()
    assert all(f'<option value="{one.code}">' in page for one in (cast.here, cast.there))
    file = SimpleUploadedFile("单位表.csv", "单位,职工人数\n".encode())
    told = client.post("/imports/drop/", {"kind": "units", "under": "", "file": file}).content.decode()
    assert f"请写明归到哪一个：涪城区总工会（{cast.here.code}）、游仙区总工会（{cast.there.code}）。" in told


def test_the_replies_of_all_members_stand_in_one_list(cast: Cast) -> None:
    for unit, by in ((cast.here, cast.clerk), (cast.there, cast.foreign_clerk)):
        entered(by, unit, facts(number=f"绵工财批〔2026〕{unit.pk}号"))
    client = browser()
    page = client.get("/funding/?year=all").content.decode()
    rows = client.get("/api/v1/funding/replies/").json()["rows"]
    assert {one["unit"] for one in rows} == {cast.here.code, cast.there.code}
    by = over_both()
    with acting(by):
        found = {one.title for one in replies("绵工财批", on=timezone.localdate(), by=by, limit=8).hits}
    for unit in (cast.here, cast.there):
        assert f"绵工财批〔2026〕{unit.pk}号" in page
        assert f"绵工财批〔2026〕{unit.pk}号" in found
        narrowed = client.get(f"/funding/?year=all&under={unit.code}").content.decode()
        assert narrowed.count("绵工财批〔2026〕") < page.count("绵工财批〔2026〕")
    posts = client.get("/funding/figures/posts/").content.decode()
    assert "涪城区总工会等2个单位" in posts


def test_a_set_with_one_root_has_nothing_to_choose(cast: Cast) -> None:
    """A member that lies below another adds nothing: the page is that of the higher one."""
    [nested] = opened(cast.prefecture, "nested")
    given(nested, cast.prefecture, cast.here, reach=Reach.SET, since=date(2026, 6, 30))
    page = signed_in("nested").get("/staffing/", headers={"accept-language": "zh-hans"}).content.decode()
    assert "请选单位" not in page and "绵阳市总工会" in page
