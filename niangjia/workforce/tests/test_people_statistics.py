"""The roster in numbers: each bar and headline counts exactly those whom its link lists."""

from __future__ import annotations

import html
import re
from datetime import timedelta
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone
from psycopg.types.range import DateRange

from niangjia.kernel.scope import acting
from niangjia.organisations.tests.factories import (
    actor_over,
    federation,
    imported,
    operator,
    signed_in,
    unit_row,
)
from niangjia.workforce.models import Engagement, Spell
from niangjia.workforce.queries.entry import Entry
from niangjia.workforce.queries.facets import CONTRACT_END, FACETS
from niangjia.workforce.queries.people import narrowed
from niangjia.workforce.queries.statistics import HEADLINES, statistics
from niangjia.workforce.tests.factories import engagement_row, on_the_roster
from niangjia.workforce.types import Education, EmploymentForm, EngagementStatus, ProfessionalLevel

pytestmark = pytest.mark.django_db
TODAY = timezone.localdate()
ENDS = [-400, -1, 0, 29, 30, 31, 60, 61, 90, 364, 365, 400, 800]


@pytest.fixture
def county() -> Any:
    """A county in which every value of every facet is held by somebody, and no two people are alike."""
    county = federation("510703")
    [unit] = imported(county, unit_row())
    forms, levels, studies = list(EmploymentForm), [None, *ProfessionalLevel], [None, *Education]
    on_the_roster(
        county,
        *(
            engagement_row(
                unit,
                1 + n,
                f"王{n}",
                form=forms[n % len(forms)],
                level=levels[n % len(levels)],
                education=studies[n % len(studies)],
                birth_date=TODAY - timedelta(365 * (17 + 3 * n)),
                contract_end_date=TODAY + timedelta(days),
                insured=(None, True, False)[n % 3],
            )
            for n, days in enumerate(ENDS)
        ),
        engagement_row(unit, 50, "无期", contract_end_date=None, open_ended=True),
        engagement_row(unit, 51, "未填", contract_end_date=None, level=ProfessionalLevel.SENIOR),
    )
    # A lower certificate beside the higher one counts the person once.
    on_the_roster(county, engagement_row(unit, 51, "未填", contract_end_date=None))
    with acting(operator()):
        for status, name in ((EngagementStatus.LEAVE, "王1"), (EngagementStatus.SECONDED, "王2")):
            one = Engagement.objects.get(person__name=name)
            Spell.objects.create(engagement=one, status=status, period=DateRange(TODAY, None))
    return county


ASKED: list[dict[str, tuple[str, ...]]] = [
    {},
    {"level": ("none",)},
    {"end": ("60", "past")},
    {"level": ("none", "senior"), "form": ("direct",), "insured": ("yes", "unknown")},
    {key: tuple(facet.offered) for key, facet in FACETS.items() if key != "end"},
]


@pytest.mark.parametrize("chosen", ASKED)
def test_every_bar_counts_whom_its_value_lists(county: Any, chosen: dict[str, tuple[str, ...]]) -> None:
    by = actor_over(county)
    with acting(by):
        found = statistics(Entry(chosen=chosen), on=TODAY, by=by)
        assert found.total == narrowed(Entry(chosen=chosen), on=TODAY, by=by).count()
        for key, facet in FACETS.items():
            for value in facet.bars(TODAY):
                entry = Entry(chosen={**chosen, key: (value,)})
                assert found.by[key].get(value, 0) == narrowed(entry, on=TODAY, by=by).count(), (key, value)
        for end in HEADLINES:
            entry = Entry(chosen={**chosen, CONTRACT_END.key: (end,)})
            assert found.ends[end] == narrowed(entry, on=TODAY, by=by).count(), end


def test_every_facet_puts_everybody_in_exactly_one_bar(county: Any) -> None:
    by = actor_over(county)
    with acting(by):
        found = statistics(Entry(), on=TODAY, by=by)
    for key, facet in FACETS.items():
        assert set(found.by[key]) <= set(facet.bars(TODAY)), key
        assert sum(found.by[key].values()) == found.total == len(ENDS) + 2, key


def test_it_is_one_query_whatever_is_asked(county: Any, django_assert_num_queries: Any) -> None:
    by = actor_over(county)
    with acting(by):
        for chosen in ASKED:
            with django_assert_num_queries(1):
                statistics(Entry(chosen=chosen, text="王"), on=TODAY, by=by)


def text(client: Client, address: str, **headers: str) -> str:
    answer = client.get(address, headers={"Accept-Language": "zh-hans", **headers})
    assert answer.status_code == 200
    return html.unescape(answer.content.decode())


def test_a_bar_narrows_the_list_and_a_held_one_widens_it_again(county: Any) -> None:
    shown = text(signed_in(county), "/workforce/statistics/?form=direct&page=2&on=2099-01-01")
    assert 'href="/workforce/?form=dispatch&on=2099-01-01#people"' in shown
    assert re.search(r'<tr aria-current="true"><td>✓ <a href="/workforce/\?on=2099-01-01#people">', shown)
    assert 'href="/workforce/?form=direct&on=2099-01-01&level=senior#people"' in shown


def test_above_the_list_stand_the_headlines_and_two_pictures(county: Any) -> None:
    brief = text(signed_in(county), "/workforce/statistics/", **{"HX-Request": "true"})
    assert "<html" not in brief and brief.count("data-chart=") == 2
    assert text(signed_in(county), "/workforce/statistics/").count("data-chart=") == len(FACETS)
    assert 'hx-get="/workforce/statistics/?level=none"' in text(signed_in(county), "/workforce/?level=none")
    for words in ("在册", "在岗", "合同 60 天内到期", "合同 30 天内到期", "合同已过期未续", "没有证书"):
        assert words in brief


@pytest.mark.parametrize(
    ("asked", "roster", "duty"),
    [
        ("", len(ENDS) + 2, len(ENDS)),
        ("status=leave", 1, 0),
        ("status=leave&status=on_duty", len(ENDS) + 1, len(ENDS)),
        ("end=past", 2, 1),
        ("form=in_house", 2, 2),
    ],
)
def test_who_is_on_the_roster_and_on_duty(county: Any, asked: str, roster: int, duty: int) -> None:
    shown = text(signed_in(county), f"/workforce/statistics/?{asked}")
    found = dict(
        re.findall(
            r'subheader">(在册|在岗)</div><div class="stat-value">(?:<a [^>]*>)?(\d+)(?:</a>)? <', shown
        )
    )
    assert found == {"在册": str(roster), "在岗": str(duty)}


def test_the_named_figures_are_doors_on_the_day(county: Any) -> None:
    shown = text(signed_in(county), f"/workforce/statistics/?on={TODAY}")
    for name in ("roster", "filled", "on_duty"):
        assert f'href="/workforce/figures/{name}/?under={county.code}&on={TODAY}"' in shown
    narrowed_to = text(signed_in(county), "/workforce/statistics/?level=none")
    assert "/workforce/figures/" not in narrowed_to and "符合已选条件" in narrowed_to
