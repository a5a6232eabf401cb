"""The leader's picture: sums of today's plan, kept up to date, taken along; no person in any of it."""

from __future__ import annotations

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from niangjia.editions.documents.looking import picture_of
from niangjia.editions.tests.factories import brought_to, drafted, office
from niangjia.editions.tests.test_documents_pages import PERSONAL, events, signed_in
from niangjia.kernel.command import operator
from niangjia.kernel.official import may_typeset
from niangjia.kernel.scope import acting
from niangjia.organisations.actions import import_units
from niangjia.staffing.types import Measure
from tests.cast import ON, unit_row

pytestmark = pytest.mark.usefixtures("committed")
MOST_QUERIES = 23
"""Of these twelve are the plan's; the session, the scope, BEGIN and COMMIT are counted."""
HTMX = {"HX-Request": "true"}


def page(client: Client, query: str = "") -> str:
    """The page of a day."""
    answer = client.get(f"/editions/picture/?on={ON}&{query}")
    assert answer.status_code == 200
    return answer.content.decode()


def test_a_prefecture_is_seen_county_by_county() -> None:
    office()
    seen = page(signed_in("officer"))
    assert "各县（市、区）缺口" in seen
    assert [name for name in ("涪城区", "游仙区") if f">{name}<" in seen] == ["涪城区", "游仙区"]
    assert "丰谷镇总工会" not in seen
    assert "还没有已发布的计划可比" in seen


def test_a_county_is_seen_unit_by_unit() -> None:
    office()
    seen = page(signed_in("clerk"))
    assert "各单位缺口" in seen
    assert "丰谷镇总工会" in seen


def test_it_is_held_against_the_edition_in_force() -> None:
    of = office()
    brought_to(of, "publish")
    with acting(of.clerk):
        before = picture_of(of.cast.here.code, on=ON, by=of.clerk)
    assert before.before is not None
    assert before.before.short == before.whole[Measure.SHORTFALL] == 0
    by = operator()
    with acting(by):
        new = [unit_row("青义镇总工会", "涪城区")]
        import_units(by=by, under=of.cast.prefecture, rows=new, as_of=ON, source="more")
    seen = page(signed_in("clerk"))
    assert "比上版增加 1 名 ↑" in seen
    assert "涪城区总工会2026年社会化工会工作者配备计划" in seen


def test_a_draft_is_nothing_to_compare_with() -> None:
    of = office()
    drafted(of)
    assert "还没有已发布的计划可比" in page(signed_in("clerk"))


def test_what_has_not_changed_is_not_sent_again() -> None:
    of = office()
    client = signed_in("officer")
    address = f"/editions/picture/?on={ON}"
    first = client.get(address, headers=HTMX)
    assert b"<html" not in first.content
    assert first.headers["Cache-Control"] == "private, no-cache"
    mark = first.headers["ETag"]
    again = client.get(address, headers={**HTMX, "If-None-Match": mark})
    assert (again.status_code, again.content) == (304, b"")
    by = operator()
    with acting(by):
        new = [unit_row("青义镇总工会", "涪城区")]
        import_units(by=by, under=of.cast.prefecture, rows=new, as_of=ON, source="more")
    changed = client.get(address, headers={**HTMX, "If-None-Match": mark})
    assert changed.status_code == 200
    assert changed.headers["ETag"] != mark


def test_the_queries_do_not_grow_with_the_units() -> None:
    of = office()
    brought_to(of, "publish")
    client = signed_in("clerk")
    by = operator()
    with CaptureQueriesContext(connection) as few:
        page(client)
    with acting(by):
        more = [unit_row(f"第{number}镇总工会", "涪城区") for number in range(200)]
        import_units(by=by, under=of.cast.prefecture, rows=more, as_of=ON, source="more")
    with CaptureQueriesContext(connection) as many:
        seen = page(client)
    assert len(few) == len(many) <= MOST_QUERIES
    assert len(seen.encode()) < 150_000
    assert "另有 151 个没有列出" in seen


def test_no_person_is_in_the_picture() -> None:
    office()
    seen = page(signed_in("officer")) + page(signed_in("clerk"))
    assert [one for one in PERSONAL if one in seen] == []


@pytest.mark.skipif(not may_typeset(), reason=may_typeset().reason.en)
@pytest.mark.parametrize(("format", "begins"), [("pdf", b"%PDF"), ("png", b"\x89PNG")])
def test_it_is_taken_along_and_that_is_written_down(format: str, begins: bytes) -> None:
    of = office()
    answer = signed_in("officer").post(f"/editions/picture/poster.{format}?on={ON}", {"why": "meeting"})
    assert answer.content.startswith(begins)
    assert len(answer.content) < 2_000_000
    [told] = events(of, "editions.picture.written")
    assert (told["on"], told["format"], told["bytes"]) == (str(ON), format, len(answer.content))


def test_who_may_only_read_takes_nothing_along() -> None:
    of = office()
    leader = signed_in("leader")
    assert "导出配备计划" in page(leader)
    assert leader.get("/editions/picture/poster.pdf").status_code == 403
    assert events(of, "editions.picture.written") == []


@pytest.mark.parametrize("query", ["on=2026-02-30", "on=&screen=1", "under=%00", "on=9999-12-31", "screen=x"])
def test_what_cannot_be_read_is_as_if_it_were_not_there(query: str) -> None:
    office()
    assert signed_in("officer").get(f"/editions/picture/?{query}").status_code == 200


def test_out_of_scope_is_not_there() -> None:
    of = office()
    client = signed_in("foreign_clerk")
    assert client.get(f"/editions/picture/?under={of.cast.here.code}").status_code == 404
    for address in ("poster.pdf", "poster.png"):
        asked = f"/editions/picture/{address}?under={of.cast.here.code}"
        assert client.post(asked, {"why": "work"}).status_code == 404
    assert client.post("/editions/picture/poster.gif", {"why": "work"}).status_code == 404
