"""The pages of a draft: from the empty list to the publication, checked as it is typed, nothing lost."""

from __future__ import annotations

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from niangjia.authoring import actions
from niangjia.authoring.entry import loaded
from niangjia.authoring.models import Draft
from niangjia.authoring.queries import flat
from niangjia.authoring.shapes import PROVISIONS
from niangjia.authoring.tests.factories import drafted, header, second_person, steps
from niangjia.kernel.scope import acting
from tests.cast import Cast, account, gather

pytestmark = pytest.mark.usefixtures("committed")
MOST_QUERIES = 25


@pytest.fixture
def cast(committed: None) -> Cast:
    return gather()


def browser(name: str) -> Client:
    client = Client()
    client.force_login(account(name))
    return client


def boxes(entry: dict[str, object]) -> dict[str, object]:
    """What the form of an entry sends."""
    return {name: text for name, text in flat(entry).items() if text not in ("", [])}


def mark_on(page: str) -> str:
    return page.split('name="shown" value="')[1].split('"')[0]


def test_the_empty_list_teaches(cast: Cast) -> None:
    page = browser("clerk").get("/authoring/").content.decode()
    assert "还没有起草过文件" in page
    assert "/authoring/new/" in page


def test_from_an_empty_form_to_the_publication(cast: Cast) -> None:
    clerk = browser("clerk")
    assert clerk.post("/authoring/new/").status_code == 302
    page = clerk.get("/authoring/1/header/").content.decode()
    sent = boxes(header()) | {"shown": mark_on(page), "do": "back"}
    assert clerk.post("/authoring/1/header/", sent).status_code == 302
    assert "人数阶梯" in clerk.get("/authoring/1/provisions/add/").content.decode()
    where = clerk.post("/authoring/1/provisions/add/", {"kind": "headcount_steps"})["Location"]
    page = clerk.get(where).content.decode()
    assert "还没有填" in page
    answer = clerk.post("/authoring/1/check/p1/", boxes(steps())).content.decode()
    assert "没有发现问题" in answer
    assert "职工2000人以下，须：2" in answer
    assert clerk.post(where, boxes(steps()) | {"shown": mark_on(page), "do": "back"}).status_code == 302
    page = clerk.get("/authoring/1/").content.decode()
    assert "还没有算例" in page
    assert clerk.post("/authoring/1/moves/submit/").status_code == 422

    page = clerk.get("/authoring/1/cases/").content.decode()
    clerk.post("/authoring/1/cases/", {"shown": mark_on(page), "do": "add:staffing.posts"})
    page = clerk.get("/authoring/1/cases/").content.decode()
    asked = {
        "cases.0.provision": "staffing.posts",
        "cases.0.place": "510703",
        "cases.0.on": "2026-06-30",
        "cases.0.given.kind": "township",
        "cases.0.given.workers": "2,001",
        "cases.0.status": "value",
        "cases.0.value": "9",
    }
    assert "不符" in clerk.post("/authoring/1/cases/check/", asked).content.decode()
    clerk.post("/authoring/1/cases/", asked | {"shown": mark_on(page), "do": "take:0"})
    page = clerk.get("/authoring/1/").content.decode()
    assert "相符" in page
    assert clerk.post("/authoring/1/moves/submit/").status_code == 302
    assert clerk.get("/authoring/1/decisions/publish/").status_code == 403

    second_person(cast.here)
    vice = browser("second")
    assert vice.post("/authoring/1/decisions/publish/").status_code == 302
    assert "涪工发〔2026〕3号" in clerk.get("/policy/").content.decode()
    yaml = clerk.get("/authoring/1/document.yaml")
    assert yaml["Content-Type"] == "application/yaml"
    with acting(cast.clerk):
        draft = Draft.objects.get(pk=1)
        assert draft.publication is not None
        assert yaml.content.decode() == draft.publication.text.text
    assert vice.post("/authoring/1/decisions/withdraw/").status_code == 422
    assert vice.post("/authoring/1/decisions/withdraw/", {"opinion": "写错"}).status_code == 302
    assert "涪工发〔2026〕3号" not in clerk.get("/policy/").content.decode()


@pytest.mark.parametrize(
    ("do", "there"),
    [
        ("add:values", "values.1.from"),
        ("add:settings:rounding", "settings.0.readings.2.zh"),
        ("remove:values.0", ""),
    ],
)
def test_a_row_comes_and_goes_by_a_button_alone(cast: Cast, do: str, there: str) -> None:
    draft = drafted(cast.clerk)
    clerk, url = browser("clerk"), f"/authoring/{draft.pk}/provisions/p1/"
    shown = mark_on(clerk.get(url).content.decode())
    answer = clerk.post(url, boxes(steps()) | {"quote": "没有写完", "shown": shown, "do": do})
    assert answer["Location"].startswith(f"{url}#f-")
    page = clerk.get(url).content.decode()
    assert "没有写完" in page
    assert (f'name="{there}"' in page) if there else ('name="values.0.from"' not in page)


def test_what_was_typed_is_kept_when_somebody_was_faster(cast: Cast) -> None:
    draft = drafted(cast.clerk)
    clerk, url = browser("clerk"), f"/authoring/{draft.pk}/provisions/p1/"
    shown = mark_on(clerk.get(url).content.decode())
    assert clerk.post(url, boxes(steps(clause="四")) | {"shown": shown}).status_code == 302
    answer = clerk.post(url, boxes(steps(clause="五")) | {"shown": shown})
    page = answer.content.decode()
    assert answer.status_code == 409
    assert "别人改了这一页" in page
    assert 'value="五"' in page
    assert clerk.post(url, boxes(steps(clause="五")) | {"shown": mark_on(page)}).status_code == 302


def test_the_trial_names_the_units_and_the_cost(cast: Cast) -> None:
    draft = drafted(cast.clerk)
    page = browser("clerk").get(f"/authoring/{draft.pk}/try/?on=2026-06-30").content.decode()
    assert "丰谷镇总工会" in page
    assert ">+1<" in page
    assert "3.84万元" in page


def test_a_draft_is_begun_after_a_held_document_and_from_a_file(cast: Cast) -> None:
    clerk = browser("clerk")
    assert clerk.post("/authoring/new/", {"model": "mianyang-2017-52"}).status_code == 302
    page = clerk.get("/authoring/1/").content.decode()
    assert "以绵工发〔2017〕52号为样本" in page
    assert "规定改正后才能试算" in page
    page = clerk.get("/authoring/1/header/").content.decode()
    clerk.post("/authoring/1/header/", boxes(header()) | {"shown": mark_on(page)})
    page = clerk.get("/authoring/1/").content.decode()
    assert 'tone-good">相符' in page
    assert 'tone-bad">不符' not in page

    bad = SimpleUploadedFile("bad.yaml", b"document: {number: 1\n")
    answer = clerk.post("/authoring/new/", {"file": bad})
    assert answer.status_code == 422
    assert "从这一行起读不通" in answer.content.decode()
    good = SimpleUploadedFile("good.yaml", clerk.get("/authoring/1/document.yaml").content)
    assert clerk.post("/authoring/new/", {"file": good})["Location"] == "/authoring/2/"


@pytest.mark.parametrize(
    "path", ["", "header/", "provisions/p1/", "provisions/add/", "cases/", "try/", "history/"]
)
def test_a_page_asks_the_database_a_fixed_number_of_times(cast: Cast, path: str) -> None:
    draft = drafted(cast.clerk)
    clerk = browser("clerk")
    with CaptureQueriesContext(connection) as asked:
        answer = clerk.get(f"/authoring/{draft.pk}/{path}")
    assert answer.status_code == 200
    assert len(asked) <= MOST_QUERIES, len(asked)
    assert len(answer.content) < 150_000


def test_a_wage_floor_counts_who_lies_under_it(cast: Cast) -> None:
    floor = PROVISIONS["floor"]
    entry = loaded(
        floor,
        {
            "id": "pay.wage_floor",
            "clause": "五",
            "quote": "工资应高于最低工资标准",
            "force": "must",
            "word": "应",
            "unit": "yes_no",
            "values": (
                {
                    "from": "2026-02-01",
                    "fact": "monthly_wage",
                    "counted": "yuan",
                    "strict": True,
                    "bound": {"最低工资": "minimum_wage"},
                },
            ),
        },
    )
    with acting(cast.clerk):
        draft = actions.begin(by=cast.clerk, header=header(), provisions=[("floor", entry)])
    clerk, url = browser("clerk"), f"/authoring/{draft.pk}/try/"
    assert "所在县最低工资标准" in clerk.get(url).content.decode()
    for amount, under in (("3200", 1), ("3199.99", 0), ("x", None)):
        page = clerk.get(url, {"minimum_wage": amount}).content.decode()
        assert (f"有 <b>{under}</b> 人在下限以下" in page) if under is not None else ("须为数" in page)


@pytest.mark.parametrize(
    ("change", "where", "says"),
    [
        (("threshold: 2000", "threshold: 两千"), "values.0.threshold", "须为整数，如2000"),
        (("    clause: 三\n", ""), "provisions.0.clause", "还没有填"),
        (("word: 须", "word: 随便"), "provisions.0", "随便"),
        (("threshold: 2000", "threshold: &a [*a]"), "", "从这一行起读不通"),
        (("    clause: 三\n", '    clause: "三\\0"\n'), "", "无法保存的字符"),
    ],
)
def test_a_file_that_does_not_fit_is_told_by_line_in_sentences(
    cast: Cast, change: tuple[str, str], where: str, says: str
) -> None:
    draft = drafted(cast.clerk)
    clerk = browser("clerk")
    text = clerk.get(f"/authoring/{draft.pk}/document.yaml").content.decode()
    assert change[0] in text
    broken = text.replace(*change, 1)
    answer = clerk.post("/authoring/new/", {"file": SimpleUploadedFile("it.yaml", broken.encode())})
    page = answer.content.decode()
    assert (answer.status_code, says in page, where in page) == (422, True, True)
    assert "第" in page.split("请按行改正后再选")[1].split("</ul>")[0]
    with acting(cast.clerk):
        assert Draft.objects.count() == 1


@pytest.mark.parametrize("content", ["工".encode("gb18030"), b"x" * (1024 * 1024 + 1)])
def test_a_file_that_is_no_text_is_refused(cast: Cast, content: bytes) -> None:
    answer = browser("clerk").post("/authoring/new/", {"file": SimpleUploadedFile("it.yaml", content)})
    assert answer.status_code == 422
    assert "第1行" in answer.content.decode()


def test_what_another_changed_is_told_in_words(cast: Cast) -> None:
    draft = drafted(cast.clerk)
    clerk, url = browser("clerk"), f"/authoring/{draft.pk}/provisions/p1/"
    mark = {"shown": mark_on(clerk.get(url).content.decode())}
    assert clerk.post(url, boxes(steps(applies_to=["subdistrict", "zone"])) | mark).status_code == 302
    late = clerk.post(url, boxes(steps(clause="五")) | mark)
    told = late.content.decode().split("别人改了这一页")[1].split("</ul>")[0]
    assert (late.status_code, "街道、园区" in told, "subdistrict" in told) == (409, True, False)


def test_a_form_of_a_thousand_boxes_is_read(cast: Cast) -> None:
    draft = drafted(cast.clerk)
    url = f"/authoring/{draft.pk}/provisions/p1/"
    clerk = browser("clerk")
    mark = {"shown": mark_on(clerk.get(url).content.decode())}
    many = {f"box{number}": "x" for number in range(1_500)}
    assert clerk.post(url, boxes(steps()) | mark | many).status_code == 302


def test_a_draft_that_replaces_and_cites_is_tried_too(cast: Cast) -> None:
    floor = loaded(
        PROVISIONS["floor"],
        {
            "id": "pay.wage_floor",
            "clause": "五",
            "quote": "工资应高于最低工资标准",
            "word": "应",
            "unit": "yes_no",
            "values": (
                {
                    "from": "2027-01-01",
                    "fact": "monthly_wage",
                    "counted": "yuan",
                    "strict": True,
                    "bound": {"minimum_wage": "minimum_wage"},
                },
            ),
            "replaces": "绵工发〔2017〕52号#pay.wage_floor",
        },
    )
    with acting(cast.officer):
        draft = actions.begin(
            by=cast.officer,
            header=header(number="绵工发〔2027〕1号", jurisdiction="510700"),
            provisions=[("floor", floor)],
        )
    page = browser("officer").get(f"/authoring/{draft.pk}/try/?minimum_wage=2000")
    assert page.status_code == 200
    assert "在下限以下" in page.content.decode()


def test_a_place_that_is_no_code_is_told_at_its_field(cast: Cast) -> None:
    draft = drafted(cast.clerk)
    sent = boxes(header(jurisdiction="../.."))
    answer = browser("clerk").post(f"/authoring/{draft.pk}/check/header/", sent)
    assert answer.status_code == 200
    assert "请选一个地区" in answer.content.decode()
