"""A person made anonymous: unreadable everywhere, history included, while what rests on it stays."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from django.db import IntegrityError, connection, transaction

from niangjia.kernel.access import NotThere, versions
from niangjia.kernel.actor import Actor
from niangjia.kernel.figure import Refused
from niangjia.kernel.locking import mark
from niangjia.kernel.models import AuditEvent
from niangjia.kernel.roles import Role
from niangjia.kernel.scope import acting
from niangjia.organisations.tests.factories import (
    actor_over,
    federation,
    imported,
    operator,
    signed_in,
    unit_row,
)
from niangjia.papers import access as papers
from niangjia.papers.actions import attach
from niangjia.workforce import access, actions, rules
from niangjia.workforce import facade as workforce
from niangjia.workforce.holder import find
from niangjia.workforce.models import Engagement, Person, opened, profile, with_key
from niangjia.workforce.queries import history_of, person_page, shown
from niangjia.workforce.tests.factories import engagement_row, id_number, on_the_roster
from niangjia.workforce.tests.stage import JULY, Stage, certified, personal, staged

pytestmark = pytest.mark.django_db
AFTER, CARD, ADDRESS = date(2026, 8, 1), "6217001234567890122", "四川省绵阳市涪城区跃进路12号3栋502"
CLEAR = ("张伟明", "张伟鸣", id_number(1), "13900000001", CARD, "跃进路12号", "1990-01-02", "2024001")
"""What was ever told of the person."""


@pytest.fixture
def stage() -> Stage:
    """Somebody who left the roster, edited once, with a certificate and a paper."""
    stage = staged()
    with acting(stage.clerk):
        seen = mark(shown.of_person(access.persons(stage.clerk).get()))
        new = personal(bank_card=CARD, address=ADDRESS)
        actions.edit_person(by=stage.clerk, person=stage.person.pk, shown=seen, facts=new)
        record = find(str(stage.person.pk), stage.clerk)
        assert record is not None
        attach(
            by=stage.clerk, to=record, file_name="张伟明身份证.pdf", content=b"%PDF-1.7 card", note="张伟明"
        )
        stage.engaged(actions.end_engagement, on=JULY, reason="辞职")
    return stage


def keeper(stage: Stage) -> Actor:
    """The security administrator of the county, who sees no records and lets their time run out."""
    return replace(actor_over(stage.here, Role.SECURITY_ADMINISTRATOR), reason="保存期满")


def forgotten(stage: Stage) -> Person:
    by = keeper(stage)
    with acting(by):
        return workforce.anonymise_person(by=by, person=stage.person.pk, on=AFTER)


def everything_stored() -> str:
    """Every row of every table, as text; bytes in hexadecimal."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT relname FROM pg_class WHERE relkind = 'r' AND relname ~ '^(kernel|workforce|papers)_'"
        )
        told = []
        for (table,) in cursor.fetchall():
            cursor.execute(f"SELECT r::text FROM {table} AS r")
            told += [row for (row,) in cursor.fetchall()]
    return "\n".join(told)


def test_nothing_of_the_person_can_be_read_and_what_rests_on_it_stays(stage: Stage) -> None:
    with acting(operator()):
        key = Person.objects.get().data_key
        assert "2024001" in everything_stored()
    person = forgotten(stage)
    with acting(operator()):
        person = Person.objects.get()
        assert (person.name, person.initials, person.anonymous) == ("已匿名", "", True)
        assert [person.birth_date, person.id_number_index, person.phone_index, person.bank_card_index] == [
            None
        ] * 4
        assert {
            getattr(person, f"masked_{one}") for one in ("id_number", "phone", "bank_card", "address")
        } == {""}
        assert person.told | {"sex": None} == dict.fromkeys(person.told)
        engagement = Engagement.objects.get()
        assert (engagement.person_id, str(engagement.monthly_wage)) == (person.pk, "4600.00")
        assert not access.grams(operator()).exists()
        kept = list(versions(Person, operator()))
        assert [profile(one)["name"] for one in with_key(kept, person.data_key)] == [""] * len(kept)
        assert [profile(one)["name"] for one in with_key(kept, key)][:2] == ["张伟明", "张伟鸣"]
        stored = everything_stored()
    assert [one for one in CLEAR[:-1] if one in stored] == []


def test_history_holds_neither_key_nor_name_nor_index(stage: Stage) -> None:
    with acting(operator()):
        person = Person.objects.get()
        columns = {field.name for field in Person.pgh_event_model._meta.fields}
        first = next(with_key(versions(Person, operator()), person.data_key))
        assert (profile(first)["name"], profile(first)["birth_date"]) == ("张伟明", date(1990, 1, 2))
        assert opened(first, "id_number") == id_number(1)
        told = [
            (str(one.label), str(one.before), str(one.after))
            for act in history_of(person, by=operator())
            for change in act.changes
            for one in change.differences
        ]
    assert columns & {"data_key", "name", "initials", "birth_date", "ethnic_group", "education"} == set()
    assert not any(name.endswith("_index") for name in columns)
    assert ("姓名", "张伟明", "张伟鸣") in told
    assert ("银行卡号", "", "6217********0122") in told
    assert ("住址", "", "四川省绵阳市涪城区****") in told


def test_the_same_number_on_a_later_list_is_a_new_person(stage: Stage) -> None:
    forgotten(stage)
    [again] = on_the_roster(stage.here, engagement_row(stage.here, start_date=AFTER))
    assert again.pk != stage.person.pk
    with acting(stage.clerk):
        assert access.persons(stage.clerk).count() == 2
        assert person_page(stage.person.pk, by=stage.clerk) is not None


def test_papers_lose_content_and_name_and_keep_their_line(stage: Stage) -> None:
    forgotten(stage)
    with acting(operator()):
        [paper] = papers.papers(operator())
        assert (paper.content_sealed, bytes(paper.data_key), paper.note) == (None, b"", "")
        assert (paper.name, paper.removed_reason) == ("已销毁.pdf", "保存期满")
        [event] = AuditEvent.objects.filter(name="workforce.person.anonymised")
    assert (event.reason, event.details) == ("保存期满", {"on": "2026-08-01", "papers": 1})


@pytest.mark.parametrize("again", ["anonymise", "edit", "id number", "certificate"])
def test_nothing_is_done_on_who_is_anonymous(stage: Stage, again: str) -> None:
    person = forgotten(stage).pk
    clerk = stage.clerk
    with acting(operator()):
        before = everything_stored()
    acts = {
        "anonymise": lambda by: actions.anonymise_person(by=by, person=person, on=AFTER),
        "edit": lambda by: actions.edit_person(by=by, person=person, shown="", facts=personal()),
        "id number": lambda by: actions.correct_id_number(
            by=by, person=person, id_number=id_number(2), on=AFTER
        ),
        "certificate": lambda by: actions.keep_certificate(by=by, person=person, shown="", facts=certified()),
    }
    by = keeper(stage) if again == "anonymise" else clerk
    with acting(by), pytest.raises(Refused) as refused:
        acts[again](by)
    assert refused.value.verdict == rules.ANONYMOUS
    with acting(operator()):
        assert everything_stored() == before


def test_who_still_works_is_not_made_anonymous() -> None:
    stage = staged()
    with pytest.raises(Refused) as refused:
        forgotten(stage)
    assert refused.value.verdict.reason.zh.startswith("此人仍有未结束的聘用关系")
    with acting(operator()):
        assert Person.objects.get().name == "张伟明"


def test_who_leaves_only_later_still_works(stage: Stage) -> None:
    with acting(operator()):
        Engagement.objects.update(left_date=date(2026, 9, 1))
    with pytest.raises(Refused):
        forgotten(stage)


def test_out_of_scope_is_not_there_and_a_clerk_may_not(stage: Stage) -> None:
    [elsewhere] = imported(federation("510704"), unit_row("小枧镇总工会"))
    stranger = replace(actor_over(elsewhere, Role.SECURITY_ADMINISTRATOR), reason="保存期满")
    for by, raised in ((stranger, NotThere), (stage.clerk, Refused)):
        with acting(by), pytest.raises(raised):
            actions.anonymise_person(by=by, person=stage.person.pk, on=AFTER)


def test_the_database_keeps_nothing_personal_without_a_key(stage: Stage) -> None:
    forgotten(stage)
    with acting(operator()):
        for column, value in (("phone_sealed", b"x"), ("birth_date", AFTER), ("bank_card_index", b"x")):
            with pytest.raises(IntegrityError, match="nothing_personal"), transaction.atomic():
                Person.objects.update(**{column: value})
        assert Person.objects.get().seal_profile() is False


PAGES = (
    *("/workforce/{pk}/", "/workforce/{pk}/edit/", "/workforce/{pk}/id-number/", "/workforce/"),
    *(
        "/workforce/?columns=name&columns=id_number&columns=age",
        "/workforce/statistics/",
        "/workforce/quality/",
    ),
    "/workforce/?on=2026-06-30",
)


@pytest.mark.parametrize("address", PAGES)
def test_the_pages_go_on_and_say_so(stage: Stage, address: str) -> None:
    forgotten(stage)
    on_the_roster(stage.here, engagement_row(stage.here, 2, "李芳"))
    client = signed_in(stage.here, Role.PREFECTURE_OFFICER)
    answer = client.get(address.format(pk=stage.person.pk), headers={"accept-language": "zh-hans"})
    page = answer.content.decode()
    assert answer.status_code == 200
    assert [one for one in CLEAR if one in page] == []
    if address == "/workforce/{pk}/":
        assert "已按规定匿名" in page
