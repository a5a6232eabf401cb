"""The pages of what-if: the workbench, a number's basis, the export, the sharing out, what is kept."""

from __future__ import annotations

import re
from io import BytesIO

import openpyxl
import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from niangjia.kernel.command import operator
from niangjia.kernel.scope import acting
from niangjia.organisations.actions import import_units
from niangjia.organisations.facade import units_below
from niangjia.scenarios import queries
from niangjia.scenarios.tests.factories import scenario
from niangjia.scenarios.types import Question
from tests.cast import ON, Cast, account, gather, unit_row

pytestmark = pytest.mark.usefixtures("committed")
MOST_QUERIES = 27
"""With the session, the scope and the savepoint of each act."""
CEIL = f"on={ON}&typed=1&area.0=510700&rounding.0=ceil"


def officer() -> Client:
    client = Client(headers={"accept-language": "zh-hans"})
    client.force_login(account("officer"))
    return client


@pytest.fixture
def cast() -> Cast:
    return gather()


def grown(cast: Cast) -> None:
    by = operator()
    with acting(by):
        more = [unit_row(f"第{number}镇总工会", "涪城区") for number in range(200)]
        import_units(by=by, under=cast.prefecture, rows=more, as_of=ON, source="more")


@pytest.mark.parametrize(
    "path", [f"try/?{CEIL}", f"try/?{CEIL}&rows=all", f"share/?on={ON}&posts=40&aim=even"]
)
def test_the_number_of_queries_does_not_grow_with_the_units(cast: Cast, path: str) -> None:
    client = officer()
    with CaptureQueriesContext(connection) as few:
        client.get(f"/scenarios/{path}")
    grown(cast)
    with CaptureQueriesContext(connection) as many:
        page = client.get(f"/scenarios/{path}").content
    assert len(few) == len(many) <= MOST_QUERIES
    assert len(page) < 150_000


def test_a_change_is_seen_in_cards_rows_and_the_basis(cast: Cast) -> None:
    client = officer()
    page = client.get(f"/scenarios/try/?{CEIL}").content.decode()
    assert "+0" not in page
    with acting(cast.officer):
        code = units_below(cast.here, by=cast.officer).get().code
    basis = client.get(f"/scenarios/try/figure/?{CEIL}&of=value.1.u.{code}.person").content.decode()
    assert "模拟·绵工发" in basis
    assert "每满或不满3000人" in basis
    less = client.get(f"/scenarios/try/figure/?{CEIL}&of=value.1-.t..person").content.decode()
    assert "【现行】" in less and "【模拟】" in less


@pytest.mark.parametrize("of", ["", "must.9.t..person", "x.1.t..person", "must.1.u.GH99999999.person"])
def test_a_number_that_is_not_there_is_not_found(cast: Cast, of: str) -> None:
    assert officer().get(f"/scenarios/try/figure/?{CEIL}&of={of}").status_code == 404


def test_only_what_changes_is_listed_and_a_fragment_is_only_the_result(cast: Cast) -> None:
    client = officer()
    workers = f"on={ON}&typed=1&units=丰谷镇总工会%09%2B3000"
    page = client.get(f"/scenarios/try/?{workers}", headers={"hx-request": "true"}).content.decode()
    rows = page.split('id="units"')[1]
    assert "<html" not in page
    assert ">丰谷镇总工会<" in rows
    assert ">富乐街道总工会<" not in rows
    assert ">富乐街道总工会<" in client.get(f"/scenarios/try/?{workers}&rows=all").content.decode()


@pytest.mark.parametrize(
    "query",
    [
        "on=2026-02-30&typed=1&area.0=x&every.0=0&workers=lots&units=%00%09&months=99",
        "with=99999999999999999999&with=-1&sort=x&show=y&page=99&kind=z&q=%00",
        "typed=1&area.0=510700&document.0=nope&reading.x.0=y",
    ],
)
def test_what_cannot_be_read_is_told_not_thrown(cast: Cast, query: str) -> None:
    assert officer().get(f"/scenarios/try/?{query}").status_code == 200


@pytest.mark.parametrize(
    "query",
    [
        "posts=x",
        "posts=1&least.x=1",
        "posts=1&least.x=2&most.x=1&aim=y",
        "yuan=1万",
        "posts=0",
        "posts=1&page=9&only=not&q=%00",
    ],
)
def test_shares_that_cannot_be_are_told_not_thrown(cast: Cast, query: str) -> None:
    assert officer().get(f"/scenarios/share/?on={ON}&{query}").status_code == 200


def test_side_by_side_with_saved_ones_and_exported(cast: Cast) -> None:
    saved = [scenario(cast.officer, cast.prefecture, name=f"方案{number}") for number in range(3)]
    beside = "&".join(f"with={one.pk}" for one in saved)
    client = officer()
    page = client.get(f"/scenarios/try/?{CEIL}&{beside}&show=value").content.decode()
    assert page.count("方案2") >= 2
    book = openpyxl.load_workbook(
        BytesIO(client.post(f"/scenarios/try/export.xlsx?{CEIL}&{beside}&rows=all", {"why": "work"}).content)
    )
    assert book.sheetnames == ["单位对照", "汇总对照", "假设", "依据", "说明"]
    heads = [cell.value for cell in book["单位对照"][2]]
    assert "可配上限·方案2－现行" in heads
    cited = {cell.value for cell in book["依据"]["B"]}
    assert {"绵工发〔2017〕52号", "模拟·绵工发〔2017〕52号"} <= cited
    assert any("取整＝ceil" in str(cell.value) for cell in book["假设"]["C"])


def boxes_mark(page: str) -> str:
    """The mark of the first scenario's boxes in the list."""
    found = re.search(r'name="seen" value="([^"]+)"', page)
    assert found is not None
    return found[1]


def test_kept_listed_opened_renamed_copied_removed_restored(cast: Cast) -> None:
    client = officer()
    sent = {"under": "5107", "on": str(ON), "typed": "1", "area.0": "510700", "every.0": "2000"}
    client.post("/scenarios/keep/", {**sent, "name": "两千一档", "note": "试"})
    with acting(cast.officer):
        (kept,) = queries.saved(by=cast.officer)
    assert kept.outcome["value"] == ["6", "8"]
    assert "两千一档" in client.get("/scenarios/").content.decode()
    assert 'value="2000"' in client.get(f"/scenarios/try/?scenario={kept.pk}").content.decode()
    again = {**sent, "every.0": "1000", "scenario": str(kept.pk), "again": "1", "name": "一千一档"}
    again["seen"] = queries.mark_of(kept)
    client.post("/scenarios/keep/", again)
    edit = f"/scenarios/{kept.pk}/edit/"
    seen = boxes_mark(client.get("/scenarios/").content.decode())
    client.post(edit, {"name": "一千", "note": "", "seen": seen})
    late = client.post("/scenarios/keep/", {**again, "every.0": "900"})
    both = late.content.decode()
    assert (late.status_code, "步长（人）＝1000" in both, "步长（人）＝900" in both) == (409, True, True)
    late = client.post(edit, {"name": "一千一", "note": "又改", "seen": seen})
    assert (late.status_code, 'value="一千一"' in late.content.decode()) == (409, True)
    told = client.get(f"/scenarios/{kept.pk}/history/").content.decode()
    assert "<s>两千一档</s> → <b>一千一档</b>" in told and "<s>一千一档</s> → <b>一千</b>" in told
    client.post(f"/scenarios/{kept.pk}/copy/")
    client.post(f"/scenarios/{kept.pk}/remove/")
    page = client.get("/scenarios/").content.decode()
    assert "一千·副本" in page and "恢复" in page
    client.post(f"/scenarios/{kept.pk}/restore/")
    with acting(cast.officer):
        found = queries.scenario_of(kept.pk, by=cast.officer)
    assert (found.name, queries.changes_in(found).texts[0].every) == ("一千", 1_000)


def test_a_name_taken_is_told_and_what_was_typed_is_not_lost(cast: Cast) -> None:
    scenario(cast.officer, cast.prefecture)
    sent = {"under": "5107", "typed": "1", "area.0": "510700", "every.0": "777", "name": "每2000人"}
    page = officer().post("/scenarios/keep/", sent, follow=True).content.decode()
    assert "请换个名字" in page and 'value="777"' in page


def test_shares_are_shown_with_their_reasons_and_kept(cast: Cast) -> None:
    client = officer()
    asked = f"on={ON}&typed=1&area.0=510700&base_count.0=3&posts=3"
    page = client.get(f"/scenarios/share/?{asked}&most.{cast.here.code}=1").content.decode()
    assert "再多一名会怎样" in page and "上限放宽一名" in page
    assert "上限 1 名已用满" in page
    with acting(cast.officer):
        code = units_below(cast.here, by=cast.officer).get().code
    for of in ("t", "a", "left", "served", f"g.{cast.here.code}", f"u.{code}"):
        assert client.get(f"/scenarios/share/figure/?{asked}&of={of}").status_code == 200
    for of in ("", "g.x", "u.x", "x.y"):
        assert client.get(f"/scenarios/share/figure/?{asked}&of={of}").status_code == 404
    assert client.get(f"/scenarios/share/figure/?on={ON}&of=t").status_code == 404
    sent = {"under": "5107", "typed": "1", "posts": "3", "aim": "even", "name": "三名"}
    client.post("/scenarios/keep/", sent)
    with acting(cast.officer):
        (kept,) = queries.saved(by=cast.officer)
    question = queries.question_in(kept)
    assert question is not None and (question.posts, question.aim) == (3, "even")
    assert 'value="3"' in client.get(f"/scenarios/share/?scenario={kept.pk}").content.decode()


def test_more_units_than_a_page_waits_for_are_a_job(cast: Cast, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("niangjia.scenarios.queries.sharing.MOST_AT_ONCE", 1)
    client = officer()
    assert "请先起名保存方案" in client.get(f"/scenarios/share/?on={ON}&posts=1").content.decode()
    kept = scenario(cast.officer, cast.prefecture, question=Question(posts=1))
    assert "后台计算" in client.get(f"/scenarios/share/?scenario={kept.pk}").content.decode()
    asked = {"posts": "1", "aim": "workers"}
    told = client.post(f"/scenarios/{kept.pk}/share/", asked, follow=True).content.decode()
    assert "别人已改动这个方案" in told  # no mark: what it was asked of is not known
    asked["seen"] = boxes_mark(client.get(f"/scenarios/share/?scenario={kept.pk}").content.decode())
    client.post(f"/scenarios/{kept.pk}/share/", asked)
    assert "排队中" in client.get(f"/scenarios/share/?scenario={kept.pk}").content.decode()
    from niangjia.kernel import jobs

    assert jobs.work_off() == 1
    assert "谁得名额" in client.get(f"/scenarios/share/?scenario={kept.pk}").content.decode()


def test_an_empty_list_teaches(cast: Cast) -> None:
    assert "试一试" in officer().get("/scenarios/").content.decode()


def test_a_county_alone_is_not_repeated_as_a_table_of_counties(cast: Cast) -> None:
    client = officer()
    whole = client.get(f"/scenarios/share/?on={ON}&typed=1&posts=3").content.decode()
    county = client.get(f"/scenarios/share/?on={ON}&typed=1&posts=3&under={cast.here.code}").content.decode()
    assert ("逐县" in whole, "逐县" in county) == (True, False)
    assert county.count('<div class="stat-value') == county.count(
        '<div class="stat-value"><button class="door"'
    )


def long_table(code: str) -> dict[str, str]:
    """As it comes from a spreadsheet: one unit that is there, and 2,000 that are not."""
    rows = [f"{code}\t9000", *(f"GH9{number:07d}\t5" for number in range(2_000))]
    return {"under": "5107", "on": str(ON), "typed": "1", "units": "\n".join(rows)}


@pytest.mark.parametrize("headers", [{}, {"hx-request": "true"}])
def test_a_table_too_long_for_an_address_waits_for_a_name_and_is_not_lost(
    cast: Cast, headers: dict[str, str]
) -> None:
    with acting(cast.officer):
        code = units_below(cast.here, by=cast.officer).get().code
    sent, client = long_table(code), officer()
    answer = client.post("/scenarios/try/", sent, headers=headers)
    page = answer.content.decode()
    assert "请起名保存方案" in page and "GH90001999" in page
    assert 'id="state"' not in page
    assert answer.headers.get("HX-Push-Url") == ("false" if headers else None)
    unnamed = client.post("/scenarios/keep/", {**sent, "name": ""}).content.decode()
    assert "请给方案起个名字" in unnamed and "GH90001999" in unnamed


def test_a_long_table_once_kept_is_meant_by_its_key_and_asked_like_any_other(cast: Cast) -> None:
    with acting(cast.officer):
        code = units_below(cast.here, by=cast.officer).get().code
    client = officer()
    answer = client.post("/scenarios/keep/", {**long_table(code), "name": "长表"})
    page = client.get(answer.url).content.decode()
    assert "用方案里按单位填的 2,001 行" in page and "GH90001999" not in page
    key = answer.url.rpartition("=")[2]
    state = f"under=5107&on={ON}&typed=1&scenario={key}"

    def asked(more: str) -> str:
        of = f"workers.1.u.{code}.person"
        return str(client.get(f"/scenarios/try/figure/?{state}&{more}&of={of}").content.decode())

    assert "9,000" in asked("units_kept=1")
    assert "9,000" not in asked("")
    assert "7,777" in asked(f"units_kept=1&units={code}%097777")


def test_what_is_sent_without_scripts_is_asked_again_by_its_address(cast: Cast) -> None:
    sent = {"typed": "1", "area.0": "510700", "every.0": "2000", "csrfmiddlewaretoken": "x", "rows": "all"}
    answer = officer().post("/scenarios/try/", sent)
    assert (answer.status_code, answer.url) == (
        302,
        "/scenarios/try/?typed=1&area.0=510700&every.0=2000&rows=all",
    )


def test_the_picture_shows_every_scenario(cast: Cast) -> None:
    saved = [scenario(cast.officer, cast.prefecture, name=f"方案{number}") for number in range(3)]
    beside = "&".join(f"with={one.pk}" for one in saved)
    page = officer().get(f"/scenarios/try/?{CEIL}&{beside}").content.decode()
    assert page.count('"look": "mark"') == 3


@pytest.mark.parametrize(
    ("method", "path", "headers", "back"),
    [
        ("get", "/scenarios/try/?workers=%2B5", {}, "/scenarios/try/%3Fworkers%3D%252B5"),
        ("post", "/scenarios/keep/", {"referer": "http://testserver/scenarios/"}, "/scenarios/"),
        ("post", "/scenarios/keep/", {"referer": "http://elsewhere/x/"}, "/"),
        ("post", "/scenarios/keep/", {}, "/"),
        (
            "get",
            "/scenarios/try/?workers=%2B5",
            {"hx-request": "true", "referer": "http://testserver/scenarios/try/"},
            "/scenarios/try/%3Fworkers%3D%252B5",
        ),
        ("get", "/desk/numbers/", {"hx-request": "true", "referer": "http://testserver/"}, "/"),
    ],
)
def test_who_must_sign_in_again_comes_back_to_a_page_and_never_into_a_fragment(
    method: str, path: str, headers: dict[str, str], back: str
) -> None:
    answer = getattr(Client(), method)(path, headers=headers)
    to = answer.headers.get("HX-Redirect" if "hx-request" in headers else "Location")
    assert to == f"/accounts/sign-in/?next={back}"
