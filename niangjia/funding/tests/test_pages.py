"""The pages of replies: entered as typed, refused with what was written, in a fixed number of queries."""

from __future__ import annotations

import re
from datetime import date
from io import BytesIO
from typing import Any

import openpyxl
import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from niangjia.funding import access
from niangjia.funding.tests.factories import allotted, entered, facts, share, unit_of
from niangjia.funding.types import Level, Relation, Source
from niangjia.kernel.command import operator
from niangjia.kernel.scope import acting
from niangjia.organisations.actions import import_units
from niangjia.organisations.facade import units_below
from tests.cast import ON, Cast, account, gather, unit_row

pytestmark = pytest.mark.usefixtures("committed")
MOST_QUERIES = 23
"""Fifteen, and six of signing in and two of the transaction itself."""


def signed_in(name: str = "clerk") -> Client:
    """Somebody of the cast."""
    client = Client(headers={"accept-language": "zh-hans"})
    client.force_login(account(name))
    return client


def form(code: str, *rows: tuple[str, str, str, str], **more: str) -> dict[str, Any]:
    """What the entry page sends."""
    data = {
        "unit_text": code,
        "number": "涪工批〔2026〕3号",
        "dated": "2026-01-15",
        "issuer": "绵阳市总工会",
        "year": "2026",
        "first": "2026-01",
        "last": "2026-12",
        "posts": "2",
        "share-TOTAL_FORMS": str(len(rows)),
        "share-INITIAL_FORMS": "0",
    }
    for at, row in enumerate(rows):
        for name, value in zip(("source", "level", "person_months", "amount"), row, strict=True):
            data[f"share-{at}-{name}"] = value
    return data | more


COUNTY = ("federation_budget", "county", "24", "")
BLANK = ("employer", "employer", "", "")


def stored(cast: Cast) -> list[tuple[Any, ...]]:
    """The replies of the house."""
    with acting(cast.officer):
        return list(access.replies(cast.officer).order_by("pk").values_list("number", "posts", "standing"))


def test_a_reply_is_entered_as_it_is_typed() -> None:
    cast = gather()
    client = signed_in()
    assert client.get("/funding/add/").status_code == 200
    answer = client.post("/funding/add/", form(cast.here.code, COUNTY, BLANK), follow=True)
    page = answer.content.decode()
    assert stored(cast) == [("涪工批〔2026〕3号", 2, "standing")]
    assert "各来源合计 24 人月，与 2 名×12 个月相符" in page
    listed = client.get("/funding/?year=2026").content.decode()
    assert "涪工批〔2026〕3号" in listed and "县级 24" in listed


@pytest.mark.parametrize(
    ("rows", "more", "said"),
    [
        ((("federation_budget", "county", "23", ""),), {}, "少 1 人月"),
        ((("", "", "24", ""),), {}, "请选择经费来源和承担层级"),
        ((("federation_budget", "county", "many", ""),), {}, "整数"),
        ((COUNTY,), {"first": "2026-13"}, "2026-01"),
        ((COUNTY,), {"first": "2027-01"}, "末月不能早于首月"),
        ((COUNTY,), {"posts": "-1"}, "0"),
        ((COUNTY,), {"unit_text": "没有这个单位"}, "没有找到"),
        ((COUNTY,), {"number": ""}, "必填"),
    ],
)
def test_what_is_refused_stands_as_it_was_written(rows: Any, more: dict[str, str], said: str) -> None:
    cast = gather()
    answer = signed_in().post("/funding/add/", form(cast.here.code, *rows, **more))
    page = answer.content.decode()
    assert (answer.status_code, said in page, stored(cast)) == (422, True, [])
    assert f'value="{rows[0][2]}"' in page


def test_where_another_stands_it_is_asked_what_becomes_of_it() -> None:
    cast = gather()
    first = entered(cast.clerk, cast.here)
    client = signed_in()
    further = form(cast.here.code, COUNTY, number="涪工批〔2026〕9号")
    asked = client.post("/funding/add/", further)
    page = asked.content.decode()
    assert asked.status_code == 422
    assert "追加名额" in page and f'name="relation" value="{first.pk}"' in page
    assert client.post("/funding/add/", further | {"relation": "adds"}).status_code == 302
    replacing = form(cast.here.code, COUNTY, number="涪工批〔2026〕10号", relation=str(first.pk))
    answer = client.post("/funding/add/", replacing)
    assert answer.status_code == 302
    assert [standing for *_, standing in stored(cast)] == ["replaced", "standing", "standing"]
    assert "由另一份批复替代" in client.get(f"/funding/{first.pk}/").content.decode()
    assert f'value="{first.pk}"' not in client.get("/funding/add/").content.decode()


def test_replacing_begins_on_the_page_of_the_reply() -> None:
    cast = gather()
    reply = entered(cast.clerk, cast.here)
    page = signed_in().get(f"/funding/add/?replaces={reply.pk}").content.decode()
    assert re.search(rf'value="{reply.pk}" checked', page)
    assert "涪城区总工会" in page
    assert signed_in("foreign_clerk").get(f"/funding/add/?replaces={reply.pk}").status_code == 404


def marked(page: str) -> str:
    """The mark that a form carries."""
    found = re.search(r'name="shown" value="([^"]*)"', page)
    assert found is not None
    return found[1]


def test_correcting_says_why_and_stops_where_somebody_was_quicker() -> None:
    cast = gather()
    reply = entered(cast.clerk, cast.here, facts(2))
    client = signed_in()
    page = client.get(f"/funding/{reply.pk}/correct/").content.decode()
    assert 'value="2026-01"' in page and 'value="24"' in page
    right = form("", ("federation_budget", "county", "36", ""), posts="3", shown=marked(page))
    url = f"/funding/{reply.pk}/correct/"
    assert client.post(url, right).status_code == 422
    assert client.post(url, right | {"reason": "少登 1 名"}).status_code == 302
    late = client.post(url, right | {"reason": "再来一次", "posts": "4"})
    both = late.content.decode()
    assert (late.status_code, "有人改动了这条记录" in both) == (409, True)
    assert '<td class="good">3</td><td class="fix">4</td>' in both  # theirs, mine
    other = client.post(url, right | {"reason": "补备注", "posts": "2", "remark": "加注"})
    assert 'name="posts" value="3"' in other.content.decode()  # not touched: as it stands now
    assert "加注</textarea>" in other.content.decode()
    again = right | {"reason": "错的", "shown": marked(late.content.decode()), "posts": "4"}
    assert "少 12 人月" in client.post(url, again).content.decode()
    history = client.get(f"/funding/{reply.pk}/history/").content.decode()
    assert "少登 1 名" in history and "经费来源：总工会预算资金（县级）" in history


def test_revoking_keeps_the_reply() -> None:
    cast = gather()
    reply = entered(cast.clerk, cast.here)
    client, url = signed_in(), f"/funding/{reply.pk}/revoke/"
    given = {"number": "涪工批〔2026〕7号", "on": "2026-06-30", "reason": "资金收回"}
    given["shown"] = marked(client.get(url).content.decode())
    assert client.post(url, given | {"number": ""}).status_code == 422
    assert "保障期" in client.post(url, given | {"on": "2027-01-01"}).content.decode()
    assert client.post(url, given | {"shown": "x:1"}).status_code == 409
    page = client.post(url, given, follow=True).content.decode()
    assert "自2026年6月30日起撤销（涪工批〔2026〕7号）：资金收回" in page
    assert client.get(url).status_code == 403
    assert client.get(f"/funding/{reply.pk}/allot/").status_code == 403


def test_posts_are_allotted_in_the_table() -> None:
    cast = gather()
    code = unit_of(cast.here, cast.clerk).code
    reply = entered(cast.clerk, cast.here, facts(5))
    client, url = signed_in(), f"/funding/{reply.pk}/allot/"
    page = client.get(url).content.decode()
    assert 'data-posts="5" data-elsewhere="0"' in page and 'data-ceiling="3"' in page
    given = {"shown": marked(page), f"posts-{code}": "6"}
    for wrong, said in (("6", "多 1 名"), ("1.5", "整数"), ("-1", "整数")):
        answer = client.post(url, given | {f"posts-{code}": wrong})
        page = answer.content.decode()
        assert (answer.status_code, said in page, f'value="{wrong}"' in page) == (422, True, True)
    late = client.post(url, given | {"shown": ""})
    assert (late.status_code, '<td class="fix">6</td>' in late.content.decode()) == (409, True)
    assert client.post(url, given | {"posts-GH99999999": "1", f"posts-{code}": ""}).status_code == 404
    done = client.post(url, given | {f"posts-{code}": "4"}, follow=True).content.decode()
    assert "高于可配上限 3 名" in done and "尚未分配 1 名" in done
    compared = client.get(f"/funding/{reply.pk}/units/").content.decode()
    assert "高于上限" in compared
    narrowed = client.get(f"{url}?q=nothing").content.decode()
    assert 'data-elsewhere="4"' in narrowed


@pytest.mark.parametrize(
    ("query", "numbers"),
    [
        ("year=2026", ["3号", "9号"]),
        ("year=2025", ["1号"]),
        ("year=all", ["3号", "9号", "1号"]),
        ("year=all&q=9号", ["9号"]),
        ("year=2026&q=fcq", ["3号", "9号"]),
        ("year=2026&source=employer", ["9号"]),
        ("year=2026&standing=revoked", []),
        ("year=2026&q=yxq", []),
    ],
)
def test_page_and_export_show_the_same_replies(query: str, numbers: list[str]) -> None:
    cast = gather()
    entered(cast.clerk, cast.here, facts(number="1号", first=date(2025, 1, 1)))
    employer = (share(22), share(2, Source.EMPLOYER, Level.EMPLOYER, "3200.50"))
    entered(cast.clerk, cast.here, facts(2, *employer, number="9号"))
    entered(cast.clerk, cast.here, facts(number="3号"), relation=Relation.ADDS)
    client = signed_in("officer")
    page = client.get(f"/funding/?{query}").content.decode()
    table = page.split('id="replies"')[1]
    book = openpyxl.load_workbook(
        BytesIO(client.post(f"/funding/export.xlsx?{query}", {"why": "work"}).content)
    )
    assert [str(cell.value) for cell in book["批复"]["A"][2:]] == numbers
    assert [one for one in ("3号", "9号", "1号") if f">{one}</a>" in table] == numbers
    if "9号" in numbers:
        assert 3200.5 in [cell.value for cell in book["经费来源"]["G"]]


@pytest.mark.parametrize("query", ["year=x&source=y&standing=z&page=99", "q=%00", "year=99999", "year=0"])
def test_what_cannot_be_read_is_as_if_it_were_not_there(query: str) -> None:
    cast = gather()
    entered(cast.clerk, cast.here)
    assert signed_in().get(f"/funding/?{query}").status_code == 200
    assert signed_in().get("/funding/figures/posts/?on=2026-02-30").status_code == 200
    assert signed_in().get("/funding/figures/cups/").status_code == 404
    assert signed_in().get("/funding/99999999999999999999/").status_code == 404


def test_the_cards_open_what_they_show_under_a_filter() -> None:
    cast = gather()
    employer = (share(22), share(2, Source.EMPLOYER, Level.EMPLOYER, "3200.50"))
    entered(cast.clerk, cast.here, facts(2, *employer, number="9号"))
    entered(cast.clerk, cast.here, facts(number="3号"), relation=Relation.ADDS)
    client = signed_in()
    page = client.get("/funding/?year=2026&source=employer").content.decode()
    [months] = re.findall(r'href="([^"]*figures/months/[^"]*)"', page)
    basis = client.get(months.replace("&amp;", "&"), headers={"hx-request": "true"}).content.decode()
    assert re.search(r"basis-value\">2 ", basis)


def test_an_empty_house_says_what_this_is_for() -> None:
    gather()
    assert "还没有经费批复" in signed_in().get("/funding/").content.decode()


@pytest.mark.parametrize("measure", ["posts", "months", "amount"])
def test_headline_numbers_open_their_basis(measure: str) -> None:
    cast = gather()
    entered(cast.clerk, cast.here, facts(2, share(24, amount="86400"), amount="86400"))
    page = signed_in().get(f"/funding/figures/{measure}/?on={ON}&year=2026").content.decode()
    said = {"posts": "涪工批〔2026〕3号", "months": "总工会预算资金·县级", "amount": "86,400.00"}
    assert said[measure] in page


def test_the_number_of_queries_does_not_grow() -> None:
    cast = gather()
    reply = entered(cast.officer, cast.here, facts(300))
    allotted(cast.officer, reply, **{unit_of(cast.here, cast.officer).code: 1})
    urls = ["/funding/?year=2026", "/funding/add/"]
    urls += [f"/funding/{reply.pk}/{tail}" for tail in ("", "units/", "history/", "allot/", "correct/")]
    client = signed_in("officer")
    few = [queries(client, url)[0] for url in urls]
    by = operator()
    with acting(by):
        rows = [unit_row(f"第{number}镇总工会", "涪城区") for number in range(120)]
        import_units(by=by, under=cast.prefecture, rows=rows, as_of=ON, source="more")
        codes = list(units_below(cast.here, by=by).values_list("code", flat=True))
    allotted(cast.officer, reply, **dict.fromkeys(codes, 1))
    for number in range(60):
        entered(cast.officer, cast.there, facts(1, number=f"{number}号"), relation=Relation.ADDS)
    many = [queries(client, url) for url in urls]
    assert [number for number, _ in many] == few
    assert max(few) <= MOST_QUERIES
    assert max(size for _, size in many) < 150_000


def queries(client: Client, url: str) -> tuple[int, int]:
    """How many queries a page makes, and how long it is."""
    with CaptureQueriesContext(connection) as made:
        answer = client.get(url)
    assert answer.status_code == 200
    return len(made), len(answer.content)
