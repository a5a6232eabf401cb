"""The API as a program meets it: who it is, what it may, how it is refused, what it reads and writes."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db.models import QuerySet
from django.test import Client
from django.utils import timezone

from niangjia.accounts.actions import make_token
from niangjia.accounts.models import Account, ApiToken, Appointment
from niangjia.kernel import jobs
from niangjia.kernel.command import operator
from niangjia.kernel.models import AuditEvent
from niangjia.kernel.scope import acting
from niangjia.workforce.access import engagements
from tests.cast import Cast, account, gather

pytestmark = pytest.mark.usefixtures("committed")
V1 = "/api/v1"
CSV = "单位名称,类型,职工人数,所在县（市、区）\n青义镇总工会,乡镇,1403,涪城区\n".encode()


@pytest.fixture
def cast() -> Cast:
    """Two counties and who looks at them."""
    return gather()


def program(cast: Cast, username: str = "clerk") -> Client:
    """A program that acts for somebody."""
    by, holder = getattr(cast, username), account(username)
    with acting(by):
        secret = make_token(by=by, account=holder, name="test", on=timezone.localdate(), days=30)
    return Client(enforce_csrf_checks=True, headers={"Authorization": f"Bearer {secret}"})


def changed(rows: QuerySet[Any], values: dict[str, object]) -> None:
    """Rows of accounts otherwise, as the operator at the command line would have them."""
    with acting(operator()):
        rows.update(**values)


def posted(client: Client, path: str, **data: Any) -> Any:
    """The answer to JSON that is sent."""
    return client.post(f"{V1}{path}", data, content_type="application/json")


def test_a_token_sees_what_its_holder_sees(cast: Cast) -> None:
    mine, all_of_it = program(cast), program(cast, "officer")
    assert [row["name"] for row in mine.get(f"{V1}/persons/").json()["rows"]] == ["王小乙"]
    assert mine.get(f"{V1}/persons/").json()["count"] == 1
    assert all_of_it.get(f"{V1}/persons/").json()["count"] == 2
    with acting(cast.clerk):
        token = ApiToken.objects.get(account__username="clerk")
    assert (token.used_date, len(token.fingerprint)) == (timezone.localdate(), 64)


def test_a_token_opens_no_page_and_ends_with_everything_it_stands_on(cast: Cast) -> None:
    client = program(cast)
    assert client.get("/workforce/").status_code == 302
    token = ApiToken.objects.filter(account__username="clerk")
    holder = Account.objects.filter(username="clerk")
    yesterday = timezone.localdate() - timedelta(days=1)
    for rows, change, back in (
        (token, {"last_date": yesterday}, {"last_date": timezone.localdate()}),
        (token, {"revoked_at": timezone.now()}, {"revoked_at": None}),
        (holder, {"is_active": False}, {"is_active": True}),
        (holder, {"must_change_password": True}, {"must_change_password": False}),
        (Appointment.objects.filter(account__username="clerk"), {"to_date": yesterday}, {"to_date": None}),
    ):
        assert client.get(f"{V1}/units/").status_code == 200
        changed(rows, change)
        answer = client.get(f"{V1}/units/")
        assert (answer.status_code, answer.json()["code"]) == (401, "token"), change
        changed(rows, back)


def test_a_wrong_token_is_not_made_good_by_a_session(cast: Cast) -> None:
    client = Client(headers={"Authorization": "Bearer nj_wrong"})
    client.force_login(account("clerk"))
    assert client.get(f"{V1}/units/").status_code == 401


def test_a_session_writes_with_the_token_of_its_form_only(cast: Cast) -> None:
    client = Client(enforce_csrf_checks=True)
    client.force_login(account("clerk"))
    question = {"provision": "staffing.posts", "place": "510703", "on": "2026-06-30"}
    forged = posted(client, "/policy/answers/", **question)
    assert (forged.status_code, forged.json()["code"]) == (403, "csrf")
    page = client.get("/accounts/tokens/").content.decode()
    form = page.split('name="csrfmiddlewaretoken" value="')[1].split('"')[0]
    answer = client.post(
        f"{V1}/policy/answers/", question, content_type="application/json", headers={"X-CSRFToken": form}
    )
    assert answer.status_code == 200
    assert program(cast).get(f"{V1}/units/").status_code == 200


def test_a_refusal_says_why_in_both_languages(cast: Cast) -> None:
    answer = posted(program(cast, "leader"), "/imports/1/commit/")
    told = answer.json()
    assert (answer.status_code, answer.headers["Content-Type"]) == (403, "application/problem+json")
    assert (told["code"], told["status"], told["title"]) == ("refused", 403, "Forbidden")
    assert "导入工作簿" in told["detail"]["zh"] and "import workbooks" in told["detail"]["en"]


@pytest.mark.parametrize(
    ("change", "where"),
    [
        ({"on": 20260630}, "on"),
        ({"on": "2026-02-30"}, "on"),
        ({"place": False}, "place"),
        ({"settings": {"rounding": False}}, "rounding"),
        ({"unheard_of": 1}, "unheard_of"),
    ],
)
def test_a_question_of_another_type_is_no_question(cast: Cast, change: dict[str, Any], where: str) -> None:
    question = {"provision": "staffing.posts", "place": "510703", "on": "2026-06-30"}
    answer = posted(program(cast), "/policy/answers/", **{**question, **change})
    assert (answer.status_code, answer.json()["code"]) == (422, "invalid")
    assert where in answer.json()["details"][0]["where"]


def test_what_is_no_json_is_malformed(cast: Cast) -> None:
    answer = program(cast).post(f"{V1}/policy/answers/", "{", content_type="application/json")
    assert (answer.status_code, answer.json()["code"]) == (400, "malformed")


def test_the_policy_answers_with_steps_and_clauses(cast: Cast) -> None:
    facts = {"kind": "zone", "workers": 8000}
    question = {"provision": "staffing.posts", "place": "510703", "on": "2026-06-30", "facts": facts}
    figure = posted(program(cast), "/policy/answers/", **question).json()
    assert figure["status"] == "value" and figure["steps"] and figure["citations"][0]["clause"]
    wrong = posted(program(cast), "/policy/answers/", **{**question, "facts": {**facts, "workers": False}})
    assert (wrong.status_code, wrong.json()["code"]) == (422, "fact")


def test_a_number_of_the_plan_has_its_basis(cast: Cast) -> None:
    client = program(cast)
    plan = client.get(f"{V1}/plan/?on=2026-06-30").json()
    [line] = plan["rows"]
    figure = client.get(f"{V1}/plan/figures/must/?unit={line['code']}&on=2026-06-30").json()["figure"]
    assert figure["value"] == line["numbers"]["must"] == plan["totals"][0]["numbers"]["must"]
    assert figure["steps"] and figure["citations"]


def test_personal_values_are_masked(cast: Cast) -> None:
    client = program(cast)
    [listed] = client.get(f"{V1}/persons/").json()["rows"]
    record = client.get(f"{V1}/persons/{listed['id']}/")
    assert listed["id_number"].startswith("510703****")
    assert (listed["birth_year"], listed["phone"][:3]) == (1990, "139")
    assert record.json()["engagements"][0]["monthly_wage"] == "3200.00"
    for text in (record.content.decode(), client.get(f"{V1}/engagements/").content.decode()):
        assert "199001010" not in text and "13900000001" not in text and "1990-01-01" not in text


def test_lists_come_in_pages_that_have_an_end(cast: Cast) -> None:
    client = program(cast, "officer")
    first = client.get(f"{V1}/units/?page_size=2").json()
    assert (len(first["rows"]), first["count"], first["counted_out"]) == (2, 5, True)
    assert client.get(f"{V1}/units/?page_size=2&page=3").json()["rows"][0]["name"]
    assert client.get(f"{V1}/units/?page_size=2&page=4").json()["rows"] == []
    for odd in ("page=0", "page=x", "page_size=201", "page_size=0", "kind=none", "q=%00"):
        assert client.get(f"{V1}/units/?{odd}").status_code == 422, odd


def test_engagements_are_filtered_as_the_list_of_people_is(cast: Cast) -> None:
    client = program(cast, "officer")
    by_filter = {"": 2, "form=direct": 2, "form=dispatch": 0, "level=none": 2, "sex=1": 1}
    for asked, count in by_filter.items():
        answer = client.get(f"{V1}/engagements/?on=2026-06-30&{asked}")
        assert (answer.status_code, answer.json()["count"]) == (200, count), asked
    for odd in ("form=none", "quality=none", "sort=none", "q=510703199001010013"):
        assert client.get(f"{V1}/engagements/?{odd}").status_code == 422, odd


def test_a_workbook_goes_in_and_out_again(cast: Cast) -> None:
    client = program(cast)
    sent = {"kind": "units", "under": cast.here.code, "file": SimpleUploadedFile("units.csv", CSV)}
    dropped = client.post(f"{V1}/imports/", sent)
    assert (dropped.status_code, dropped.json()["state"]) == (202, "received")
    place = dropped.headers["Location"]
    assert client.get(place).json()["progress"]["state"] == "waiting"
    jobs.work_off()
    read = client.get(place).json()
    assert (read["state"], read["may"]["commit"]["allowed"], read["progress"]) == ("read", True, None)
    [line] = client.get(f"{place}lines/new/").json()["lines"]
    assert "青义镇总工会" in str(line["cells"])
    assert client.post(f"{place}commit/").status_code == 202
    jobs.work_off()
    assert client.get(place).json()["state"] == "committed"
    assert client.get(f"{V1}/units/?q=青义").json()["count"] == 1
    refused = client.post(f"{place}commit/")
    assert (refused.status_code, refused.json()["code"]) == (403, "refused")
    undo = client.post(f"{place}undo/", {"reason": "重复导入"}, content_type="application/json")
    jobs.work_off()
    assert (undo.status_code, client.get(place).json()["state"]) == (202, "undone")
    assert client.get(f"{V1}/units/?q=青义").json()["count"] == 0


def test_an_engagement_ends_for_who_saw_it_as_it_stands(cast: Cast) -> None:
    client = program(cast)
    [listed] = client.get(f"{V1}/engagements/").json()["rows"]
    before = client.get(f"{V1}/persons/{listed['person']}/").json()["engagements"][0]
    ending = {"reason": "合同期满", "on": "2026-06-30", "leaving_reason": "expired", "mark": before["mark"]}
    ended = posted(client, f"/engagements/{listed['id']}/end/", **ending)
    assert (ended.status_code, ended.json()["engagements"][0]["left_date"]) == (200, "2026-06-30")
    again = posted(client, f"/engagements/{listed['id']}/end/", **ending)
    assert (again.status_code, again.json()["code"]) == (409, "overtaken")
    assert {one["where"][1] for one in again.json()["details"]} == {"left_date", "leaving_reason"}
    with acting(cast.clerk):
        event = AuditEvent.objects.get(name="workforce.engagement.ended")
        assert (event.source, event.reason) == ("api", "合同期满")
        assert engagements(cast.clerk).get().left_date is not None


@pytest.mark.parametrize(
    ("path", "rows"),
    # The first three units are two federations and a unit of one: each of both sorts has its query.
    [("units", 3), ("persons", 1), ("engagements", 1), ("imports", 1), ("plan", 1)],
)
def test_a_list_asks_the_database_a_fixed_number_of_times(
    cast: Cast, path: str, rows: int, django_assert_max_num_queries: Any
) -> None:
    client = program(cast, "officer")
    client.get(f"{V1}/{path}/")
    with django_assert_max_num_queries(21) as asked:
        client.get(f"{V1}/{path}/?page_size={rows}")
    for_few = len(asked.captured_queries)
    with django_assert_max_num_queries(for_few):
        assert client.get(f"{V1}/{path}/").status_code == 200
