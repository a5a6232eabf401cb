"""The pages of editions: three people's buttons, refusals in words, as many queries whatever the size."""

from __future__ import annotations

import io
from collections.abc import Callable
from typing import Any

import openpyxl
import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.http import HttpResponse
from django.test import Client
from django.test.utils import CaptureQueriesContext

from niangjia.accounts.models import Account
from niangjia.editions import access, queries
from niangjia.editions.actions.planning import shown
from niangjia.editions.models import Edition
from niangjia.editions.tests.factories import Office, brought_to, drafted, moved, office
from niangjia.kernel import locking
from niangjia.kernel.scope import acting
from niangjia.organisations.actions import import_units
from tests.cast import ON, unit_row

pytestmark = pytest.mark.usefixtures("committed")
MOST_QUERIES, MOST_BYTES = 15, 150 * 1024
BESIDE_TODAY = 18
"""The plan of today has questions of its own."""


def browser(username: str) -> Client:
    """Somebody signed in."""
    client = Client(headers={"accept-language": "zh-hans"})
    client.force_login(Account.objects.get(username=username))
    return client


def said(answer: HttpResponse) -> str:
    """The page in words."""
    return answer.content.decode()


def send(who: str, edition: Edition, move: str, **form: Any) -> HttpResponse:
    """A move sent from its page."""
    return browser(who).post(f"/editions/{edition.pk}/move/{move}/", form)


def state_of(of: Office, edition: Edition) -> str:
    """How it stands."""
    with acting(of.officer):
        return queries.one(edition.pk, by=of.officer).state


def test_three_people_bring_it_through() -> None:
    of = office()
    answer = browser("clerk").post("/editions/new/", {"year": "2026", "on": ON.isoformat(), "note": "说明"})
    assert answer.status_code == 302
    with acting(of.clerk):
        [edition] = queries.editions(by=of.clerk)
    scan = SimpleUploadedFile("批复.pdf", b"%PDF-1.7", "application/pdf")
    for who, move, form in (
        ("clerk", "submit", {}),
        ("vice_chair", "countersign", {"opinion": "同意"}),
        ("clerk", "request", {"number": "涪工〔2026〕12号", "paper_date": "2026-06-30"}),
        ("officer", "approve", {"number": "绵工复〔2026〕5号", "paper_date": "2026-06-30", "scan": scan}),
        ("clerk", "publish", {}),
    ):
        assert send(who, edition, move, **form).status_code == 302, move
    assert state_of(of, edition) == "published"
    page = said(browser("leader").get(f"/editions/{edition.pk}/"))
    assert all(
        part in page for part in ("涪工〔2026〕12号", "绵工复〔2026〕5号", "批复.pdf", "已发布", "同意")
    )


@pytest.mark.parametrize(
    ("last", "who", "move", "form", "reason"),
    [
        ("submit", "clerk", "countersign", {}, "没有“会签年度计划”的权限"),
        ("submit", "officer", "countersign", {}, "没有“会签年度计划”的权限"),
        ("submit", "vice_chair", "send_back", {}, "还缺：意见或理由"),
        ("countersign", "clerk", "request", {"number": "x"}, "还缺：文号和成文日期"),
        ("countersign", "clerk", "request", {"number": "x", "paper_date": "昨天"}, "成文日期不能读取"),
        ("countersign", "clerk", "request", {"number": "x", "paper_date": "2099-01-01"}, "请核对"),
        (
            "request",
            "vice_chair",
            "approve",
            {"number": "x", "paper_date": "2026-06-30"},
            "由直接上一级工会办理",
        ),
        ("request", "clerk", "transcribe", {}, "这一轮的“送会签”是您办理的"),
        ("request", "officer", "transcribe", {}, "没有“补录纸质批复”的权限|由编制单位自己办理"),
        ("approve", "officer", "publish", {}, "由编制单位自己办理"),
        ("publish", "clerk", "publish", {}, "现在是“已发布”"),
    ],
)
def test_each_refusal_is_told_on_its_page(
    last: str, who: str, move: str, form: dict[str, str], reason: str
) -> None:
    of = office()
    edition = brought_to(of, last)
    before = state_of(of, edition)
    answer = send(who, edition, move, **form)
    assert answer.status_code == 422
    assert any(one in said(answer) for one in reason.split("|"))
    assert state_of(of, edition) == before


def test_what_may_not_be_pressed_is_grey_and_says_why() -> None:
    of = office()
    edition = brought_to(of, "submit")
    page = said(browser("clerk").get(f"/editions/{edition.pk}/"))
    assert page.count('aria-disabled="true"') >= 2
    assert "您现在的角色没有“会签年度计划”的权限" in page
    assert "下一步：<b>会签</b> · 涪城区总工会" in page


def test_a_transcribed_reply_is_shown_as_such_everywhere() -> None:
    of = office()
    edition = brought_to(of, "request")
    scan = SimpleUploadedFile("批复.pdf", b"%PDF-1.7", "application/pdf")
    form = {"number": "绵工复〔2026〕6号", "paper_date": "2026-06-30", "issuer": "绵阳市总工会", "scan": scan}
    assert send("vice_chair", edition, "transcribe", **form).status_code == 302
    moved(of, edition, "publish")
    client = browser("officer")
    for path in ("", f"{edition.pk}/"):
        assert "据纸质批复补录" in said(client.get(f"/editions/{path}"))
    answer = client.get(f"/api/v1/editions/{edition.pk}/")
    assert answer.json()["transcribed"] is True
    assert client.get("/api/v1/editions/").json()["rows"][0]["transcribed"] is True


def mark_of(of: Office, edition: Edition) -> tuple[int, str]:
    """The first line and the mark its row carries."""
    with acting(of.clerk):
        line = access.lines(edition, of.clerk)[0]
    return line.pk, locking.mark(shown(line))


@pytest.mark.parametrize(
    ("typed", "reason", "status", "told"),
    [
        ("2", "", 302, ""),
        ("9", "", 422, "计划数9超过可配上限3"),
        ("0", "", 422, "计划数0低于须配下限1，请写明理由"),
        ("0", "经费未落实", 302, ""),
        ("一", "", 422, "计划数须为不小于0的整数"),
        ("-1", "", 422, "计划数须为不小于0的整数"),
        ("1.5", "", 422, "计划数须为不小于0的整数"),
    ],
)
def test_posts_are_planned_in_the_row(typed: str, reason: str, status: int, told: str) -> None:
    of = office()
    edition = drafted(of)
    line, mark = mark_of(of, edition)
    form = {"planned": typed, "reason": reason, "mark": mark}
    answer = browser("clerk").post(f"/editions/{edition.pk}/lines/{line}/?sort=name", form)
    assert answer.status_code == status
    if told:
        assert told in said(answer) and f'value="{typed}"' in said(answer)
    else:
        assert answer.url.endswith(f"?sort=name#line-{line}")


def test_a_refusal_is_told_where_the_row_is_not_shown() -> None:
    of = office()
    edition = drafted(of)
    line, mark = mark_of(of, edition)
    form = {"planned": "9", "reason": "", "mark": mark}
    answer = browser("clerk").post(f"/editions/{edition.pk}/lines/{line}/?only=shortfall", form)
    assert (answer.status_code, "计划数9超过可配上限3" in said(answer)) == (422, True)


def test_a_row_somebody_else_changed_is_not_overwritten() -> None:
    of = office()
    edition = drafted(of)
    line, mark = mark_of(of, edition)
    client = browser("clerk")
    url = f"/editions/{edition.pk}/lines/{line}/"
    assert client.post(url, {"planned": "2", "reason": "", "mark": mark}).status_code == 302
    answer = client.post(url, {"planned": "3", "reason": "", "mark": mark})
    assert (answer.status_code, "已被别人修改" in said(answer)) == (422, True)
    assert client.get(url).status_code == 302


def test_facts_taken_anew_tell_what_changed() -> None:
    of = office()
    edition = drafted(of)
    with acting(of.clerk):
        import_units(
            by=of.clerk, under=of.cast.here, rows=[unit_row("青义镇总工会", "涪城区")], as_of=ON, source="x"
        )
    client = browser("clerk")
    answer = client.post(f"/editions/{edition.pk}/retake/", follow=True)
    assert "已重新取数：新增 1 个单位，减少 0 个，0 个单位的数据有变化。" in said(answer)
    brought_to(of, "submit", edition)
    answer = client.post(f"/editions/{edition.pk}/retake/")
    assert (answer.status_code, "已经定稿" in said(answer)) == (422, True)
    answer = client.post(f"/editions/{edition.pk}/describe/", {"title": "别的"})
    assert (answer.status_code, "已经定稿" in said(answer)) == (422, True)


@pytest.mark.parametrize(
    ("form", "told"),
    [
        ({"year": "去年", "on": "2026-06-30"}, "请填写年度"),
        ({"year": "2026", "on": "昨天"}, "请填写取数日"),
        ({"year": "2026", "on": "2099-01-01"}, "还没有到"),
    ],
)
def test_a_new_edition_that_cannot_be(form: dict[str, str], told: str) -> None:
    office()
    answer = browser("clerk").post("/editions/new/", form)
    assert (answer.status_code, told in said(answer)) == (422, True)


def test_title_and_note() -> None:
    of = office()
    edition = drafted(of)
    url = f"/editions/{edition.pk}/describe/"
    assert browser("clerk").post(url, {"title": "涪城计划", "note": "按新文件"}).status_code == 302
    page = said(browser("clerk").get(f"/editions/{edition.pk}/"))
    assert "涪城计划" in page and "按新文件" in page


def test_the_workbook_says_what_the_page_says() -> None:
    of = office()
    edition = brought_to(of, "publish")
    answer = browser("clerk").get(f"/editions/{edition.pk}/export.xlsx")
    book = openpyxl.load_workbook(io.BytesIO(answer.content))
    rows = {page.title: list(page.iter_rows(min_row=3, values_only=True)) for page in book}
    units = [dict(zip(rows["单位明细"][0], row, strict=True)) for row in rows["单位明细"][1:]]
    assert [(one["单位"], one["须配下限"], one["计划数"], one["缺口"]) for one in units] == [
        ("丰谷镇总工会", 1, 1, 0)
    ]
    assert rows["汇总"][-1][0] == "合计"
    assert [row[0] for row in rows["办理过程"][1:]] == ["送会签", "会签", "请示", "批复", "发布"]
    assert "绵工发〔2017〕52号" in [row[0] for row in rows["依据"]]
    assert book["单位明细"]["F4"].number_format == "#,##0"


PAGES: dict[str, Callable[[Edition], str]] = {
    "list": lambda edition: "/editions/",
    "new": lambda edition: "/editions/new/",
    "edition": lambda edition: f"/editions/{edition.pk}/",
    "move": lambda edition: f"/editions/{edition.pk}/move/submit/",
    "figure": lambda edition: f"/editions/{edition.pk}/figure/planned/",
    "sum": lambda edition: f"/editions/{edition.pk}/figure/shortfall/",
    "compare": lambda edition: f"/editions/{edition.pk}/compare/?all=1",
    "recompute": lambda edition: f"/editions/{edition.pk}/recompute/",
    "history": lambda edition: f"/editions/{edition.pk}/history/",
}


@pytest.mark.parametrize("page", PAGES)
def test_a_page_asks_few_questions_and_is_small(page: str) -> None:
    of = office()
    with acting(of.clerk):
        rows = [unit_row(f"新镇{number}总工会", "涪城区") for number in range(60)]
        import_units(by=of.clerk, under=of.cast.here, rows=rows, as_of=ON, source="x")
    edition = drafted(of)
    client = browser("clerk")
    with CaptureQueriesContext(connection) as asked:
        answer = client.get(PAGES[page](edition))
    assert answer.status_code == 200
    most = BESIDE_TODAY if page == "compare" else MOST_QUERIES
    assert len(asked) <= most, "\n".join(one["sql"][:160] for one in asked)
    assert len(answer.content) <= MOST_BYTES


@pytest.mark.parametrize(
    "path",
    ["figure/nothing/", "figure/must/?line=999999999999999999999", "move/bury/", "figure/must/?group=x"],
)
def test_what_is_not_there(path: str) -> None:
    of = office()
    edition = drafted(of)
    assert browser("clerk").get(f"/editions/{edition.pk}/{path}").status_code == 404
    assert browser("foreign_clerk").get(f"/editions/{edition.pk}/").status_code == 404


@pytest.mark.parametrize(
    "asked", ["?year=20x6&state=nowhere&page=99", "?q=%00", "?year=1999", "?state=draft&q=涪城"]
)
def test_what_cannot_be_read_is_as_if_it_were_not_asked(asked: str) -> None:
    of = office()
    edition = drafted(of)
    client = browser("clerk")
    assert client.get(f"/editions/{asked}").status_code == 200
    assert client.get(f"/editions/{edition.pk}/{asked}&sort=-nothing&only=x&kind=y").status_code == 200


@pytest.mark.parametrize(
    ("asked", "found"),
    [
        ("q=FG", 1),
        ("q=qq", 0),
        ("only=shortfall", 0),
        ("only=room", 1),
        ("only=below", 0),
        ("only=decided", 0),
        ("kind=township", 1),
        ("kind=zone", 0),
        ("group=x", 0),
        ("sort=-planned", 1),
    ],
)
def test_lines_are_narrowed(asked: str, found: int) -> None:
    of = office()
    edition = drafted(of)
    assert said(browser("clerk").get(f"/editions/{edition.pk}/?{asked}")).count('id="line-') == found


def test_the_prefectures_edition_sums_by_county() -> None:
    of = office()
    edition = drafted(of, by=of.officer, unit=of.cast.prefecture)
    page = said(browser("officer").get(f"/editions/{edition.pk}/"))
    assert "逐级汇总" in page
    county = f"/editions/{edition.pk}/figure/must/?group={of.cast.here.code}&count=person"
    assert "涪城区" in said(browser("officer").get(county))
    assert browser("clerk").get(f"/editions/{edition.pk}/").status_code == 404
