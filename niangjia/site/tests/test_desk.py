"""The desk as a page: what each role sees of it, since when, in how many queries; and over the API."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from niangjia.accounts.facade import NewAccount, appoint
from niangjia.kernel import audit
from niangjia.kernel.command import operator
from niangjia.kernel.desk import registry
from niangjia.kernel.desk.queries import changes, since
from niangjia.kernel.roles import Role
from niangjia.kernel.scope import acting
from niangjia.organisations.facade import ensure_federation
from niangjia.organisations.queries import units_below
from niangjia.workforce.access import engagements
from niangjia.workforce.actions import import_roster
from tests.cast import ON, PASSWORD, Cast, account, gather, roster_row

pytestmark = pytest.mark.usefixtures("committed")
MOST_QUERIES = 27
"""One or two for each app's corner, the events, and with them session, scope and transaction."""
DAY = timedelta(days=1)
LONG_AFTER = date(2099, 1, 1)


@pytest.fixture
def cast() -> Cast:
    """The cast, somebody `here` whose contract ended long ago, and the vice-chair `here`."""
    found = gather()
    by = operator()
    with acting(by):
        engagements(by).update(contract_end_date=LONG_AFTER)
        unit = units_below(found.here, by=by).get()
        row = roster_row(10, unit, contract_end_date=ON - DAY)
        import_roster(by=by, under=found.here, rows=[row], as_of=ON, source="cast")
        new = NewAccount("chair", "chair", Role.VICE_CHAIR, PASSWORD, one_time=False)
        appoint(by=by, new=new, unit=found.here, on=ON)
    return found


@pytest.fixture
def bare(monkeypatch: pytest.MonkeyPatch) -> None:
    """A desk on which no app lays anything."""
    monkeypatch.setattr(registry, "_corners", {})


def browser(username: str, **headers: str) -> Client:
    """A browser in which somebody is signed in."""
    client = Client(headers={"accept-language": "zh-hans", **headers})
    client.force_login(account(username))
    return client


def page(username: str, url: str = "/", **headers: str) -> str:
    """A page as somebody sees it."""
    answer = browser(username, **headers).get(url)
    assert answer.status_code == 200
    return str(answer.content.decode())


CONTRACT, NOTHING, IMPORT, ENTER = "合同已到期仍在册", "现在没有要办的事", "导入表格", "登记新人员"
ROSTER = "导入花名册"


@pytest.mark.parametrize(
    ("who", "there", "absent"),
    [
        (
            "clerk",
            (CONTRACT, "其中已逾期", IMPORT, ENTER, f"{ROSTER} 2 次，新增 2 人"),
            (NOTHING, "收录被引用"),
        ),
        ("officer", (CONTRACT, "收录被引用的文件", IMPORT, f"{ROSTER} 3 次，新增 3 人"), (NOTHING,)),
        ("foreign_clerk", (IMPORT, f"{ROSTER} 1 次，新增 1 人"), (CONTRACT, "收录被引用")),
        ("leader", (NOTHING, "看配备计划", f"{ROSTER} 3 次"), (CONTRACT, IMPORT, ENTER)),
        ("chair", (NOTHING, "看配备计划", f"{ROSTER} 2 次"), (CONTRACT, IMPORT, ENTER)),
    ],
)
def test_each_role_sees_its_own_desk(
    cast: Cast, who: str, there: tuple[str, ...], absent: tuple[str, ...]
) -> None:
    shown = page(who)
    assert [words for words in there if words not in shown] == []
    assert [words for words in absent if words in shown] == []


@pytest.mark.parametrize(
    ("who", "words"),
    [("clerk", "合同到期、证书该继续登记"), ("leader", "需要您会签、批复或发布的，会列在这里")],
)
def test_an_empty_desk_teaches(cast: Cast, bare: None, who: str, words: str) -> None:
    shown = page(who)
    assert NOTHING in shown
    assert words in shown
    assert "没有变动。" in shown


def test_the_numbers_come_after_the_page_or_as_a_page(cast: Cast) -> None:
    assert 'hx-get="/desk/numbers/"' in page("leader")
    whole, fragment = page("leader", "/desk/numbers/"), page("leader", "/desk/numbers/", hx_request="true")
    assert "须配下限" in whole
    assert "须配下限" in fragment
    assert whole.lstrip().startswith("<!doctype html>")
    assert fragment.lstrip().startswith("<section")


def test_a_house_without_units_is_told_where_to_begin() -> None:
    by = operator()
    with acting(by):
        county = ensure_federation(by=by, division_code="510703")
        new = NewAccount("clerk", "clerk", Role.COUNTY_CLERK, PASSWORD, one_time=False)
        appoint(by=by, new=new, unit=county, on=ON)
    assert "从两份表格开始" in page("clerk", "/desk/numbers/")


@pytest.mark.parametrize("url", ["/", "/desk/numbers/"])
def test_as_many_queries_whatever_the_size(cast: Cast, url: str) -> None:
    client = browser("officer")
    few = queries_of(client, url)
    by = operator()
    with acting(by):
        unit = units_below(cast.here, by=by).get()
        rows = [roster_row(20 + nth, unit, contract_end_date=ON - nth * DAY) for nth in range(30)]
        import_roster(by=by, under=cast.here, rows=rows, as_of=ON, source="cast")
    assert few == queries_of(client, url) <= MOST_QUERIES


def queries_of(client: Client, url: str) -> int:
    """What a page asks the database; whoever looks first after a change has what is stored derived anew."""
    client.get(url)
    with CaptureQueriesContext(connection) as asked:
        client.get(url)
        return len(asked)


def test_yesterday_ends_at_its_midnight(cast: Cast) -> None:
    """Events cannot be changed, so the day asked for moves instead."""
    today = timezone.localdate()
    told = {}
    for days in (0, 1, 2):
        with acting(cast.clerk):
            told[days] = [one.sentence.zh for one in changes(on=today + days * DAY, by=cast.clerk)]
    assert told[0] == told[1] != []
    assert told[2] == []
    assert since(today + DAY) <= timezone.now() < since(today + 2 * DAY)


def test_one_record_leads_to_its_page_several_to_the_list(cast: Cast) -> None:
    by = operator()
    for key in ("7", "7"):
        with acting(by):
            audit.record(
                "workforce.person.edited", by=by, on_kind="person", on_id=key, scope_path=cast.here.scope_path
            )
    assert edited(cast) == ("修改个人信息 1 人", "/workforce/7/")
    with acting(by):
        audit.record(
            "workforce.person.edited", by=by, on_kind="person", on_id="8", scope_path=cast.here.scope_path
        )
    assert edited(cast) == ("修改个人信息 2 人", "/workforce/")
    assert edited(cast, "foreign_clerk") is None


def edited(cast: Cast, who: str = "clerk") -> tuple[str, str] | None:
    """What somebody is told of edited people."""
    by = getattr(cast, who)
    with acting(by):
        found = changes(on=timezone.localdate(), by=by)
    told = [(one.sentence.zh, one.url) for one in found if one.sentence.zh.startswith("修改个人信息")]
    return told[0] if told else None


def test_programs_read_the_desk_with_the_same_powers(cast: Cast) -> None:
    told = {who: browser(who).get("/api/v1/desk/").json() for who in ("clerk", "leader", "foreign_clerk")}
    kinds = {who: {one["kind"] for one in answer["waiting"]} for who, answer in told.items()}
    assert "workforce.contract_past" in kinds["clerk"]
    assert "workforce.contract_past" not in kinds["leader"] | kinds["foreign_clerk"]
    [contract] = [one for one in told["clerk"]["waiting"] if one["kind"] == "workforce.contract_past"]
    assert (contract["late"], contract["count"], contract["due"]) == (True, 1, (ON - DAY).isoformat())
    assert told["leader"]["numbers"][0]["figure"]["status"] == "value"
    assert {one["sentence"]["zh"] for one in told["foreign_clerk"]["changes"]} >= {
        "导入花名册 1 次，新增 1 人"
    }
