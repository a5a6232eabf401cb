"""A list of people made a notice: its fields, its trace, and what it never shows."""

from __future__ import annotations

import io
import zipfile

import pytest
from django.test import Client

from niangjia.kernel.models import AuditEvent
from niangjia.kernel.scope import acting
from niangjia.workforce.models import Person
from niangjia.workforce.rules.notice import MOST, may_notice
from niangjia.workforce.tests.test_person_clash import _browser as signed_in
from tests.cast import gather

pytestmark = pytest.mark.usefixtures("committed")
SENT = {
    "title": "名单公示",
    "opening": "按规定公示如下。",
    "fields_shown": ["name", "unit", "level"],
    "days": "7",
    "objections": "组织部 0816-2345678",
    "reason": "评选前公示",
    "format": "docx",
}


@pytest.mark.parametrize(("number", "allowed"), [(0, False), (1, True), (MOST, True), (MOST + 1, False)])
def test_a_notice_names_some_and_not_too_many(number: int, allowed: bool) -> None:
    assert bool(may_notice(number)) is allowed


def text_of(content: bytes) -> str:
    """The words of a Word document."""
    with zipfile.ZipFile(io.BytesIO(content)) as packed:
        return packed.read("word/document.xml").decode()


def test_the_list_becomes_a_notice_with_its_reason_in_the_audit() -> None:
    cast = gather()
    client: Client = signed_in(cast)
    assert "公示天数" in client.get("/workforce/notice/").content.decode()
    done = client.post("/workforce/notice/", SENT)
    assert done.status_code == 200, done.content.decode()
    with acting(cast.clerk):
        person = Person.objects.get()
        event = AuditEvent.objects.get(name="workforce.people.announced")
    text = text_of(done.content)
    assert person.name in text and "组织部" in text
    assert person.masked_id_number not in text and person.masked_id_number[-4:] not in text
    assert (event.reason, event.details["rows"]) == ("评选前公示", 1)
    as_pdf = client.post("/workforce/notice/", SENT | {"format": "pdf"})
    assert as_pdf.content[:4] in (b"%PDF", b"PK\x03\x04")


@pytest.mark.parametrize(
    ("wrong", "said"),
    [
        ({"fields_shown": ["unit"]}, "公示名单要有姓名"),
        ({"days": "1"}, "field-wrong"),
        ({"reason": ""}, "field-wrong"),
        ({"fields_shown": ["name", "id_number"]}, "field-wrong"),
    ],
)
def test_what_cannot_be_announced_says_why(wrong: dict[str, object], said: str) -> None:
    cast = gather()
    answer = signed_in(cast).post("/workforce/notice/", SENT | wrong)
    assert (answer.status_code, said in answer.content.decode()) == (422, True)
    with acting(cast.clerk):
        assert not AuditEvent.objects.filter(name="workforce.people.announced").exists()


def test_an_empty_list_is_no_notice() -> None:
    cast = gather()
    answer = signed_in(cast).post("/workforce/notice/?q=没有这个人", SENT)
    assert (answer.status_code, "没有可公示的" in answer.content.decode()) == (422, True)
