"""What an office does on a person's page: done once, refused without a trace, said why in history."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from niangjia.kernel.access import NotThere, versions
from niangjia.kernel.figure import Refused
from niangjia.kernel.locking import mark
from niangjia.kernel.models import AuditEvent
from niangjia.kernel.scope import acting
from niangjia.organisations.tests.factories import actor_over, federation, imported, unit_row
from niangjia.papers import access as papers
from niangjia.papers.actions import attach
from niangjia.papers.types import Record
from niangjia.workforce import access, actions
from niangjia.workforce import facade as workforce
from niangjia.workforce.holder import find
from niangjia.workforce.models import Engagement, Person
from niangjia.workforce.queries import history_of, person_page, shown
from niangjia.workforce.tests.factories import TODAY, engagement_row, id_number, on_the_roster
from niangjia.workforce.tests.stage import JULY, MAY, Stage, away, certified, facts, personal, staged
from niangjia.workforce.types import (
    ContractFacts,
    EmploymentForm,
    EngagementStatus,
    ProfessionalLevel,
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def stage() -> Stage:
    """Somebody on the roster, and the clerk of the county."""
    return staged()


def test_a_person_is_put_right_and_found_by_the_new_name(stage: Stage) -> None:
    with acting(stage.clerk):
        seen = mark(shown.of_person(access.persons(stage.clerk).get()))
        new = personal(phone="13900009999", other_phones=("0816-2326881",))
        actions.edit_person(by=stage.clerk, person=stage.person.pk, shown=seen, facts=new)
        person = access.persons(stage.clerk).get()
        *_, version = versions(Person, stage.clerk)
        acts = history_of(person, by=stage.clerk)
        assert access.grams(stage.clerk).filter(gram="伟鸣").exists()
        assert not access.grams(stage.clerk).filter(gram="伟明").exists()
    assert (person.name, person.phone, person.other_phones) == ("张伟鸣", "13900009999", ("0816-2326881",))
    assert version.pgh_context["reason"] == "请示批准"
    told = {
        str(one.label): (str(one.before), str(one.after))
        for act in acts
        for change in act.changes
        if change.label == "update"
        for one in change.differences
    }
    assert told["姓名"] == ("张伟明", "张伟鸣")
    assert told["电话"] == ("139****0001", "139****9999")


def test_phones_not_told_stay_and_those_taken_away_go(stage: Stage) -> None:
    with acting(stage.clerk):
        for given, phone in (({}, "13900000001"), ({"phone": "", "other_phones": ()}, "")):
            seen = mark(shown.of_person(access.persons(stage.clerk).get()))
            actions.edit_person(by=stage.clerk, person=stage.person.pk, shown=seen, facts=personal(**given))
            assert access.persons(stage.clerk).get().phone == phone


def test_an_id_number_is_corrected_with_sex_and_birth_date(stage: Stage) -> None:
    right = id_number(2, born="19911231")
    with acting(stage.clerk):
        actions.correct_id_number(by=stage.clerk, person=stage.person.pk, id_number=right, on=TODAY)
        person = access.persons(stage.clerk).get()
    assert (person.sex, person.birth_date, person.masked_id_number[-4:]) == (
        "2",
        date(1991, 12, 31),
        right[-4:],
    )


@pytest.mark.parametrize(("serial", "why"), [(1, "已在本范围"), (7, "其他单位")])
def test_a_number_that_is_somebody_s_is_refused(stage: Stage, serial: int, why: str) -> None:
    other = federation("510704")
    on_the_roster(other, engagement_row(imported(other, unit_row("石马镇总工会"))[0], 7, "李娜"))
    with acting(stage.clerk):
        with pytest.raises(Refused, match=why):
            actions.correct_id_number(
                by=stage.clerk, person=stage.person.pk, id_number=id_number(serial), on=TODAY
            )
        with pytest.raises(Refused, match=why):
            actions.enter_person(by=stage.clerk, row=engagement_row(stage.here, serial), on=TODAY)
        assert access.persons(stage.clerk).get().masked_id_number[-4:] == id_number(1)[-4:]


def test_a_person_is_entered_under_the_rules_of_a_list(stage: Stage) -> None:
    with acting(stage.clerk):
        person = actions.enter_person(by=stage.clerk, row=engagement_row(stage.there, 5, "李娜"), on=TODAY)
        with pytest.raises(Refused, match="用工形式"):
            actions.enter_person(by=stage.clerk, row=engagement_row(stage.there, 6, form=None), on=TODAY)
        assert access.grams(stage.clerk).filter(person=person, gram="ln").exists()
        assert access.engagements(stage.clerk).get(person=person).unit_id == stage.there.pk
        assert access.certificates(stage.clerk).filter(person=person).count() == 1
        assert person.scope_path == stage.there.scope_path


def test_a_loan_ends_with_a_transfer(stage: Stage) -> None:
    with acting(stage.clerk):
        stage.engaged(actions.go_away, facts=away(EngagementStatus.SECONDED, workplace="市总工会"))
        stage.engaged(actions.transfer, to=stage.there.pk, on=JULY)
        assert [spell.period.upper for spell in stage.spells] == [JULY]


def test_a_transfer_ends_here_begins_there_and_takes_everything_along(stage: Stage) -> None:
    with acting(stage.clerk):
        attach(
            by=stage.clerk,
            to=Record("person", str(stage.person.pk), stage.here.scope_path, "", ""),
            file_name="a.pdf",
            content=b"%PDF-1",
            note="",
        )
        stage.engaged(actions.go_away, facts=away())
        stage.engaged(actions.transfer, to=stage.there.pk, on=JULY)
        old, new = access.engagements(stage.clerk).order_by("start_date")
        before, after = stage.spells
        assert (old.left_date, old.leaving_reason) == (JULY, "调动")
        assert (new.unit_id, new.start_date, new.monthly_wage) == (stage.there.pk, JULY, old.monthly_wage)
        assert (new.contract_end_date, before.period.upper) == (old.contract_end_date, JULY)
        # Leave goes on at the new unit.
        assert (after.engagement_id, after.period.lower, after.period.upper) == (new.pk, JULY, None)
        person = access.persons(stage.clerk).get()
        assert person.unit_id == stage.there.pk
        lying = {person.scope_path, papers.papers(stage.clerk).get().scope_path}
        lying |= set(access.certificates(stage.clerk).values_list("scope_path", flat=True))
        lying |= set(access.grams(stage.clerk).values_list("scope_path", flat=True))
        assert lying == {stage.there.scope_path}
        assert AuditEvent.objects.filter(name="workforce.engagement.transferred").count() == 1


def test_the_contract_is_extended_and_its_former_ends_are_kept(stage: Stage) -> None:
    with acting(stage.clerk):
        stage.engaged(actions.extend_contract, to=date(2029, 12, 31))
        stage.engaged(actions.extend_contract, to=None)
        engagement = stage.engagement
        ends = [
            str(one.after)
            for act in history_of(stage.person, by=stage.clerk)
            for change in act.changes
            for one in change.differences
            if str(one.label) == "合同到期"
        ]
    assert (engagement.contract_end_date, engagement.open_ended) == (None, True)
    assert sorted(ends) == ["", "2027年12月31日", "2029年12月31日"]


def test_an_engagement_ends_with_its_leave(stage: Stage) -> None:
    with acting(stage.clerk):
        stage.engaged(actions.go_away, facts=away())
        later = away(begins=date(2026, 9, 1))
        stage.engaged(actions.come_back, on=date(2026, 6, 1))
        stage.engaged(actions.go_away, facts=later)
        stage.engaged(actions.end_engagement, on=JULY, reason="辞职")
        [spell] = stage.spells
        assert (spell.period.lower, spell.period.upper) == (MAY, date(2026, 6, 1))
        assert access.engagements(stage.clerk).get().leaving_reason == "辞职"


def test_a_secondment_says_where_and_ends_with_the_return(stage: Stage) -> None:
    with acting(stage.clerk):
        sent = away(EngagementStatus.SECONDED, workplace="青义镇总工会", workplace_unit_id=stage.there.pk)
        spell = stage.engaged(actions.go_away, facts=sent)
        assert spell.where == "青义镇总工会"
        page = person_page(stage.person.pk, by=stage.clerk)
        assert page is not None
        [posting] = page.postings
        assert (found := posting.away_on(JULY)) is not None
        assert found.workplace == "青义镇总工会"
        stage.engaged(actions.come_back, on=JULY)
        assert stage.spells[0].period.upper == JULY


def test_a_further_engagement_stands_beside_or_comes_after(stage: Stage) -> None:
    part = ContractFacts(
        unit_id=stage.there.pk,
        contract_end_date=None,
        open_ended=False,
        engagement=facts(form=EmploymentForm.PARTY_MASS_PART_TIME, start_date=MAY),
    )
    full = replace(part, engagement=facts(start_date=JULY))
    with acting(stage.clerk):
        with pytest.raises(Refused, match="同期"):
            actions.begin_engagement(by=stage.clerk, person=stage.person.pk, facts=full)
        stage.engaged(actions.end_engagement, on=JULY, reason="")
        actions.begin_engagement(by=stage.clerk, person=stage.person.pk, facts=full)
        assert access.persons(stage.clerk).get().unit_id == stage.there.pk
        actions.begin_engagement(
            by=stage.clerk, person=stage.person.pk, facts=replace(part, unit_id=stage.here.pk)
        )
        assert access.persons(stage.clerk).get().unit_id == stage.there.pk
        assert access.engagements(stage.clerk).count() == 3


def test_who_comes_back_to_the_same_unit_stays_on_its_roster(stage: Stage) -> None:
    again = ContractFacts(
        unit_id=stage.here.pk,
        contract_end_date=None,
        open_ended=True,
        engagement=facts(start_date=date(2026, 9, 1)),
    )
    with acting(stage.clerk):
        stage.engaged(actions.end_engagement, on=JULY, reason="合同期满未续")
        actions.begin_engagement(by=stage.clerk, person=stage.person.pk, facts=again)
        assert stage.engagement.open_ended
        assert access.persons(stage.clerk).get().unit_id == stage.here.pk


def test_the_three_figures_of_a_unit(stage: Stage) -> None:
    with acting(stage.clerk):
        stage.engaged(actions.go_away, facts=away())
        found = workforce.figures(stage.here, on=JULY, by=stage.clerk)
        before = workforce.figures(stage.here, on=date(2026, 4, 30), by=stage.clerk)
    assert (found.roster.value, found.filled.value, found.on_duty.value) == (1, 1, 0)
    assert (before.roster.value, before.filled.value, before.on_duty.value) == (1, 1, 1)


@pytest.mark.parametrize("key", ["", "x", "９", "9" * 19, "999999"])
def test_only_a_person_in_scope_holds_papers(stage: Stage, key: str) -> None:
    with acting(stage.clerk):
        assert find(key, stage.clerk) is None
        found = find(str(stage.person.pk), stage.clerk)
    assert found is not None
    assert (found.path, found.url) == (stage.here.scope_path, f"/workforce/{stage.person.pk}/")


def test_facts_of_an_engagement_are_put_right(stage: Stage) -> None:
    with acting(stage.clerk):
        stage.engaged(actions.change_engagement, facts=facts(monthly_wage=Decimal("5200")))
        assert stage.engagement.monthly_wage == Decimal("5200")
        event = AuditEvent.objects.get(name="workforce.engagement.changed")
    assert event.details["fields"] == ["monthly_wage"]
    assert event.reason == "请示批准"


def test_what_no_scope_sees_may_still_stand_in_the_way(stage: Stage) -> None:
    """A full-time engagement out of scope: the rule cannot see it, the database can."""
    far = imported(federation("510704"), unit_row("石马镇总工会"))[0]
    operator = actor_over(federation("5107"))
    with acting(operator):
        Engagement.objects.create(
            person=stage.person,
            unit=far,
            form="direct",
            start_date=date(2024, 1, 1),
            left_date=date(2025, 1, 1),
        )
    with acting(stage.clerk), pytest.raises(Refused, match="时间重叠"):
        stage.engaged(actions.change_engagement, facts=facts(start_date=date(2024, 6, 1)))


def test_a_certificate_is_registered_put_right_and_renewed(stage: Stage) -> None:
    by, person = stage.clerk, stage.person.pk
    with acting(by):
        standing = access.certificates(by).get()
        kept = actions.keep_certificate(
            by=by, person=person, shown=mark(shown.of_certificate(standing)), facts=certified()
        )
        assert (kept.pk, kept.valid_until) == (standing.pk, date(2027, 9, 30))
        senior = certified(level=ProfessionalLevel.SENIOR, registered_date=None, valid_until=None)
        actions.keep_certificate(by=by, person=person, shown=mark(shown.of_certificate(None)), facts=senior)
        renewed = actions.renew_certificate(
            by=by,
            person=person,
            certificate=kept.pk,
            shown=mark(shown.of_certificate(kept)),
            registered=date(2027, 9, 1),
            number="",
        )
        assert (renewed.valid_until, renewed.registration_number) == (date(2030, 8, 31), "DJ1")
        assert access.certificates(by).count() == 2
        with pytest.raises(Refused, match="长于"):
            actions.renew_certificate(
                by=by,
                person=person,
                certificate=kept.pk,
                shown=mark(shown.of_certificate(renewed)),
                registered=date(2027, 9, 1),
                number="DJ2",
            )
        with pytest.raises(NotThere):
            actions.renew_certificate(
                by=by, person=person, certificate=0, shown="", registered=JULY, number=""
            )
