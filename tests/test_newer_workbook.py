"""A newer file: new, changed, no longer named; the answers for the absent; and the whole taken back."""

from __future__ import annotations

from datetime import date

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from openpyxl.worksheet.worksheet import Worksheet

from niangjia.imports import actions
from niangjia.imports.facade import Undoing
from niangjia.imports.tests.factories import (
    MIANYANG,
    browser,
    commit,
    committed_example,
    edited,
    example,
    read,
    summary,
)
from niangjia.kernel import events, jobs
from niangjia.kernel.actor import Actor
from niangjia.kernel.figure import Refused, Verdict
from niangjia.kernel.scope import acting
from niangjia.kernel.wording import Wording
from tests.cast import Cast, gather, id_number

pytestmark = pytest.mark.usefixtures("committed")


@pytest.fixture
def cast(committed: None) -> Cast:
    """The standing cast."""
    return gather()


@pytest.fixture
def officer(cast: Cast) -> Client:
    """The prefecture officer's browser, the example's units and people in the house."""
    client = browser("officer")
    committed_example(client, "units")
    committed_example(client, "roster")
    return client


def text(answer: object) -> str:
    """The page as text."""
    return answer.content.decode()  # type: ignore[attr-defined]


CAST_UNITS = {"绵阳市总工会", "涪城区总工会", "游仙区总工会", "丰谷镇总工会", "富乐街道总工会"}
CAST = 2
"""People of the cast, who stand on the roster and in no file."""


def absent(client: Client, page: str) -> list[str]:
    """The keys of those who are no longer in the file, but the cast."""
    lines = client.get(page, {"tab": "absent"}).context["side"].lines
    return [one.key for one in lines if not one.cells[0].text.startswith("王小")]


def newer() -> bytes:
    """The roster of a later day: the first two people are gone, one earns more."""

    def later(page: Worksheet) -> None:
        headings = {cell.value: cell.column for row in page.iter_rows(max_row=4) for cell in row}
        first = next(row for row in range(1, 10) if isinstance(page.cell(row, 1).value, int))
        page.cell(first + 2, headings["月工资（元）"]).value = 4321
        page.delete_rows(first, 2)

    return edited((MIANYANG / "roster.xlsx").read_bytes(), later)


def test_a_newer_file_tells_what_is_new_what_changed_and_who_is_gone(officer: Client) -> None:
    page = read(officer, "roster", "新花名册.xlsx", newer())
    counts = summary(page)
    assert (counts["new"], counts["changed"], counts["absent"]) == (0, 1, 2 + CAST)
    changed = officer.get(page, {"tab": "changed"}).context["side"].lines
    assert [(one.cells[1].text.zh, one.cells[3].text) for one in changed] == [("月工资（元）", "4,321.00")]
    assert len(absent(officer, page)) == 2


def test_the_absent_leave_when_the_clerk_says_so_and_nobody_else(cast: Cast, officer: Client) -> None:
    from niangjia.workforce.models import Engagement

    page = read(officer, "roster", "新花名册.xlsx", newer())
    first, second = absent(officer, page)
    half = officer.post(f"{page}absent/", {"key": [first, second], f"left-{first}": "2026-06-15"})
    assert half.status_code == 422 and "要一起填" in text(half)
    sent = {"key": [first, second], f"left-{first}": "2026-06-15", f"why-{first}": "本人辞职"}
    assert officer.post(f"{page}absent/", sent).status_code == 302
    assert "登记离职 1 人" in text(officer.get(page))
    commit(officer, page)
    assert summary(page)["left"] == 1
    with acting(cast.officer):
        gone, stays = Engagement.objects.get(pk=first), Engagement.objects.get(pk=second)
    assert (gone.left_date, gone.leaving_reason) == (date(2026, 6, 15), "本人辞职")
    assert stays.left_date is None


@pytest.mark.parametrize(
    ("day", "why", "said"),
    [
        ("2015-01-01", "本人辞职", "离职日期须晚于开始日期"),
        ("2999-01-01", "本人辞职", "还没有到"),
        ("2026-06-15", "", "要一起填"),
    ],
)
def test_a_day_nobody_can_have_left_on_is_said_at_once_and_what_was_typed_stays(
    officer: Client, day: str, why: str, said: str
) -> None:
    page = read(officer, "roster", "新花名册.xlsx", newer())
    key, other = absent(officer, page)
    sent = {"key": [key, other], f"left-{key}": day, f"why-{key}": why, f"why-{other}": "退休"}
    sent |= {f"left-{other}": "2026-06-15"}
    answer = officer.post(f"{page}absent/", sent)
    assert answer.status_code == 422
    assert said in text(answer)
    assert f'name="left-{key}" value="{day}"' in text(answer)
    assert f'name="why-{other}" list="reasons" maxlength="200" value="退休"' in text(answer)
    assert "登记离职" not in text(officer.get(page))


def test_what_a_rule_refuses_while_it_is_committed_comes_back_to_the_clerk(
    cast: Cast, officer: Client
) -> None:
    from niangjia.workforce.models import Engagement

    page = read(officer, "roster", "新花名册.xlsx", newer())
    key, _ = absent(officer, page)
    officer.post(f"{page}absent/", {"key": [key], f"left-{key}": "2026-06-15", f"why-{key}": "辞职"})
    assert officer.post(f"{page}commit/").status_code == 302
    with acting(cast.officer):  # somebody else corrects the first day before the job comes to it
        Engagement.objects.filter(pk=key).update(start_date=date(2026, 6, 20))
    jobs.work_off()
    assert summary(page)["state"] == "read"
    assert "离职日期须晚于开始日期" in text(officer.get(page))
    with acting(cast.officer):
        assert Engagement.objects.get(pk=key).left_date is None


def test_whoever_commits_at_once_is_told_what_a_rule_refuses(cast: Cast, officer: Client) -> None:
    from niangjia.workforce.models import Engagement

    page = read(officer, "roster", "新花名册.xlsx", newer())
    key, _ = absent(officer, page)
    officer.post(f"{page}absent/", {"key": [key], f"left-{key}": "2026-06-15", f"why-{key}": "辞职"})
    with acting(cast.officer):
        Engagement.objects.filter(pk=key).update(start_date=date(2026, 6, 20))
        with pytest.raises(Refused, match="离职日期须晚于开始日期"):
            actions.commit(by=cast.officer, pk=int(page.split("/")[2]), today=date(2026, 11, 21))
        assert Engagement.objects.get(pk=key).left_date is None


def test_a_form_said_once_holds_for_everybody_the_list_tells_none_of(officer: Client) -> None:
    def formless(page: Worksheet) -> None:
        headings = {cell.value: cell.column for row in page.iter_rows(max_row=4) for cell in row}
        page.delete_cols(headings["用工形式"])
        for row in range(4, page.max_row + 1):  # people who stand already keep the form they have
            number = page.cell(row, headings["身份证号码"])
            if row in (5, 6):
                number.value = id_number(800 + row, area="510703")
                page.cell(row, headings["性别"]).value = "男" if int(number.value[16]) % 2 else "女"

    page = read(
        officer, "roster", "无用工形式.xlsx", edited((MIANYANG / "roster.xlsx").read_bytes(), formless)
    )
    assert summary(page)["blank"] == {"form": 2}
    assert "有 2 行没有填“用工形式”" in text(officer.get(page))
    for column, value, said in (
        ("name", "张三", "这一列须逐行填写"),
        ("form", "临时工", "不认识“临时工”"),
    ):
        answer = officer.post(f"{page}default/", {"column": column, "value": value})
        assert (answer.status_code, said in text(answer)) == (422, True)
    assert officer.post(f"{page}default/", {"column": "form", "value": "直聘"}).status_code == 302
    jobs.work_off()
    assert (summary(page)["blank"], summary(page)["new"]) == ({}, 2)


def test_a_spell_that_changed_since_names_its_person(cast: Cast, officer: Client) -> None:
    from niangjia.workforce.models import Spell

    def on_leave(page: Worksheet) -> None:
        headings = {cell.value: cell.column for row in page.iter_rows(max_row=4) for cell in row}
        first = next(row for row in range(1, 10) if isinstance(page.cell(row, 1).value, int))
        page.cell(first, headings["备注"]).value = "产假（2026.3.1-2026.8.31）"

    page = read(officer, "roster", "产假.xlsx", edited((MIANYANG / "roster.xlsx").read_bytes(), on_leave))
    commit(officer, page)
    with acting(cast.officer):
        spell = Spell.objects.select_related("engagement__person").get()
        spell.reason = "改过"
        spell.save()
    officer.post(f"{page}undo/", {"reason": "传错了文件"})
    jobs.work_off()
    assert summary(page)["state"] == "committed"
    assert spell.engagement.person.name in text(officer.get(page))


def test_an_import_is_undone_whole_and_its_rows_stand_as_before(cast: Cast, officer: Client) -> None:
    from niangjia.workforce.models import Engagement, Person

    with acting(cast.officer):
        before = sorted(Engagement.objects.values_list("pk", "monthly_wage", "left_date"))
    page = read(officer, "roster", "新花名册.xlsx", newer())
    keys = absent(officer, page)
    officer.post(f"{page}absent/", {"key": keys, "left-all": "2026-06-15", "why-all": "辞职"})
    commit(officer, page)
    with acting(cast.officer):
        assert sorted(Engagement.objects.values_list("pk", "monthly_wage", "left_date")) != before
    assert officer.post(f"{page}undo/", {"reason": " "}).status_code == 422
    assert officer.post(f"{page}undo/", {"reason": "传错了文件"}).status_code == 302
    jobs.work_off()
    assert summary(page)["state"] == "undone"
    assert "传错了文件" in text(officer.get(page))
    with acting(cast.officer):
        assert sorted(Engagement.objects.values_list("pk", "monthly_wage", "left_date")) == before
        assert Person.objects.count() == len(before)


def test_what_changed_since_forbids_the_undoing_and_is_named(cast: Cast, officer: Client) -> None:
    from niangjia.workforce.models import Engagement, Person

    rosters = [one for one in officer.get("/imports/").context["page"] if one.kind == "roster"]
    page = f"/imports/{rosters[0].pk}/"
    with acting(cast.officer):
        somebody = Person.objects.order_by("pk").last()
        somebody.education = "10"
        somebody.save()
        people = Person.objects.count()
    officer.post(f"{page}undo/", {"reason": "传错了文件"})
    jobs.work_off()
    assert summary(page)["state"] == "committed"
    assert somebody.name in text(officer.get(page)) and "什么也没有撤销" in text(officer.get(page))
    with acting(cast.officer):
        assert (Person.objects.count(), Engagement.objects.count()) == (people, people)


def test_a_paper_attached_since_forbids_the_undoing(cast: Cast, officer: Client) -> None:
    from niangjia.workforce.models import Person

    roster = next(one for one in officer.get("/imports/").context["page"] if one.kind == "roster")
    with acting(cast.officer):
        somebody = Person.objects.order_by("pk").last()
    file = SimpleUploadedFile("合同.pdf", b"%PDF-1.7 signed")
    assert officer.post(f"/papers/person/{somebody.pk}/add/", {"file": file}).status_code == 302
    officer.post(f"/imports/{roster.pk}/undo/", {"reason": "传错了文件"})
    jobs.work_off()
    assert somebody.name in text(officer.get(f"/imports/{roster.pk}/"))
    with acting(cast.officer):
        assert Person.objects.filter(pk=somebody.pk).exists()


def test_units_go_with_their_import_unless_people_stand_on_them(cast: Cast, officer: Client) -> None:
    from niangjia.organisations.models import Unit

    units, roster = (f"/imports/{one.pk}/" for one in reversed(officer.get("/imports/").context["page"]))
    officer.post(f"{units}undo/", {"reason": "传错了文件"})
    jobs.work_off()
    assert summary(units)["state"] == "committed"
    for page in (roster, units):
        officer.post(f"{page}undo/", {"reason": "传错了文件"})
        jobs.work_off()
        assert summary(page)["state"] == "undone", text(officer.get(page))
    with acting(cast.officer):
        assert set(Unit.objects.values_list("name", flat=True)) == CAST_UNITS
    again = example(officer, "units")
    commit(officer, again)
    assert summary(again)["created"] == summary(units)["created"]


def test_whoever_has_frozen_a_row_forbids_the_undoing(cast: Cast, officer: Client) -> None:
    def frozen(event: Undoing, by: Actor) -> None:
        raise Refused(Verdict(False, Wording("2026年度计划已引用这些人员", "the plan of 2026 rests on them")))

    roster = next(one for one in officer.get("/imports/").context["page"] if one.kind == "roster")
    events.handle(Undoing, frozen)
    try:
        officer.post(f"/imports/{roster.pk}/undo/", {"reason": "传错了文件"})
        jobs.work_off()
    finally:
        events._handlers[Undoing].remove(frozen)
    assert "2026年度计划已引用这些人员" in text(officer.get(f"/imports/{roster.pk}/"))


def test_a_commit_does_what_the_clerk_was_shown_or_shows_it_anew(cast: Cast, officer: Client) -> None:
    from niangjia.workforce.models import Engagement

    first, second = (read(officer, "roster", f"{nth}.xlsx", newer()) for nth in "一二")
    commit(officer, first)
    commit(officer, second)
    assert summary(second)["state"] == "read"
    assert "数据有了变化" in text(officer.get(second))
    assert (summary(second)["changed"], summary(second)["absent"]) == (0, 2 + CAST)
    with acting(cast.officer):
        assert Engagement.objects.filter(monthly_wage=4321).count() == 1
