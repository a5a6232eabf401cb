"""The library over the API says what its pages say."""

from __future__ import annotations

from typing import Any

import pytest
from django.test import Client

from niangjia.policy import facade as policy
from tests.cast import account, gather

pytestmark = pytest.mark.usefixtures("committed")
V1 = "/api/v1/policy"


@pytest.fixture
def reader(committed: None) -> Client:
    """The leader's session."""
    gather()
    client = Client()
    client.force_login(account("leader"))
    return client


def told(client: Client, address: str, status: int = 200) -> Any:
    """What the API answers."""
    answer = client.get(f"{V1}{address}")
    assert answer.status_code == status, answer.content
    return answer.json()


def test_documents_are_told_with_what_they_go_before(reader: Client) -> None:
    documents = told(reader, "/documents/")
    assert {one["digest"] for one in documents} == {one.digest for one in policy.documents()}
    assert {one["origin"] for one in documents} == {"file"}
    rules = told(reader, "/documents/mianyang-2017-52/")["rules"]
    posts = next(rule for rule in rules if rule["provision"] == "staffing.posts")
    assert [one["citation"]["clause"] for one in posts["goes_before"]] == ["四、(二)1", "四、(二)2"]
    assert posts["goes_before"][0]["kinds"] == ["subdistrict", "township", "zone"]
    assert posts["gives_way_to"] == []
    told(reader, "/documents/nothing/", 404)


def test_a_provision_tells_its_rules_and_what_it_asks(reader: Client) -> None:
    assert {one["id"] for one in told(reader, "/provisions/")} == set(policy.library().provisions)
    posts = told(reader, "/provisions/staffing.posts/")
    assert posts["asks_kind"] is True
    assert posts["name"] == {"zh": "配备数量", "en": "posts"}
    assert [ask["name"] for ask in posts["asks"]] == ["kind", "workers"]
    assert posts["asks"][0]["choices"]["zone"] == {"zh": "园区", "en": "zone"}
    assert len(posts["rules"]) == 6
    told(reader, "/provisions/no.such/", 404)


def test_who_answers_at_a_place_on_a_day(reader: Client) -> None:
    found = told(reader, "/provisions/staffing.posts/in-force/?place=510703&on=2018-06-01")
    near = next(one for one in found if "township" in one["kinds"])
    assert near["rule"]["document"] == "mianyang-2017-52"
    assert [one["document"] for one in near["beaten"]] == ["总工发〔2016〕37号"]
    assert told(reader, "/provisions/staffing.posts/in-force/?place=510703&on=2010-01-01")[0]["rule"] is None
    told(reader, "/provisions/staffing.posts/in-force/?place=51x&on=2018-06-01", 422)
    told(reader, "/provisions/no.such/in-force/?place=510703&on=2018-06-01", 404)


def test_a_fact_that_cannot_be_right_is_refused_in_both_languages(reader: Client) -> None:
    question = {"provision": "staffing.posts", "place": "510703", "on": "2018-06-01"}
    facts = {"kind": "zone", "workers": -1}
    answer = reader.post(f"{V1}/answers/", {**question, "facts": facts}, content_type="application/json")
    assert answer.status_code == 422
    assert "须为不小于0的整数" in answer.content.decode()
