"""What an office may not do on a person's page: refused without a trace, whoever asks and however."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from django.db import IntegrityError, transaction

from niangjia.kernel.access import NotThere
from niangjia.kernel.figure import Refused
from niangjia.kernel.locking import Overtaken, mark
from niangjia.kernel.roles import Role
from niangjia.kernel.scope import acting
from niangjia.organisations.tests.factories import actor_over, federation
from niangjia.workforce import access, actions
from niangjia.workforce.models import Certificate, Engagement, Person, Spell
from niangjia.workforce.tests.factories import TODAY, engagement_row, id_number
from niangjia.workforce.tests.stage import JULY, Stage, away, certified, facts, personal, staged
from niangjia.workforce.types import (
    ContractFacts,
)

pytestmark = pytest.mark.django_db
NOTHING = ""


@pytest.fixture
def stage() -> Stage:
    """Somebody on the roster, and the clerk of the county."""
    return staged()


ACTS: list[Callable[[Stage, str], object]] = [
    lambda s, seen: s.engaged(actions.transfer, shown=seen, to=s.there.pk, on=JULY),
    lambda s, seen: s.engaged(actions.extend_contract, shown=seen, to=None),
    lambda s, seen: s.engaged(actions.end_engagement, shown=seen, on=JULY, reason=""),
    lambda s, seen: s.engaged(actions.change_engagement, shown=seen, facts=facts()),
    lambda s, seen: s.engaged(actions.go_away, shown=seen, facts=away()),
    lambda s, seen: s.engaged(actions.come_back, shown=seen, on=JULY),
    lambda s, seen: actions.edit_person(by=s.clerk, person=s.person.pk, shown=seen, facts=personal()),
    lambda s, seen: actions.keep_certificate(by=s.clerk, person=s.person.pk, shown=seen, facts=certified()),
    lambda s, seen: actions.renew_certificate(
        by=s.clerk,
        person=s.person.pk,
        certificate=access.certificates(s.clerk).get().pk,
        shown=seen,
        registered=JULY,
        number="",
    ),
    lambda s, seen: actions.correct_id_number(
        by=s.clerk, person=s.person.pk, id_number=id_number(9), on=TODAY
    ),
    lambda s, seen: actions.begin_engagement(
        by=s.clerk,
        person=s.person.pk,
        facts=ContractFacts(
            unit_id=s.there.pk, contract_end_date=None, open_ended=True, engagement=facts(start_date=None)
        ),
    ),
    lambda s, seen: actions.enter_person(by=s.clerk, row=engagement_row(s.there, 9), on=TODAY),
]


def stored() -> list[list[dict[str, Any]]]:
    tables: list[Any] = [Person, Engagement, Certificate, Spell]
    return [list(table.objects.order_by("pk").values()) for table in tables]


@pytest.mark.parametrize("act", ACTS)
@pytest.mark.parametrize("reason", ["", "  "])
def test_no_act_without_a_reason(stage: Stage, act: Callable[[Stage, str], object], reason: str) -> None:
    stage.clerk = replace(stage.clerk, reason=reason)
    with acting(stage.clerk):
        before = stored()
        with pytest.raises(Refused, match="理由"):
            act(stage, NOTHING)
        assert stored() == before


@pytest.mark.parametrize("act", ACTS)
def test_no_act_of_who_may_only_read(stage: Stage, act: Callable[[Stage, str], object]) -> None:
    stage.clerk = replace(actor_over(stage.here, Role.LEADER), reason="x")
    with acting(stage.clerk):
        before = stored()
        with pytest.raises(Refused, match="权限"):
            act(stage, NOTHING)
        assert stored() == before


@pytest.mark.parametrize("act", ACTS[:9])
def test_what_was_changed_meanwhile_is_not_written_over(
    stage: Stage, act: Callable[[Stage, str], object]
) -> None:
    with acting(stage.clerk):
        before = stored()
        with pytest.raises(Overtaken):
            act(stage, mark({"name": "what another page showed"}))
        assert stored() == before


@pytest.mark.parametrize("act", [actions.edit_person, actions.correct_id_number, actions.begin_engagement])
def test_a_person_out_of_scope_is_not_there(stage: Stage, act: Any) -> None:
    foreign = replace(actor_over(federation("510704")), reason="x")
    given: dict[Any, dict[str, Any]] = {
        actions.edit_person: {"shown": NOTHING, "facts": personal()},
        actions.correct_id_number: {"id_number": id_number(9), "on": TODAY},
        actions.begin_engagement: {
            "facts": ContractFacts(unit_id=0, contract_end_date=None, open_ended=False, engagement=facts())
        },
    }
    with acting(foreign), pytest.raises(NotThere):
        act(by=foreign, person=stage.person.pk, **given[act])


def test_an_engagement_out_of_scope_is_not_there(stage: Stage) -> None:
    with acting(stage.clerk):
        pk = stage.engagement.pk
    foreign = replace(actor_over(federation("510704")), reason="x")
    with acting(foreign), pytest.raises(NotThere):
        actions.come_back(by=foreign, engagement=pk, shown=NOTHING, on=JULY)


@pytest.mark.parametrize(
    ("table", "change", "constraint"),
    [
        (Spell, {"status": "on_duty"}, "spell_is_away"),
        (Certificate, {"registered_date": JULY, "valid_until": JULY}, "valid_after_registration"),
        (Certificate, {"registered_date": date(2020, 1, 1)}, "registered_once_obtained"),
    ],
)
def test_the_database_holds_what_the_rules_say(
    stage: Stage, table: Any, change: dict[str, Any], constraint: str
) -> None:
    with acting(stage.clerk):
        stage.engaged(actions.go_away, facts=away())
        with pytest.raises(IntegrityError, match=constraint), transaction.atomic():
            table.objects.update(**change)


@pytest.mark.parametrize("period", ["(,2026-06-01)", "[2026-06-01,2026-06-01)"])
def test_a_spell_begins_on_a_day_and_lasts(stage: Stage, period: str) -> None:
    with acting(stage.clerk):
        stage.engaged(actions.go_away, facts=away())
        with pytest.raises(IntegrityError, match="spell_begins"), transaction.atomic():
            Spell.objects.update(period=period)


def test_two_spells_never_overlap(stage: Stage) -> None:
    with acting(stage.clerk):
        first = stage.engaged(actions.go_away, facts=away())
        with pytest.raises(IntegrityError, match="one_spell_at_a_time"), transaction.atomic():
            Spell.objects.create(engagement_id=first.engagement_id, status="leave", period="[2026-06-01,)")
