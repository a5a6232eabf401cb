"""The library's pages: the map, the list, each document with its chain and cases, and who may read them."""

from __future__ import annotations

import re

import pytest
from django.test import Client

from niangjia.policy import facade as policy
from tests.cast import account, gather

pytestmark = pytest.mark.usefixtures("committed")
MOST_QUERIES, MOST_BYTES = 18, 150_000
PLAIN = re.compile(r"<[^>]+>|\s+")


@pytest.fixture
def reader(committed: None) -> Client:
    """The leader's browser: reading is all that is needed."""
    gather()
    client = Client()
    client.force_login(account("leader"))
    return client


def said(client: Client, address: str) -> str:
    """A page of the library that is there and small enough."""
    answer = client.get(address)
    assert answer.status_code == 200, address
    assert len(answer.content) < MOST_BYTES
    return str(answer.content.decode())


def part(page: str, key: str) -> str:
    """The card or block of an id, up to the end of the section or block it opens."""
    begin = page.index(f'id="{key}"')
    end = min(at for tag in ("</section>", "</main>") if (at := page.find(tag, begin)) > 0)
    return page[begin:end]


def test_the_library_shows_every_document_held_and_every_one_missing(
    reader: Client, django_assert_max_num_queries: object
) -> None:
    with django_assert_max_num_queries(MOST_QUERIES):  # type: ignore[operator]
        page = said(reader, "/policy/")
    rows = part(page, "rows")
    assert all(one.name in rows for one in policy.documents())
    assert all(one.name in part(page, "missing") for one in policy.cited_not_held())
    assert rows.index("总工发〔2016〕37号") < rows.index("绵工发〔2017〕52号")
    assert rows.count("不详") == 3 * len(policy.documents()) - 4  # each names one date; none is guessed
    assert all(
        place in part(page, "map") for place in ("全国", "四川省", "绵阳市", "大理白族自治州", "祥云县")
    )


@pytest.mark.parametrize(
    ("asked", "held", "not_shown"),
    [
        ("q=绵工发", "绵工发〔2017〕52号", "总工发〔2016〕37号"),
        ("q=轮训", "绵工发〔2017〕52号", "总工发〔2016〕37号"),
        ("q=mys", "绵工发〔2017〕52号", "总工发〔2016〕37号"),
        ("topic=pay.", "绵工发〔2017〕52号", "总工发〔2016〕37号"),
        ("level=0", "总工发〔2016〕37号", "绵工发〔2017〕52号"),
        ("place=510703", "绵工发〔2017〕52号", "祥云县“县级工会"),
        ("place=涪城区", "总工发〔2016〕37号", "祥云县“县级工会"),
        ("place=云南省", "祥云县“县级工会", "绵工发〔2017〕52号"),
        ("on=2017-01-01", "总工发〔2016〕37号", "绵工发〔2017〕52号"),
    ],
)
def test_the_list_is_narrowed(reader: Client, asked: str, held: str, not_shown: str) -> None:
    rows = part(said(reader, f"/policy/?{asked}"), "rows")
    assert held in rows
    assert not_shown not in rows


def test_what_cannot_be_read_is_told_and_never_an_error(reader: Client) -> None:
    assert "没有找到这个地区" in said(reader, "/policy/?place=nowhere-at-all")
    assert "有几处地方叫这个名字" in said(reader, "/policy/?place=城关镇")
    assert "这不是一个日期" in said(reader, "/policy/?on=yesterday&level=x&page=x&provision=x&topic=x")
    assert "没有符合条件的文件" in said(reader, "/policy/?q=没有这样的文件")


def test_one_provision_can_be_followed_on_the_timeline(reader: Client) -> None:
    timeline = part(said(reader, "/policy/?provision=staffing.posts"), "timeline")
    assert timeline.count("总工发〔2016〕37号") == 4
    assert "培训" not in PLAIN.sub("", timeline.split("policy-more")[0].split("<tbody>")[1])


def test_a_document_shows_its_clauses_readings_dates_and_cases(reader: Client) -> None:
    for one in policy.documents():
        page = said(reader, f"/policy/{one.slug}/")
        assert all(rule.provision.clause in page for rule in one.rules)
        assert all(f"/policy/provision/{rule.provision.id}/try/?place=" in page for rule in one.rules)
        assert ("转述：这份材料" in page) is one.header.reported
        assert one.digest in page
        assert "相符" in page
        assert "不符</span>" not in page


def test_a_document_says_what_it_goes_before_and_what_goes_before_it(reader: Client) -> None:
    near, far = (
        PLAIN.sub("", said(reader, f"/policy/{slug}/")) for slug in ("mianyang-2017-52", "actuo-2016-37")
    )
    assert "优先于总工发〔2016〕37号四、(二)1（全国）街道、乡镇、园区·2017年12月31日起" in near
    assert "让位于绵工发〔2017〕52号三、目标任务（绵阳市）乡镇、街道、园区·2017年12月31日起" in far
    assert "让位于" not in near


def test_an_unknown_date_is_said_to_be_unknown_and_never_guessed(reader: Client) -> None:
    page = said(reader, "/policy/mianyang-2017-52/")
    assert "2017年12月31日" in page
    assert page.count("日期不详") == 2


def test_a_document_and_its_cases_are_downloaded_as_they_are_read(reader: Client) -> None:
    for one in policy.documents():
        answer = reader.get(f"/policy/{one.slug}/document.yaml")
        assert answer.content.decode() == one.text == one.path.read_text(encoding="utf-8")
        assert one.path.name in answer["Content-Disposition"]
        cases = reader.get(f"/policy/{one.slug}/cases.yaml")
        assert cases.content == one.path.with_name(f"{one.slug}.cases.yaml").read_bytes()
    assert reader.get("/policy/mianyang-2017-52/other.yaml").status_code == 404


def test_a_provision_shows_who_answers_at_a_place_on_a_day(reader: Client) -> None:
    page = said(reader, "/policy/provision/staffing.posts/?place=绵阳市&on=2018-06-01")
    asked = PLAIN.sub("", part(page, "where-when"))
    assert "乡镇、街道、园区、区域、行业、企业绵工发〔2017〕52号·三、目标任务" in asked
    assert "未能据以核对" in asked
    before = PLAIN.sub("", part(said(reader, page_on("2017-01-01")), "where-when"))
    assert "绵工发" not in before
    assert "不适用" in PLAIN.sub("", part(said(reader, page_on("2010-01-01")), "where-when"))
    assert "还没有写地区" in said(reader, "/policy/provision/training.annual/")


def page_on(day: str) -> str:
    """The question of who answers in Mianyang on a day."""
    return f"/policy/provision/staffing.posts/?place=510700&on={day}"


def test_there_is_no_page_for_what_is_not_held_nor_for_a_stranger(reader: Client) -> None:
    for address in ("no-such-document/", "no-such-document/document.yaml", "provision/no.such/"):
        assert reader.get(f"/policy/{address}").status_code == 404
    assert reader.get("/policy/provision/no.such/try/").status_code == 404
    assert Client().get("/policy/").status_code == 302
