"""What the database holds to by itself, whoever writes: sums, whole months, one reply in the place of one."""

from __future__ import annotations

import pytest
from django.db import IntegrityError, connection, transaction

from niangjia.funding import access
from niangjia.funding.tests.factories import allotted, entered, facts, share, unit_of
from niangjia.funding.types import Level, Source
from niangjia.kernel.scope import acting
from tests.cast import Cast, gather

pytestmark = pytest.mark.django_db


@pytest.fixture
def cast() -> Cast:
    """The cast, with a reply of the county of which one post is allotted."""
    cast = gather()
    shares = (share(18, amount="600"), share(6, Source.UPPER_SUBSIDY, Level.PREFECTURE, "400"))
    reply = entered(cast.clerk, cast.here, facts(2, *shares, amount="1000"))
    allotted(cast.clerk, reply, **{unit_of(cast.here, cast.clerk).code: 1})
    return cast


def run(cast: Cast, sql: str) -> None:
    """Raw SQL under the clerk's scope, to the end of its transaction."""
    with acting(cast.clerk), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(sql)
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
        cursor.execute("SET CONSTRAINTS ALL DEFERRED")


@pytest.mark.parametrize(
    "sql",
    [
        "UPDATE funding_replyshare SET person_months = 7 WHERE person_months = 6",
        "DELETE FROM funding_replyshare WHERE person_months = 6",
        "UPDATE funding_budgetreply SET posts = 3",
        "UPDATE funding_budgetreply SET period = '[2026-01-01,2026-12-01)'",
        "INSERT INTO funding_replyshare (reply_id, source, level, person_months, scope_path)"
        " SELECT id, 'employer', 'employer', 1, '' FROM funding_budgetreply",
    ],
)
def test_shares_always_sum_to_posts_and_months(cast: Cast, sql: str) -> None:
    with pytest.raises(IntegrityError, match="person-months"):
        run(cast, sql)


@pytest.mark.parametrize(
    "sql",
    [
        "UPDATE funding_replyshare SET amount = 399.99 WHERE person_months = 6",
        "UPDATE funding_budgetreply SET amount = 999",
        "UPDATE funding_replyshare SET amount = CASE person_months WHEN 6 THEN NULL ELSE 1001 END",
    ],
)
def test_amounts_sum_to_the_amount_where_it_is_named(cast: Cast, sql: str) -> None:
    with pytest.raises(IntegrityError, match="yuan"):
        run(cast, sql)


@pytest.mark.parametrize(
    "sql",
    [
        "UPDATE funding_replyshare SET person_months = 24 - person_months",
        "UPDATE funding_budgetreply SET amount = NULL",
        "UPDATE funding_replyshare SET amount = NULL WHERE person_months = 6",
        "UPDATE funding_replyallotment SET posts = 2",
        "DELETE FROM funding_replyallotment",
    ],
)
def test_what_still_adds_up_is_let_by(cast: Cast, sql: str) -> None:
    run(cast, sql)
    with acting(cast.clerk):
        reply = access.replies(cast.clerk).get()
        assert reply.allotted == sum(one.posts for one in access.allotments(cast.clerk))


def test_no_more_posts_are_allotted_than_there_are(cast: Cast) -> None:
    with pytest.raises(IntegrityError, match="3 posts are allotted of 2"):
        run(cast, "UPDATE funding_replyallotment SET posts = 3")


@pytest.mark.parametrize(
    ("sql", "name"),
    [
        ("UPDATE funding_budgetreply SET period = '[2026-01-02,2027-01-02)'", "whole_months"),
        ("UPDATE funding_budgetreply SET period = 'empty'", "whole_months"),
        ("UPDATE funding_budgetreply SET standing = 'revoked'", "ended_unless_standing"),
        ("UPDATE funding_budgetreply SET ended_on = '2026-06-30'", "ended_unless_standing"),
        ("UPDATE funding_budgetreply SET amount = -1", "amount_not_below_0"),
        ("UPDATE funding_replyshare SET level = 'employer'", "the_employer_bears_its_own"),
    ],
)
def test_what_no_paper_says_is_not_stored(cast: Cast, sql: str, name: str) -> None:
    with pytest.raises(IntegrityError, match=name):
        run(cast, sql)


def test_an_allotment_shows_the_face_of_its_reply_as_it_is_now(cast: Cast) -> None:
    run(cast, "UPDATE funding_budgetreply SET number = 'x', standing = 'revoked', ended_on = '2026-06-30'")
    run(cast, "UPDATE funding_replyallotment SET number = 'by hand', reply_id = reply_id")
    with acting(cast.clerk):
        one = access.allotments(cast.clerk).get()
        reply = access.replies(cast.clerk).get()
    assert (one.number, one.ended_on, one.period) == ("x", reply.ended_on, reply.period)


def test_every_version_is_kept(cast: Cast) -> None:
    run(cast, "UPDATE funding_budgetreply SET remark = 'raw'")
    with acting(cast.clerk), connection.cursor() as cursor:
        cursor.execute("SELECT pgh_label FROM funding_budgetreplyevent WHERE remark = 'raw'")
        assert cursor.fetchall() == [("update",)]
