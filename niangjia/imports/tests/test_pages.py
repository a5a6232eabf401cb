"""The wizard in a browser without scripts: drop, look, commit, take home, mend, drop again."""

from __future__ import annotations

import io

import openpyxl
import pytest
from django.test import Client
from openpyxl.worksheet.worksheet import Worksheet

from niangjia.imports.models import Import
from niangjia.imports.tests.factories import (
    MIANYANG,
    browser,
    commit,
    committed_example,
    dropped,
    edited,
    example,
    read,
    summary,
)
from niangjia.imports.types import Tab
from niangjia.kernel import jobs
from niangjia.kernel.models import AuditEvent
from niangjia.kernel.scope import acting
from niangjia.kernel.sheets.problems import BAD
from tests.cast import Cast, gather, id_number

pytestmark = pytest.mark.usefixtures("committed")
TABS = (*Tab, "nonsense")
MOST_QUERIES, MOST_BYTES = 18, 150_000


@pytest.fixture
def cast(committed: None) -> Cast:
    """The standing cast."""
    return gather()


@pytest.fixture
def officer(cast: Cast) -> Client:
    """The prefecture officer's browser."""
    return browser("officer")


def text(answer: object) -> str:
    """The page as text."""
    return answer.content.decode()  # type: ignore[attr-defined]


def test_both_workbooks_go_from_the_drop_zone_into_the_house(officer: Client) -> None:
    for kind, rows in (("units", 211), ("roster", 181)):
        page = example(officer, kind)
        counts = summary(page)
        assert counts["rows"] == rows
        assert f"入库 {counts['accepted']} 行" in text(officer.get(page))
        commit(officer, page)
        done = text(officer.get(page))
        assert "入库：新增" in done
        assert "看配备计划" in done
        assert f'action="{page}commit/"' not in done


def test_while_a_job_is_to_come_the_page_says_so_and_is_asked_again_until_it_is_done(officer: Client) -> None:
    page = dropped(officer, "units", "units.xlsx", (MIANYANG / "units.xlsx").read_bytes()).url
    waiting = text(officer.get(page))
    assert "正在核对" in waiting and "可以离开本页" in waiting
    assert f'hx-get="{page}progress/"' in waiting
    asked = {"headers": {"HX-Request": "true"}}
    assert "正在核对" in text(officer.get(f"{page}progress/", **asked))
    assert "units.xlsx" in text(officer.get("/imports/"))  # where the page may be left for
    assert officer.get(f"{page}progress/").url == page
    jobs.work_off()
    assert officer.get(f"{page}progress/", **asked).headers["HX-Refresh"] == "true"


def test_the_same_file_again_has_nothing_to_commit_and_says_whose_it_was(officer: Client) -> None:
    for kind in ("units", "roster"):
        committed_example(officer, kind)
        page = example(officer, kind)
        counts = summary(page)
        assert (counts["new"], counts["changed"], counts["unchanged"]) == (0, 0, counts["accepted"])
        shown = text(officer.get(page))
        assert "内容完全相同" in shown and "与现有数据完全一致" in shown
        refused = officer.post(f"{page}commit/")
        assert refused.status_code == 422
        assert "与现有数据完全一致" in text(refused)


def test_every_tab_shows_the_files_own_rows_and_no_number_unmasked(officer: Client) -> None:
    committed_example(officer, "units")
    page = example(officer, "roster")
    for tab in TABS:
        answer = officer.get(page, {"tab": tab, "page": "zzz"})
        assert answer.status_code == 200
        assert len(answer.content) < MOST_BYTES
        assert "510726200212158116" not in text(answer)
    refused = officer.get(page)
    first = refused.context["side"].lines[0]
    assert f'<td class="text-nowrap">{first.row}</td>' in text(refused)
    assert 'class="cell bad"' in text(refused)
    assert "510726********8116" in text(officer.get(page, {"tab": "new"}))
    assert "<s>５１０７２６********１４９６</s>" in "".join(
        text(officer.get(page, {"tab": "corrected", "page": number})) for number in range(1, 12)
    )


def test_a_page_asks_a_fixed_number_of_questions(
    officer: Client, django_assert_max_num_queries: object
) -> None:
    committed_example(officer, "units")
    page = example(officer, "roster")
    for address in ("/imports/", page, f"{page}?tab=new&page=3"):
        with django_assert_max_num_queries(MOST_QUERIES):  # type: ignore[operator]
            officer.get(address)


def test_nothing_is_written_on_refusal(cast: Cast, officer: Client) -> None:
    page = example(officer, "roster")  # no unit of it is known yet, or only one
    assert summary(page)["refused"] > 100
    commit(officer, page)
    with acting(cast.officer):
        before = AuditEvent.objects.count()
    again = officer.post(f"{page}commit/")
    assert again.status_code == 422
    assert "这份工作簿已经入库" in text(again)
    with acting(cast.officer):
        assert AuditEvent.objects.count() == before


@pytest.mark.parametrize(
    ("name", "content", "said"),
    [
        ("通知.pdf", b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n1 0 obj", "这是PDF 文件，不是表格文件"),
        ("花名册.xlsx", b"PK\x03\x04" + b"\x00" * 200, "可能上传中断"),
        ("空.xlsx", b"", "文件是空的"),
        ("空白.csv", b"  \r\n ", "文件是空的"),
        ("乱码.xls", b"\xd0\xcf\x11\xe0" + b"\0" * 600, "另存为 .xlsx"),
    ],
)
def test_a_file_that_is_no_list_is_explained_and_not_kept(
    cast: Cast, officer: Client, name: str, content: bytes, said: str
) -> None:
    page = read(officer, "roster", name, content)
    shown = text(officer.get(page))
    assert said in shown
    assert "没有写入任何数据" in shown
    assert name in text(officer.get("/imports/"))
    with acting(cast.officer):
        assert not bytes(Import.objects.get().content_sealed)
    assert officer.post(f"{page}discard/").url == "/imports/"
    with acting(cast.officer):
        assert not Import.objects.exists()


def test_headings_nobody_knows_are_named_by_the_clerk_once_and_known_the_next_time(officer: Client) -> None:
    committed_example(officer, "units")

    def odd(page: Worksheet) -> None:
        for row in page.iter_rows(max_row=4):
            for cell in row:
                if cell.value == "身份证号码":
                    cell.value = "那个号"

    content = edited((MIANYANG / "roster.xlsx").read_bytes(), odd)
    page = read(officer, "roster", "怪表.xlsx", content)
    shown = officer.get(page)
    assert summary(page)["state"] == "unreadable"
    assert "缺少列：身份证号码" in text(shown)
    assert "那个号" in text(shown)
    word = next(line.key for line in shown.context["side"].lines if line.cells[0].text == "那个号")
    sent = {"word": [word], "was": [""], "column": ["id_number"]}
    assert officer.post(f"{page}headings/", sent).status_code == 302
    jobs.work_off()
    assert summary(page)["new"] > 100
    assert summary(read(officer, "roster", "怪表二.xlsx", content + b"\0"))["new"] > 100


def test_a_heading_that_no_template_offers_is_shown_as_it_was_taken(officer: Client) -> None:
    committed_example(officer, "units")
    page = read(
        officer, "roster", "分县.xlsx", (MIANYANG / "roster-by-county.xlsx").read_bytes(), under="510700"
    )
    assert '<option value="contract" selected>合同起止</option>' in text(
        officer.get(page, {"tab": "headings"})
    )


def test_two_headings_cannot_be_one_column(officer: Client) -> None:
    page = example(officer, "units")
    sent = {"word": ["a", "b"], "was": ["", ""], "column": ["workers", "workers"]}
    answer = officer.post(f"{page}headings/", sent)
    assert answer.status_code == 422
    assert "都认作“职工人数”" in text(answer)


@pytest.mark.parametrize(
    ("sent", "said"),
    [
        ({"kind": "songs"}, "请选择这是单位表还是花名册"),
        ({"kind": "units", "as_of": "昨天"}, "统计截止日期请写成"),
        ({"kind": "units", "under": "532923"}, "没有代码为“532923”的单位"),
    ],
)
def test_a_wrong_choice_is_said_and_the_others_stay(officer: Client, sent: dict[str, str], said: str) -> None:
    more = {key: value for key, value in sent.items() if key != "kind"}
    answer = dropped(officer, sent["kind"], "units.xlsx", (MIANYANG / "units.xlsx").read_bytes(), **more)
    assert answer.status_code == 422
    assert said in text(answer)
    assert all(f'value="{value}"' in text(answer) for value in more.values())


def test_another_cut_off_date_is_checked_before_it_is_committed(cast: Cast, officer: Client) -> None:
    page = example(officer, "units")
    assert 'value="2026-06-30"' in text(officer.get(page))
    assert "表内注明" in text(officer.get(page))
    commit(officer, page, as_of="2026-05-31")
    assert summary(page)["state"] == "read"
    assert "已按新的统计截止日期重新核对" in text(officer.get(page))
    commit(officer, page, as_of="2026-05-31")
    assert "统计截止2026年5月31日" in text(officer.get(page))
    with acting(cast.officer):
        assert str(Import.objects.get().as_of) == "2026-05-31"


def test_a_leader_reads_why_not_and_an_outsider_finds_nothing(cast: Cast) -> None:
    page = example(browser("clerk"), "units")
    leader, foreign, officer = browser("leader"), browser("foreign_clerk"), browser("officer")
    for answer in (leader.get("/imports/"), leader.get(page), leader.post(f"{page}commit/")):
        assert answer.status_code == 403
        assert "没有“导入工作簿”的权限" in text(answer)
    for answer in (foreign.get(page), foreign.post(f"{page}commit/"), foreign.get(f"{page}problems/")):
        assert answer.status_code == 404
    assert page not in text(foreign.get("/imports/"))
    assert page in text(officer.get("/imports/"))
    assert Client().get(page).status_code == 302


def test_the_error_workbook_is_mended_and_dropped_again(cast: Cast, officer: Client) -> None:
    committed_example(officer, "units")
    page = committed_example(officer, "roster")
    refused = summary(page)["refused"]
    answer = officer.get(f"{page}problems/")
    assert "attachment" in answer["Content-Disposition"]
    with acting(cast.officer):
        assert AuditEvent.objects.filter(name="imports.problems.downloaded").count() == 1

    sheet = openpyxl.load_workbook(io.BytesIO(answer.content)).worksheets[0]
    headings = [cell.value for cell in sheet[2]]
    at = headings.index("身份证号码") + 1
    wrong = [
        row
        for row in range(4, sheet.max_row + 1)
        if "校验码不符" in str(sheet.cell(row, len(headings)).value)
    ]
    assert headings[-1] == "问题与办法"
    assert sheet.cell(wrong[0], at).fill.fgColor.rgb == f"FF{BAD[1:]}"
    assert "*" not in sheet.cell(wrong[0], at).value

    def mend(page: Worksheet) -> None:
        page.cell(wrong[0], at).value = id_number(77, area="510703")
        page.cell(wrong[0], headings.index("性别") + 1).value = "男"

    untouched = read(officer, "roster", "问题表.xlsx", answer.content)
    assert not summary(untouched)["accepted"]
    mended = read(officer, "roster", "问题表.xlsx", edited(answer.content, mend))
    again = summary(mended)
    assert (again["accepted"], again["refused"]) == (1, refused - 1)
    commit(officer, mended)
    assert "新增 <b>1</b>" in text(officer.get(mended))


def test_an_empty_template_can_be_taken_and_names_every_required_column(officer: Client) -> None:
    answer = officer.get("/imports/template/", {"kind": "roster"})
    sheet = openpyxl.load_workbook(io.BytesIO(answer.content)).worksheets[0]
    assert {"姓名", "身份证号码", "服务单位"} <= {cell.value for cell in sheet[1]}
    assert officer.get("/imports/template/", {"kind": "songs"}).status_code == 404


def test_addresses_that_take_a_form_lead_back_to_their_page(officer: Client) -> None:
    page = example(officer, "units")
    assert officer.get("/imports/drop/").url == "/imports/"
    for act in ("commit", "again", "retry", "undo", "headings", "absent", "discard"):
        assert officer.get(f"{page}{act}/").url.partition("?")[0] == page
