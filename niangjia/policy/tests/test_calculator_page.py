"""The calculator's page: its address is the question, and only what changed comes back as it is typed."""

from __future__ import annotations

from urllib.parse import parse_qs, urlsplit

import pytest
from django.test import Client

from niangjia.policy import facade as policy
from niangjia.policy.queries.tried import tried
from tests.cast import account, gather

pytestmark = pytest.mark.usefixtures("committed")
POSTS = "/policy/provision/staffing.posts/try/"
MOST_QUERIES, MOST_BYTES = 18, 150_000


@pytest.fixture
def reader(committed: None) -> Client:
    """The leader's browser: reading is all that is needed."""
    gather()
    client = Client()
    client.force_login(account("leader"))
    return client


def said(client: Client, address: str) -> str:
    """What the calculator answers."""
    answer = client.get(address)
    assert answer.status_code == 200, address
    assert len(answer.content) < MOST_BYTES
    return str(answer.content.decode())


def test_an_address_is_a_question_with_its_answer(
    reader: Client, django_assert_max_num_queries: object
) -> None:
    with django_assert_max_num_queries(MOST_QUERIES):  # type: ignore[operator]
        page = said(reader, f"{POSTS}?place=510703&on=2018-06-01&kind=zone&workers=8000")
    assert '<p class="basis-value">3 <small>名</small></p>' in page
    assert "绵工发〔2017〕52号 · 三、目标任务" in page
    assert 'value="510703 涪城区"' in page
    assert '<option value="zone" selected>' in page


def test_a_verdict_is_shown_as_one(reader: Client) -> None:
    asked = "place=青岛市&on=2022-06-01&years_since_founding=1&years_since_completion=1"
    page = said(
        reader,
        f"/policy/provision/awards.project_eligibility/try/?{asked}"
        "&closed_and_evaluated=yes&registration_valid=yes",
    )
    assert '<p class="basis-value no">否</p>' in page
    assert "须记录例外理由" in page


def test_wrong_input_keeps_everything_and_says_what_is_wrong(reader: Client) -> None:
    page = said(reader, f"{POSTS}?place=510703&on=soon&kind=zone&workers=many<b>")
    assert "many&lt;b&gt;" in page
    assert "须为数，如8000" in page
    assert "这不是一个日期" in page
    assert "basis-value" not in page
    assert "没有找到这个地区" in said(reader, f"{POSTS}?place=nowhere&workers=8000")
    assert 'value="8000"' in said(reader, f"{POSTS}?place=nowhere&workers=8000")
    assert "先写地区" in said(reader, POSTS)


def test_what_is_missing_is_named(reader: Client) -> None:
    page = said(reader, f"{POSTS}?place=510703&on=2018-06-01&kind=zone")
    assert "缺数据" in page
    assert "还要填：职工人数" in page


def test_as_it_is_typed_only_the_answer_and_the_words_at_the_fields_come_back(reader: Client) -> None:
    asked = f"{POSTS}?place=510703&on=2018-06-01&kind=zone&workers=x"
    part = reader.get(asked, headers={"HX-Request": "true", "HX-Target": "answer"}).content.decode()
    assert "<html" not in part
    assert "<input" not in part
    assert '<span class="field-note" id="note-workers" hx-swap-oob="true"><span class="field-error">' in part


def test_places_are_suggested(reader: Client) -> None:
    assert '<option value="510700 绵阳市">四川省 › 绵阳市</option>' in said(
        reader, "/policy/places/?place=mys"
    )
    assert said(reader, "/policy/places/?place=").strip() == ""


def test_every_case_leads_to_the_calculator_with_its_answer(reader: Client) -> None:
    library = policy.library()
    for document in policy.documents():
        for group in tried(library, document):
            case = group.cases[0]
            page = said(reader, f"/policy/provision/{group.provision}/try/?{case.address}")
            assert urlsplit(f"?{case.address}").query
            assert case.on.isoformat() in parse_qs(case.address)["on"]
            assert 'class="field-error"' not in page
            assert "basis-value" in page
