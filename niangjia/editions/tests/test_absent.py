"""Who stands in for somebody absent and that person are one hand, on the way of a plan and on its page."""

from __future__ import annotations

from datetime import timedelta

import pytest

from niangjia.accounts.actions import let_stand_in
from niangjia.accounts.models import Appointment
from niangjia.accounts.tests.factories import actor, given, opened
from niangjia.editions import queries
from niangjia.editions.queries.telling import told
from niangjia.editions.tests.factories import TODAY, Office, browser, drafted, moved, office, said
from niangjia.kernel.actor import Actor
from niangjia.kernel.command import operator
from niangjia.kernel.figure import Refused
from niangjia.kernel.roles import Role
from niangjia.kernel.scope import acting

pytestmark = pytest.mark.usefixtures("committed")


def standing_in(of: Office, name: str, absent: Appointment) -> Actor:
    """Somebody new at the county, acting for the one who is away."""
    by = operator()
    [whose] = opened(of.cast.here, name)
    last = TODAY + timedelta(days=29)
    with acting(by):
        let_stand_in(
            by=by, absent=absent, account=whose, from_date=TODAY, to_date=last, reason="休假", on=TODAY
        )
    return actor(whose, on=TODAY)


def held(name: str) -> Appointment:
    """Somebody's first appointment."""
    with acting(operator()):
        return Appointment.objects.filter(account__username=name).select_related("account").earliest("pk")


def as_vice_chair(of: Office, name: str) -> Appointment:
    """Somebody who may countersign beside what they do already: nothing but the hand stands against it."""
    return given(held(name).account, of.cast.here, role=Role.VICE_CHAIR, since=TODAY)


def test_whoever_is_away_does_not_countersign_what_was_sent_for_them() -> None:
    of = office()
    deputy = standing_in(of, "deputy", held("clerk"))
    edition = moved(of, drafted(of, by=deputy), "submit", by=deputy)
    also = as_vice_chair(of, "clerk")
    with pytest.raises(Refused, match="这一轮的“送会签”是deputy（代clerk）替您办理的，“会签”须由另一人办理"):
        moved(of, edition, "countersign", by=actor(also.account, on=TODAY, chosen=also.pk))
    assert moved(of, edition, "countersign").state == "countersigned"


def test_nor_does_whoever_stands_in_for_the_one_who_sent_it() -> None:
    of = office()
    edition = moved(of, drafted(of), "submit")
    deputy = standing_in(of, "deputy", as_vice_chair(of, "clerk"))
    with pytest.raises(Refused, match="这一轮的“送会签”是clerk办理的，您现在代clerk"):
        moved(of, edition, "countersign", by=deputy)


def test_nor_do_two_who_stand_in_for_the_same() -> None:
    of = office()
    one = standing_in(of, "one", held("clerk"))
    other = standing_in(of, "other", as_vice_chair(of, "clerk"))
    edition = moved(of, drafted(of, by=one), "submit", by=one)
    with pytest.raises(Refused, match="是one（代clerk）办理的，您现在代clerk"):
        moved(of, edition, "countersign", by=other)


def test_the_page_and_the_workbook_carry_both_names() -> None:
    of = office()
    deputy = standing_in(of, "deputy", held("clerk"))
    edition = moved(of, drafted(of, by=deputy), "submit", by=deputy)
    page = said(browser("vice_chair").get(f"/editions/{edition.pk}/"))
    assert page.count("deputy（代clerk）") == 3  # drafted, the station, the list of steps
    assert "deputy（代clerk）" in said(browser("vice_chair").get("/editions/"))
    english = browser("vice_chair").get(f"/editions/{edition.pk}/", headers={"accept-language": "en"})
    assert "deputy (for clerk)" in said(english)
    with acting(of.vice_chair):
        [step] = queries.steps(edition, by=of.vice_chair)
        written = told(edition, by=of.vice_chair)
    assert step.taken.persons == {of.clerk.key, deputy.key}
    assert "deputy（代clerk）" in written.steps[0]
