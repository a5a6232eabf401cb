"""Bank card and home address: entered by hand, by list and by program, kept sealed, shown masked."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from niangjia.kernel.figure import Refused
from niangjia.kernel.locking import mark
from niangjia.kernel.scope import acting
from niangjia.organisations.tests.factories import operator
from niangjia.workforce import access, actions
from niangjia.workforce.models import Person, opened, profile, with_key
from niangjia.workforce.queries import shown
from niangjia.workforce.sheets import ROSTER
from niangjia.workforce.tests.factories import TODAY, engagement_row, id_number, on_the_roster
from niangjia.workforce.tests.stage import Stage, personal, staged
from niangjia.workforce.tests.test_person_pages import Page

pytestmark = pytest.mark.django_db
CARD, OTHER_CARD, ADDRESS = "6217001234567890122", "6222021234567890128", "四川省绵阳市涪城区跃进路12号"
WRONG = CARD[:-1] + "3"


@pytest.fixture
def stage() -> Stage:
    """Somebody on the roster, and the clerk of the county."""
    return staged()


def edit(stage: Stage, **facts: Any) -> Person:
    with acting(stage.clerk):
        seen = mark(shown.of_person(access.persons(stage.clerk).get(pk=stage.person.pk)))
        return actions.edit_person(
            by=stage.clerk, person=stage.person.pk, shown=seen, facts=personal(**facts)
        )


def test_they_are_kept_sealed_and_found_equal(stage: Stage) -> None:
    person = edit(stage, bank_card=CARD, address=ADDRESS)
    assert (person.bank_card, person.address) == (CARD, ADDRESS)
    assert (person.masked_bank_card, person.masked_address) == ("6217********0122", "四川省绵阳市涪城区****")
    assert CARD.encode() not in bytes(person.bank_card_sealed or b"")
    index = bytes(person.bank_card_index or b"")
    edit(stage, bank_card=OTHER_CARD)
    assert bytes(edit(stage, bank_card=CARD).bank_card_index or b"") == index


def test_what_is_not_given_stays_and_what_is_empty_goes(stage: Stage) -> None:
    edit(stage, bank_card=CARD, address=ADDRESS)
    assert edit(stage, education=None).bank_card == CARD
    person = edit(stage, bank_card="", address="")
    assert (person.bank_card, person.bank_card_index, person.address) == ("", None, "")


def test_a_wrong_card_is_refused_and_nothing_changes(stage: Stage) -> None:
    edit(stage, bank_card=CARD)
    with pytest.raises(Refused, match="校验位不符"):
        edit(stage, bank_card=WRONG, address=ADDRESS)
    by = replace(stage.clerk, reason="新进")
    row = engagement_row(stage.here, 2, "李芳", bank_card=WRONG)
    with acting(by), pytest.raises(Refused, match="校验位不符"):
        actions.enter_person(by=by, row=row, on=TODAY)
    with acting(by):
        person = access.persons(by).get()
        assert (person.bank_card, person.address) == (CARD, "")


def test_a_list_brings_and_changes_them_and_says_so_masked(stage: Stage) -> None:
    on_the_roster(stage.here, engagement_row(stage.here, bank_card=CARD, address=ADDRESS))
    [person] = on_the_roster(stage.here, engagement_row(stage.here, bank_card=OTHER_CARD))
    assert (person.bank_card, person.address) == (OTHER_CARD, ADDRESS)


@pytest.mark.parametrize("path", ["list", "by hand", "number corrected", "list again"])
def test_history_tells_sealed_what_the_columns_tell(stage: Stage, path: str) -> None:
    if path == "by hand":
        edit(stage)
    if path == "number corrected":
        with acting(stage.clerk):
            number = id_number(5, "19850607")
            actions.correct_id_number(by=stage.clerk, person=stage.person.pk, id_number=number, on=TODAY)
    if path == "list again":
        on_the_roster(stage.here, engagement_row(stage.here, political_status=None, education=None))
        on_the_roster(stage.here, replace(engagement_row(stage.here), ethnic_group=None))
    with acting(operator()):
        person = Person.objects.get()
        *_, last = with_key(Person.pgh_event_model.objects.order_by("pgh_id"), person.data_key)
        told = dict(profile(last))
        assert told == {name: getattr(person, name) for name in told} == dict(profile(person))
        assert opened(last, "id_number") == person.id_number


def test_the_page_shows_and_takes_them_masked() -> None:
    page = Page(bank_card=CARD, address=ADDRESS)
    shown_page = page.get()
    assert "6217********0122" in shown_page
    assert "四川省绵阳市涪城区****" in shown_page
    form = page.get("edit/")
    assert 'placeholder="6217********0122"' in form
    assert CARD not in shown_page + form
    assert "跃进路" not in shown_page + form
    assert page.post("edit/", bank_card=WRONG).status_code == 200
    answer = page.post("edit/", bank_card=OTHER_CARD, address="无")
    assert answer.status_code == 302
    with acting(operator()):
        person = Person.objects.get()
        assert (person.bank_card, person.address, person.phone) == (OTHER_CARD, "", "13900000001")


def test_the_template_offers_them_and_a_roster_without_them_reads_as_before() -> None:
    titles = [column.title.zh for column in ROSTER.columns]
    assert {"银行卡号", "住址"} <= set(titles)
    assert not any(ROSTER.by_key[key].required for key in ("bank_card", "address"))
