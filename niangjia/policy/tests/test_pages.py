"""The library's pages: what is held, what each document says, what is missing, and who may read it."""

from __future__ import annotations

import pytest
from django.contrib.auth import get_user_model
from django.test import Client

from niangjia.policy import facade as policy
from tests.cast import gather

pytestmark = pytest.mark.usefixtures("committed")
MOST_QUERIES, MOST_BYTES = 15, 150_000


@pytest.fixture
def reader(committed: None) -> Client:
    """The leader's browser: reading is all that is needed."""
    gather()
    client = Client()
    client.force_login(get_user_model().objects.get(username="leader"))
    return client


def test_the_library_shows_every_document_held_and_every_one_missing(
    reader: Client, django_assert_max_num_queries: object
) -> None:
    with django_assert_max_num_queries(MOST_QUERIES):  # type: ignore[operator]
        answer = reader.get("/policy/")
    said = answer.content.decode()
    assert len(answer.content) < MOST_BYTES
    assert all(one.name in said for one in policy.documents())
    assert all(one.name in said for one in policy.cited_not_held())
    assert said.index("总工发〔2016〕37号") < said.index("绵工发〔2017〕52号")
    assert "职工2000人以下" in said


def test_a_document_shows_its_clauses_readings_dates_and_cases(reader: Client) -> None:
    for one in policy.documents():
        answer = reader.get(f"/policy/{one.path.stem}/")
        said = answer.content.decode()
        assert answer.status_code == 200
        assert len(answer.content) < MOST_BYTES
        assert all(rule.provision.clause in said for rule in one.rules)
        assert ("转述：这份材料" in said) is one.header.reported
        assert "相符" in said
        assert "不符</span>" not in said


def test_an_unknown_date_is_said_to_be_unknown_and_never_guessed(reader: Client) -> None:
    said = reader.get("/policy/mianyang-2017-52/").content.decode()
    assert "2017年12月31日" in said
    assert said.count("日期不详") == 2


def test_there_is_no_page_for_what_is_not_held_nor_for_a_stranger(reader: Client) -> None:
    assert reader.get("/policy/no-such-document/").status_code == 404
    assert Client().get("/policy/").status_code == 302
