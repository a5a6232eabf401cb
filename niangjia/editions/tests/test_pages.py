"""The pages of editions: three people's buttons, refusals in words."""

from __future__ import annotations

import io
import re
from typing import Any

import openpyxl
import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.http import HttpResponse

from niangjia.editions import access, queries
from niangjia.editions.actions.planning import shown
from niangjia.editions.models import Edition
from niangjia.editions.tests.factories import Office, brought_to, browser, drafted, moved, office, said
from niangjia.kernel import locking
from niangjia.kernel.scope import acting
from niangjia.organisations.actions import import_units
from tests.cast import ON, unit_row

pytestmark = pytest.mark.usefixtures("committed")


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
    form = {"number": "绵工复〔2026〕6号", "paper_date": "2026-07-15", "issuer": "绵阳市总工会", "scan": scan}
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
    assert (answer.status_code, "已被别人修改" in said(answer)) == (409, True)
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
    found = re.search(r'name="mark" value="([^"]+)"', said(browser("clerk").get(url)))
    assert found is not None
    sent = {"title": "涪城计划", "note": "按新文件", "mark": found[1]}
    assert browser("clerk").post(url, sent).status_code == 302
    late = browser("clerk").post(url, sent | {"title": "另一个标题"})
    assert late.status_code == 409
    for both in ("涪城计划", 'value="另一个标题"', "按新文件</textarea>"):
        assert both in said(late)
    page = said(browser("clerk").get(f"/editions/{edition.pk}/"))
    assert "涪城计划" in page and "按新文件" in page


def test_the_workbook_says_what_the_page_says() -> None:
    of = office()
    edition = brought_to(of, "publish")
    answer = browser("clerk").post(f"/editions/{edition.pk}/export.xlsx", {"why": "report"})
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
