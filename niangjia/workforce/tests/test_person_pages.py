"""A person's page: what it shows and lets be done, at what cost; every entry from form to record."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from niangjia.kernel.models import AuditEvent
from niangjia.kernel.roles import Role
from niangjia.kernel.scope import acting
from niangjia.organisations.tests.factories import federation, imported, operator, signed_in, unit_row
from niangjia.workforce.models import Certificate, Engagement, Person, Spell
from niangjia.workforce.tests.factories import engagement_row, id_number, on_the_roster
from niangjia.workforce.types import EngagementStatus

pytestmark = pytest.mark.django_db
MOST_QUERIES = 20
"""Those of the page, and the seven by which it is known who looks; the savepoints are the test's."""


class Page:
    """A clerk's browser at one person's page."""

    def __init__(self, role: Role = Role.COUNTY_CLERK, **row: Any) -> None:
        self.county = federation("510703")
        self.here, self.there = imported(self.county, unit_row(), unit_row("青义镇总工会"))
        [self.person] = on_the_roster(self.county, engagement_row(self.here, **row))
        self.client = signed_in(self.county, role)
        self.address = f"/workforce/{self.person.pk}/"

    def get(self, more: str = "", client: Client | None = None) -> str:
        answer = (client or self.client).get(self.address + more, headers={"accept-language": "zh-hans"})
        assert answer.status_code == 200, answer.status_code
        return answer.content.decode()

    def form(self, more: str) -> dict[str, str]:
        """The form of an entry as the browser would send it, with a reason."""
        form = self.client.get(self.address + more).context["form"]
        values = {field.html_name: field.value() for field in form if not isinstance(field.value(), tuple)}
        return {name: str(value) for name, value in values.items() if value} | {"reason": "请示批准"}

    def post(self, more: str, **given: str) -> Any:
        return self.client.post(
            self.address + more, self.form(more) | given, headers={"accept-language": "zh-hans"}
        )

    @property
    def engaged(self) -> str:
        with acting(operator()):
            return f"engagements/{Engagement.objects.get(left_date=None).pk}/"


def one(table: Any) -> Any:
    with acting(operator()):
        return table.objects.order_by("-pk").first()


def test_the_page_shows_the_history_and_no_number_in_the_clear() -> None:
    page = Page(other_phones=("0816-2326881",), status=EngagementStatus.SECONDED, workplace="市总工会维权部")
    shown = page.get()
    assert all(
        word in shown for word in ("借调", "市总工会维权部", "081*-***6881", "尚无记录", "139****0001")
    )
    assert id_number(1) not in shown
    assert "13900000001" not in shown
    assert '"kind": "timeline"' in shown


def test_a_page_costs_the_same_whatever_has_happened() -> None:
    page = Page()
    page.post("certificates/add/", level="senior", control_number="1")
    for month in range(1, 6):
        page.post(
            f"{page.engaged}leave/", begins=f"2026-{month:02}-01", ends=f"2026-{month:02}-05", what_for="病假"
        )
    with CaptureQueriesContext(connection) as captured:
        assert page.get().count("病假") >= 5
    asked = [one["sql"][:90] for one in captured if "SAVEPOINT" not in one["sql"]]
    assert len(asked) <= MOST_QUERIES, asked


@pytest.mark.parametrize(
    ("on", "roster", "duty"),
    [
        ("2024-06-30", "否", "否"),
        ("2026-06-30", "是", "否"),
        ("2026-06-29", "是", "是"),
        ("nonsense", "是", "否"),
    ],
)
def test_the_three_figures_of_a_day(on: str, roster: str, duty: str) -> None:
    page = Page(status=EngagementStatus.LEAVE)
    answer = page.client.get(f"{page.address}?on={on}")
    told = {name: verdict.allowed for name, _, verdict in answer.context["standing"]}
    assert (told["roster"], told["on_duty"]) == (roster == "是", duty == "是")
    for name, word in (("roster", roster), ("on_duty", duty)):
        assert f">{word}</span>" in page.get(f"?on={on}") or word in page.get(f"figure/{name}/?on={on}")
    assert "绵工发〔2017〕52号" in page.get("figure/filled/?on=2026-06-29")
    assert page.client.get(f"{page.address}figure/tea/").status_code == 404


@pytest.mark.parametrize(
    ("days", "word"),
    [(95, None), (80, "90 天内到期"), (45, "60 天内到期"), (3, "30 天内到期"), (-3, "已过期")],
)
def test_renewals_are_called_to_mind(days: int, word: str | None) -> None:
    page = Page()
    with acting(operator()):
        Certificate.objects.update(valid_until=timezone.localdate() + timedelta(days))
    shown = page.get()
    assert word in shown if word else "天内到期" not in shown
    assert "每 3 年" in page.get(f"certificates/{one(Certificate).pk}/figure/")
    assert page.client.get(f"{page.address}certificates/999/figure/").status_code == 404


def test_a_leader_sees_everything_and_grey_buttons_say_why() -> None:
    page = Page(Role.LEADER)
    shown = page.get()
    assert "没有“办理聘用变动”的权限" in shown
    assert f"{page.address}edit/" not in shown
    assert page.client.get(f"{page.address}edit/").status_code == 403


ENTRIES: list[tuple[str, dict[str, str], Any, dict[str, Any]]] = [
    ("edit/", {"name": "张伟鸣", "phone": "无"}, Person, {"name": "张伟鸣", "masked_phone": ""}),
    ("edit/", {"other_phones": "0816-2326881、13800000000"}, Person, {"masked_phone": "139****0001"}),
    (
        "certificates/add/",
        {"level": "senior", "registered_date": "2026-03-01"},
        Certificate,
        {
            "valid_until": date(2029, 2, 28),
        },
    ),
    ("{engaged}facts/", {"monthly_wage": "5200", "insured": "no"}, Engagement, {"insured": False}),
    (
        "{engaged}extend/",
        {"contract_end_date": "2030-01-01"},
        Engagement,
        {"contract_end_date": date(2030, 1, 1)},
    ),
    ("{engaged}extend/", {"open_ended": "on"}, Engagement, {"open_ended": True}),
    ("{engaged}leave/", {"begins": "2026-03-01", "what_for": "产假"}, Spell, {"status": "leave"}),
    ("{engaged}second/", {"begins": "2026-03-01", "workplace": "市总工会"}, Spell, {"where": "市总工会"}),
    (
        "{engaged}second/",
        {"begins": "2026-03-01", "unit_text": "青义镇总工会"},
        Spell,
        {"where": "青义镇总工会"},
    ),
    (
        "{engaged}end/",
        {"on": "2026-08-01", "leaving": "resigned", "told_reason": "另谋职业"},
        Engagement,
        {
            "leaving_reason": "辞职：另谋职业",
        },
    ),
    (
        "{engaged}transfer/",
        {"on": "2026-08-01", "unit_text": "青义镇总工会"},
        Engagement,
        {
            "start_date": date(2026, 8, 1),
        },
    ),
    ("id-number/", {"id_number": id_number(5).lower()}, Person, {"sex": "1"}),
    (
        "engagements/begin/",
        {"form": "party_mass_part_time", "unit_text": "青义镇总工会"},
        Engagement,
        {
            "full_time": False,
        },
    ),
]


@pytest.mark.parametrize(("entry", "given", "table", "found"), ENTRIES)
def test_every_entry_reaches_its_record(
    entry: str, given: dict[str, str], table: Any, found: dict[str, Any]
) -> None:
    page = Page()
    answer = page.post(entry.format(engaged=page.engaged), **given)
    assert answer.status_code == 302, answer.context["form"].errors
    record = one(table)
    assert {name: getattr(record, name) for name in found} == found
    assert "请示批准" in page.get()


@pytest.mark.parametrize(
    ("entry", "given", "word"),
    [
        ("edit/", {"phone": "12345"}, "不是完整的电话号码"),
        ("edit/", {"reason": ""}, "必填"),
        ("id-number/", {"id_number": id_number(5)[:-1] + "Q"}, "身份证号"),
        ("id-number/", {"id_number": id_number(1)}, "已在本范围"),
        ("{engaged}extend/", {"contract_end_date": ""}, "请填写新的到期日期"),
        ("{engaged}extend/", {"contract_end_date": "2030-01-01", "open_ended": "on"}, "不填到期日期"),
        ("{engaged}extend/", {"contract_end_date": "2026-01-01"}, "须晚于"),
        ("{engaged}second/", {"begins": "2026-03-01"}, "借调到哪里"),
        ("{engaged}transfer/", {"unit_text": "不存在的工会"}, "没有找到"),
        ("{engaged}leave/", {"begins": "2020-01-01", "what_for": "产假"}, "还没有开始"),
        ("certificates/add/", {"level": "assistant"}, "有人改动"),
    ],
)
def test_what_is_refused_is_explained_and_changes_nothing(
    entry: str, given: dict[str, str], word: str
) -> None:
    page = Page()
    before = AuditEvent.objects.count()
    with acting(operator()):
        rows = [list(table.objects.values()) for table in (Person, Engagement, Certificate, Spell)]
    answer = page.post(entry.format(engaged=page.engaged), **given)
    assert answer.status_code in (200, 409, 422)
    assert word in answer.content.decode()
    with acting(operator()):
        assert [list(table.objects.values()) for table in (Person, Engagement, Certificate, Spell)] == rows
    assert AuditEvent.objects.count() == before


def test_an_act_the_state_does_not_allow_says_so_in_the_place_of_its_form() -> None:
    page = Page()
    assert "没有在请假或借调" in page.get(f"{page.engaged}return/")
    page.post(f"{page.engaged}leave/", begins="2026-03-01", what_for="产假")
    assert page.post(f"{page.engaged}return/", on="2026-04-01").status_code == 302
    assert page.client.get(f"{page.address}{page.engaged}dance/").status_code == 404
    assert page.client.get(f"{page.address}engagements/999999/end/").status_code == 404


def test_a_leave_with_a_known_end_can_be_ended_sooner() -> None:
    page, today = Page(), timezone.localdate()
    begins, ends = str(today - timedelta(10)), str(today + timedelta(20))
    page.post(page.engaged + "leave/", begins=begins, ends=ends, what_for="产假")
    assert "此人没有在请假或借调" not in page.get()
    assert page.post(page.engaged + "return/", on=str(today)).status_code == 302
    assert one(Spell).period.upper == today
    assert "此人没有在请假或借调" in page.get()


def test_a_certificate_is_put_right_and_registered_anew() -> None:
    page = Page()
    held = f"certificates/{one(Certificate).pk}/"
    assert page.post(held, registration_number="DJ7", registered_date="2024-10-01").status_code == 302
    assert page.post(f"{held}renew/", registered="2027-09-01").status_code == 302
    found = one(Certificate)
    assert (found.registration_number, found.valid_until) == ("DJ7", date(2030, 8, 31))
    assert page.client.get(f"{page.address}certificates/999999/renew/").status_code == 404


NEW = {
    "name": "李娜",
    "id_number": id_number(6),
    "unit_text": "青义镇总工会",
    "form": "direct",
    "start_date": "2026-03-01",
    "reason": "新录用",
}


def test_a_new_person_comes_by_hand() -> None:
    page = Page()
    answer = page.client.post("/workforce/add/", NEW)
    person = one(Person)
    assert (answer.status_code, answer["Location"]) == (302, f"/workforce/{person.pk}/")
    assert (person.name, person.unit_id) == ("李娜", page.there.pk)


def test_somebody_on_another_office_s_roster_is_told_of_by_one_bit_and_audited() -> None:
    page = Page()
    other = federation("510704")
    on_the_roster(other, engagement_row(imported(other, unit_row("石马镇总工会"))[0], 6, "李娜"))
    answer = page.client.post("/workforce/add/", NEW, headers={"accept-language": "zh-hans"})
    text = answer.content.decode()
    assert "其他单位的花名册" in text
    assert "石马" not in text
    with acting(operator()):
        assert AuditEvent.objects.filter(name="workforce.person.met_elsewhere").count() == 1
        assert Person.objects.count() == 2


def test_papers_are_attached_listed_taken_home_and_removed() -> None:
    page = Page()
    add = f"/papers/person/{page.person.pk}/add/"
    file = SimpleUploadedFile("劳动合同.pdf", b"%PDF-1.7 x")
    assert page.client.post(add, {"file": file, "note": "原件"})["Location"] == f"{page.address}#papers"
    shown = page.get()
    assert "劳动合同.pdf" in shown
    [pk] = {part.split("/")[0] for part in shown.split("/papers/")[1:] if part[0].isdigit()}
    home = page.client.get(f"/papers/{pk}/download/")
    assert home.content == b"%PDF-1.7 x"
    assert home["Content-Disposition"].startswith("attachment")
    assert page.client.post(f"/papers/{pk}/remove/", {"reason": ""}).status_code == 422
    assert page.client.post(f"/papers/{pk}/remove/", {"reason": "传错了"}).status_code == 302
    assert "移除：传错了" in page.get()
    assert page.client.get(f"/papers/{pk}/download/").status_code == 404
    bad = SimpleUploadedFile("劳动合同.pdf", b"MZ not a pdf")
    assert page.client.post(add, {"file": bad}).status_code == 422
    assert page.client.get(add).status_code == 200
    assert page.client.get("/papers/person/999999/add/").status_code == 404
    assert page.client.get("/papers/999999/remove/").status_code == 404
    assert page.client.get(f"/papers/{pk}/remove/").status_code == 200
    assert page.client.post(add).status_code == 422


@pytest.mark.parametrize("name", ["roster", "filled", "on_duty"])
def test_the_named_figures_of_a_unit(name: str) -> None:
    page = Page()
    for query in (f"?under={page.county.code}&on=2026-06-30", f"?under={page.here.code}", ""):
        answer = page.client.get(f"/workforce/figures/{name}/{query}")
        assert answer.context["figure"].value == 1
    assert page.client.get("/workforce/figures/tea/").status_code == 404
    assert page.client.get(f"/workforce/figures/{name}/?under=GH99999999").status_code == 404
