"""The papers of an edition as pages give them: allowed and refused, audited, without personal data."""

from __future__ import annotations

from datetime import date
from io import BytesIO

import docx
import openpyxl
import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from niangjia.editions import queries
from niangjia.editions.documents.reading import matter_of
from niangjia.editions.documents.sums import whole
from niangjia.editions.documents.types import Paper
from niangjia.editions.models import Edition
from niangjia.editions.tests.factories import Office, brought_to, drafted, moved, office
from niangjia.editions.types import Scan
from niangjia.kernel.models import AuditEvent
from niangjia.kernel.official import may_typeset
from niangjia.kernel.scope import acting
from tests.cast import account

pytestmark = pytest.mark.usefixtures("committed")
MOST_QUERIES = 23
"""With the session, the scope and the savepoints."""
PERSONAL = ("王小", "1390000000", "51070319900101", "张三", "13800000001")
"""Of every person of the cast: the name, phone and number; and the contact of every unit."""
WHY = {"why": "issue"}


def signed_in(name: str) -> Client:
    """Somebody of the cast, signed in."""
    client = Client()
    client.force_login(account(name))
    return client


def words_of(content: bytes) -> str:
    """Everything that is read in a .docx, its tables too."""
    paper = docx.Document(BytesIO(content))
    cells = [cell.text for table in paper.tables for row in table.rows for cell in row.cells]
    return "\n".join([*(each.text for each in paper.paragraphs), *cells])


def file(client: Client, edition: Edition, paper: str, format: str = "docx") -> bytes:
    """A paper, taken home."""
    answer = client.post(f"/editions/{edition.pk}/documents/{paper}.{format}", WHY)
    assert answer.status_code == 200, answer.status_code
    assert "attachment" in answer.headers["Content-Disposition"]
    return answer.content


def events(of: Office, name: str) -> list[dict[str, object]]:
    """What the audit says of acts of one name."""
    with acting(of.officer):
        return list(AuditEvent.objects.filter(name=name).values_list("details", flat=True))


def test_the_papers_of_a_published_edition_say_what_the_way_brought() -> None:
    of = office()
    edition = brought_to(of, "publish")
    clerk = signed_in("clerk")
    plan = words_of(file(clerk, edition, "plan"))
    assert "绵工发〔2017〕52号" in plan
    assert "三、目标任务" in plan
    assert "（绵工复〔2026〕5号）" in plan
    assert "（草案）" not in plan
    request = words_of(file(clerk, edition, "request"))
    assert "绵阳市总工会：" in request
    assert "涪工〔2026〕12号" in request
    assert "妥否，请批示。" in request
    assert "【待填：签发人】" in request
    reply = words_of(file(clerk, edition, "reply"))
    assert "你单位《关于审批2026年社会化工会工作者配备计划的请示》（涪工〔2026〕12号）收悉。" in reply
    assert "绵工复〔2026〕5号" in reply
    assert "绵阳市总工会" in reply
    assert {one["paper"] for one in events(of, "editions.document.written")} == {"plan", "request", "reply"}


def test_a_transcribed_reply_says_so_in_paper_and_page() -> None:
    of = office()
    edition = brought_to(of, "request")
    edition = moved(of, edition, "transcribe", scan=Scan("批复.pdf", b"%PDF-1.7 scanned"))
    clerk = signed_in("clerk")
    assert "据纸质批复补录" in words_of(file(clerk, edition, "reply"))
    assert "据纸质批复补录" in words_of(file(clerk, edition, "plan"))
    assert "据纸质批复补录" in clerk.get(f"/editions/{edition.pk}/documents/").content.decode()


def test_what_came_back_can_be_read_as_a_letter() -> None:
    of = office()
    edition = moved(of, brought_to(of, "request"), "return")
    letter = words_of(file(signed_in("clerk"), edition, "return"))
    assert "请压减。" in letter
    assert "（涪工〔2026〕12号）收悉" in letter
    assert "绵阳市总工会" in letter


@pytest.mark.parametrize(
    ("state_after", "who", "allowed"),
    [
        ("submit", "clerk", {"plan"}),
        ("countersign", "clerk", {"plan", "request"}),
        ("countersign", "officer", {"plan"}),
        ("request", "clerk", {"plan", "request"}),
        ("request", "officer", {"plan", "request", "reply", "return"}),
        ("approve", "clerk", {"plan", "request", "reply"}),
        ("publish", "clerk", {"plan", "request", "reply", "circular"}),
        ("publish", "officer", {"plan", "request", "reply", "circular"}),
    ],
)
def test_what_can_be_written_where(state_after: str, who: str, allowed: set[str]) -> None:
    of = office()
    edition = brought_to(of, state_after)
    client = signed_in(who)
    codes = {
        paper.value: client.post(f"/editions/{edition.pk}/documents/{paper.value}.docx", WHY).status_code
        for paper in Paper
    }
    assert {paper for paper, code in codes.items() if code == 200} == allowed
    assert {code for paper, code in codes.items() if paper not in allowed} == {403}
    assert len(events(of, "editions.document.written")) == len(allowed)


def test_the_card_names_each_blank_and_each_reason() -> None:
    of = office()
    edition = brought_to(of, "countersign")
    page = signed_in("clerk").get(f"/editions/{edition.pk}/documents/").content.decode()
    assert '<mark lang="zh-Hans">签发人</mark>' in page
    assert "发布以后才能通报。" in page
    assert f"/editions/{edition.pk}/documents/request.docx" in page
    assert f"/editions/{edition.pk}/documents/circular.docx" not in page


def test_who_may_only_read_sees_the_blanks_and_takes_nothing() -> None:
    of = office()
    edition = brought_to(of, "publish")
    leader = signed_in("leader")
    page = leader.get(f"/editions/{edition.pk}/documents/").content.decode()
    assert "导出配备计划" in page
    assert leader.post(f"/editions/{edition.pk}/documents/plan.docx", WHY).status_code == 403
    assert leader.post(f"/editions/{edition.pk}/quotas.xlsx", WHY).status_code == 403
    assert events(of, "editions.document.written") == []


def test_out_of_scope_and_unknown_papers_are_not_there() -> None:
    of = office()
    edition = brought_to(of, "publish")
    neighbour, clerk = signed_in("foreign_clerk"), signed_in("clerk")
    assert neighbour.get(f"/editions/{edition.pk}/documents/").status_code == 404
    assert neighbour.post(f"/editions/{edition.pk}/documents/plan.docx", WHY).status_code == 404
    assert neighbour.post(f"/editions/{edition.pk}/quotas.xlsx", WHY).status_code == 404
    assert clerk.post(f"/editions/{edition.pk}/documents/plan.exe", WHY).status_code == 404
    assert clerk.post(f"/editions/{edition.pk}/documents/diary.docx", WHY).status_code == 404


def test_an_adjustment_says_what_is_otherwise() -> None:
    of = office()
    brought_to(of, "publish")
    edition = brought_to(of, "publish", edition=drafted(of, on=date(2026, 7, 1)))
    assert edition.number == 2
    notice = words_of(file(signed_in("clerk"), edition, "notice"))
    assert "社会化工会工作者配备计划的通知" in notice
    assert "【待填：调整原因】" in notice


def test_no_person_is_in_any_paper_or_table() -> None:
    of = office()
    edition = brought_to(of, "publish")
    clerk = signed_in("clerk")
    said = [words_of(file(clerk, edition, one)) for one in ("plan", "request", "reply", "circular")]
    book = openpyxl.load_workbook(BytesIO(clerk.post(f"/editions/{edition.pk}/quotas.xlsx", WHY).content))
    said += [str(cell.value) for sheet in book for row in sheet for cell in row]
    said.append(clerk.get(f"/editions/{edition.pk}/documents/").content.decode())
    assert [one for one in PERSONAL if any(one in each for each in said)] == []


def test_papers_sum_up_what_the_edition_does() -> None:
    of = office()
    edition = brought_to(of, "publish")
    with acting(of.clerk):
        [persons] = queries.totals_of(queries.groups_of(edition, by=of.clerk))
        summed = whole(matter_of(edition, by=of.clerk))
    assert summed.numbers == persons.numbers
    assert (summed.units, summed.lacking) == (persons.units, persons.missing)


def test_the_quota_table_is_ready_to_be_printed() -> None:
    of = office()
    edition = brought_to(of, "publish")
    content = signed_in("clerk").post(f"/editions/{edition.pk}/quotas.xlsx", WHY).content
    sheet = openpyxl.load_workbook(BytesIO(content))["分单位"]
    assert (sheet.page_setup.orientation, sheet.page_setup.paperSize) == ("landscape", 9)
    assert sheet.print_title_rows == "$1:$3"
    assert "&P" in sheet.oddFooter.center.text
    row = [cell.value for cell in sheet[4]]
    assert row[:3] == [1, "丰谷镇总工会", "名"]
    assert row[5:9] == [8000, 1, 2, 3]
    assert sheet["F4"].number_format == "#,##0"
    assert len(events(of, "editions.document.quotas_written")) == 1


@pytest.mark.skipif(not may_typeset(), reason=may_typeset().reason.en)
def test_a_pdf_is_a_pdf() -> None:
    of = office()
    edition = brought_to(of, "countersign")
    assert file(signed_in("clerk"), edition, "plan", "pdf").startswith(b"%PDF")


def test_the_card_takes_a_fixed_number_of_queries() -> None:
    of = office()
    edition = brought_to(of, "publish")
    client = signed_in("clerk")
    with CaptureQueriesContext(connection) as asked:
        client.get(f"/editions/{edition.pk}/documents/")
    assert len(asked) <= MOST_QUERIES
