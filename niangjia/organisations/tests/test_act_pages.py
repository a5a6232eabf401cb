"""The pages of acts: nothing before it is confirmed, the preview is the act, a refusal explains itself."""

from __future__ import annotations

import re
from datetime import date
from io import BytesIO
from typing import Any

import pytest
from django.test import Client
from openpyxl import load_workbook

from niangjia.kernel.models import AuditEvent
from niangjia.kernel.roles import Role
from niangjia.kernel.scope import acting
from niangjia.organisations import actions
from niangjia.organisations.models import Headcount, Succession, Unit, UnitContact
from niangjia.organisations.tests import factories
from niangjia.organisations.tests.factories import decision, unit_row
from niangjia.organisations.types import UnitKind
from niangjia.organisations.views.acts import ACTS

pytestmark = pytest.mark.django_db
TREE = "/organisations/"
WHY = {"on": "2026-07-01", "reason": "乡镇合并", "document_number": "绵工发〔2026〕1号"}
HTMX = {"HX-Request": "true"}
MOST_QUERIES = 21


def stage() -> tuple[Unit, Unit, Client]:
    """Two towns of a county, and an officer of the prefecture at a browser."""
    county = factories.federation("510703")
    here, there = factories.imported(
        county, unit_row(), unit_row("青义镇总工会", workers=2_000, members=None)
    )
    client = factories.signed_in(factories.federation("5107"), Role.PREFECTURE_OFFICER)
    return here, there, client


def post(client: Client, unit: Unit, key: str, step: str, **written: Any) -> Any:
    """Send an act's form."""
    return client.post(
        f"{TREE}{unit.code}/{key}/", WHY | {"step": step} | written, headers={"Accept-Language": "zh-hans"}
    )


def now(unit: Unit) -> Unit:
    """The unit as it stands."""
    with acting(factories.operator()):
        return Unit.objects.get(pk=unit.pk)


@pytest.mark.parametrize("key", [act.key for act in ACTS])
def test_every_act_has_its_form(key: str, django_assert_max_num_queries: Any) -> None:
    here, _, client = stage()
    with django_assert_max_num_queries(MOST_QUERIES):
        answer = client.get(f"{TREE}{here.code}/{key}/", headers={"Accept-Language": "zh-hans"})
    shown = answer.content.decode()
    assert answer.status_code == 200
    assert 'name="reason"' in shown and "预览会发生什么" in shown and here.name in shown


def test_a_rename_is_previewed_then_done() -> None:
    here, _, client = stage()
    preview = post(client, here, "rename", "preview", name="丰谷新镇总工会").content.decode()
    assert "更名为“丰谷新镇总工会”" in preview and "乡镇合并" in preview
    assert 'name="name" value="丰谷新镇总工会"' in preview
    assert now(here).name == "丰谷镇总工会"
    back = post(client, here, "rename", "edit", name="丰谷新镇总工会").content.decode()
    assert 'value="丰谷新镇总工会"' in back and "预览会发生什么" in back
    done = post(client, here, "rename", "confirm", name="丰谷新镇总工会")
    assert done.headers["Location"] == f"{TREE}{here.code}/"
    shown = client.get(done.headers["Location"], headers={"Accept-Language": "zh-hans"}).content.decode()
    assert "已办理：更名" in shown and "曾用名" in shown and "用至2026年6月30日" in shown
    found = client.get(f"{TREE}?q=丰谷镇").content.decode()
    assert "丰谷新镇总工会" in found


def test_a_merger_offers_the_sum_and_takes_it() -> None:
    here, there, client = stage()
    written = {"others": [here.code], "direction": "this", "kind": "township"}
    preview = post(client, there, "merge", "preview", **written).content.decode()
    assert 'name="workers" value="5000"' in preview
    assert "青义镇总工会 2,000（2026-06-30）；丰谷镇总工会 3,000（2026-06-30）" in preview
    assert "有单位缺数据，不给合计" in preview
    post(client, there, "merge", "confirm", **written, workers="5000")
    with acting(factories.operator()):
        taken = Headcount.objects.get(unit=there, cut_off_date=date(2026, 7, 1))
    assert (taken.count, taken.source.partition("：")[0]) == (5_000, "合并时相加")
    shown = client.get(f"{TREE}{here.code}/").content.decode()
    assert there.name in shown and "不再单设" in shown and "绵工发〔2026〕1号" in shown
    assert f"?under={here.code}" not in shown, "a closed unit has neither plan nor roster to open"
    tree = client.get(f"{TREE}?kind=township").content.decode()
    assert here.name not in tree
    assert here.name in client.get(f"{TREE}?kind=township&closed=1").content.decode()
    assert client.get(f"{TREE}{here.code}/rename/").status_code == 404


@pytest.mark.parametrize(("direction", "left"), [("that", "丰谷镇总工会"), ("new", "丰青镇总工会")])
def test_a_merger_goes_the_other_way_and_into_a_new_unit(direction: str, left: str) -> None:
    here, there, client = stage()
    written = {"others_text": here.name, "direction": direction, "name": "丰青镇总工会", "kind": "township"}
    done = post(client, there, "merge", "confirm", **written, members="4000")
    assert done.status_code == 302
    with acting(factories.operator()):
        standing = Unit.objects.get(kind=UnitKind.TOWNSHIP.value, closed_date=None)
        assert standing.name == left
        assert Headcount.objects.get(unit=standing, cut_off_date=date(2026, 7, 1)).source == "合并时录入"


def test_only_one_unit_may_take_this_one_in() -> None:
    here, there, client = stage()
    [third] = factories.imported(factories.federation("510703"), unit_row("石塘镇总工会"))
    answer = post(client, here, "merge", "preview", others=[there.code, third.code], direction="that")
    assert answer.status_code == 422 and "请只选一个" in answer.content.decode()


@pytest.mark.parametrize(
    ("key", "written", "said"),
    [
        ("rename", {"name": "新", "on": "2999-01-01"}, "还没有到"),
        ("rename", {"name": "新", "on": "昨天"}, "field-wrong"),
        ("rename", {"name": "新", "reason": ""}, "field-wrong"),
        ("rename", {"name": "丰谷镇总工会"}, "新名称与现名称相同"),
        ("territory", {"place": "999999"}, "行政区划表中没有这个代码"),
        ("territory", {"place": "x"}, "行政区划表中没有这个代码"),
        ("move", {"parent_text": "没有这个单位"}, "没有找到，或不止一个"),
        ("move", {}, "请选择单位"),
        ("counts", {"source": "x"}, "请至少填写一个人数"),
        ("counts", {"source": "x", "workers": "-1"}, "field-wrong"),
        ("contact", {"name": "李四", "phone": "123"}, "不是完整的电话号码"),
        ("found", {"name": "新", "kind": "county_federation"}, "不能设在"),
        ("correct", {"kind": "prefecture_federation"}, "总工会的层级"),
        ("merge", {"direction": "this"}, "请选择单位"),
        ("split", {"kind_1": "township"}, "field-wrong"),
        ("split", {"name_1": "甲", "kind_1": "township", "place_1": "000"}, "行政区划表中没有"),
        ("abolish", {"successor_text": "没有这个单位"}, "没有找到，或不止一个"),
    ],
)
def test_what_cannot_be_done_says_why_beside_the_form(key: str, written: dict[str, str], said: str) -> None:
    here, _, client = stage()
    with acting(factories.operator()):
        before = AuditEvent.objects.count()
    for step in ("preview", "confirm"):
        answer = post(client, here, key, step, **written)
        assert answer.status_code == 422
        assert said in answer.content.decode()
    with acting(factories.operator()):
        assert AuditEvent.objects.count() == before


def test_every_other_act_is_done_through_its_page() -> None:
    here, there, client = stage()
    other = factories.federation("510704")
    for key, written in (
        ("counts", {"workers": "3500", "source": "季报"}),
        ("contact", {"name": "李四", "phone": "139 0000 9999"}),
        ("correct", {"kind": "subdistrict", "founded_date": "2011-01-01"}),
        ("found", {"name": "甲公司工会", "kind": "enterprise"}),
        ("territory", {"place": "510704"}),
        ("move", {"parent": other.code}),
        ("split", {"name_1": "乙厂工会", "kind_1": "enterprise"}),
        ("abolish", {"successor": there.code}),
    ):
        done = post(client, here, key, "confirm", **written)
        assert done.status_code == 302, (key, done.content.decode())
    closed = now(here)
    with acting(factories.operator()):
        contact = UnitContact.objects.get(unit=here)
        assert Unit.objects.get(name="甲公司工会").parent_id == there.pk
        assert sorted(Succession.objects.values_list("kind", flat=True)) == ["abolish", "split"]
    assert (closed.unit_kind, closed.parent_id) == (UnitKind.SUBDISTRICT, other.pk)
    assert (closed.closed_date, contact.masked_phone) == (date(2026, 7, 1), "139****9999")
    post(client, there, "contact", "confirm", name="王五", no_phone="on")
    with acting(factories.operator()):
        assert UnitContact.objects.get(unit=there).phone == ""


def test_who_changed_the_unit_in_between_is_told_and_not_overwritten() -> None:
    here, _, client = stage()
    form = client.get(f"{TREE}{here.code}/contact/").content.decode()
    shown = re.search(r'name="shown" value="([^"]+)"', form)
    assert shown is not None
    by = factories.operator()
    with acting(by):
        actions.edit_contact(by=by, unit=here, name="赵六", phone=None, decision=decision())
    answer = post(client, here, "contact", "confirm", name="李四", shown=shown[1])
    text = answer.content.decode()
    assert answer.status_code == 409
    assert "有人改动了这条记录" in text and "赵六 138****1234" in text and 'value="李四"' in text
    assert '<td class="good">赵六</td><td class="fix">李四</td>' in text
    fresh = re.search(r'name="shown" value="([^"]+)"', text)
    assert fresh is not None and fresh[1] != shown[1]
    assert post(client, here, "contact", "confirm", name="李四", shown=fresh[1]).status_code == 302


def test_suggestions_are_few_keep_what_is_ticked_and_stay_in_scope() -> None:
    county = factories.federation("510703")
    firms = [unit_row(f"第{n:02}厂工会", kind=UnitKind.ENTERPRISE) for n in range(30)]
    first, *_ = factories.imported(county, *firms)
    client = factories.signed_in(county)
    shown = client.get(
        f"{TREE}suggest/?field=others&many=1&others_text=厂&others={first.code}"
    ).content.decode()
    assert shown.count("checkbox") == 20 and shown.count("checked") == 1
    assert "radio" in client.get(f"{TREE}suggest/?field=parent&parent_text=涪城").content.decode()
    assert client.get(f"{TREE}suggest/?field=parent&parent_text=").content.decode().strip() == ""
    elsewhere = client.get(f"{TREE}suggest/?field=parent&parent_text=绵阳市").content.decode()
    assert "没有符合的单位" in elsewhere
    odd = client.get(f'{TREE}suggest/?field="><b>&unit_text=%00厂').content.decode()
    assert "<b>" not in odd and 'name="unit"' in odd


def test_the_export_is_what_the_list_shows() -> None:
    here, there, client = stage()
    by = factories.operator()
    with acting(by):
        actions.merge_units(by=by, units=[here], into=there, decision=decision())
    for asked, names in (
        ("q=镇", [there.name]),
        ("q=镇&closed=1", [here.name, there.name]),
        ("q=无此单位", []),
    ):
        answer = client.post(f"{TREE}export.xlsx?{asked}", {"why": "work"})
        sheet = load_workbook(BytesIO(answer.content)).active
        heading, *rows = sheet.iter_rows(values_only=True)
        assert [row[0] for row in rows] == names, asked
    assert heading[:3] == ("单位名称", "所在县（市、区）", "类型")
    with acting(by):
        told = AuditEvent.objects.filter(name="organisations.units.exported").order_by("pk").first()
    assert told is not None and told.details["rows"] == 1


def test_the_list_narrows_to_the_counted_and_the_uncounted() -> None:
    county = factories.federation("510703")
    factories.imported(county, unit_row(), unit_row("青义镇总工会", workers=None))
    client = factories.signed_in(county)
    counted, not_counted = (
        client.get(f"{TREE}?counted={one}", headers={"Accept-Language": "zh-hans"}).content.decode()
        for one in ("yes", "no")
    )
    assert "丰谷镇" in counted and "青义镇" not in counted
    assert "青义镇" in not_counted and "丰谷镇" not in not_counted and "涪城区总工会</a>" not in not_counted


def test_a_clerk_sees_why_an_act_is_not_theirs() -> None:
    here, _, _ = stage()
    clerk = factories.signed_in(factories.federation("510703"))
    shown = clerk.get(f"{TREE}{here.code}/", headers={"Accept-Language": "zh-hans"}).content.decode()
    assert f"{TREE}{here.code}/rename/" in shown and f"{TREE}{here.code}/merge/" not in shown
    assert "没有“合并、分设和撤销单位”的权限" in shown
    own = clerk.get(f"{TREE}{factories.federation('510703').code}/rename/")
    assert own.status_code == 403 and "由上级工会办理" in own.content.decode()
