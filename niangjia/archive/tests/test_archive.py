"""Texts kept word for word; publications that answer at once, end once, and never take the house down."""

from __future__ import annotations

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import date
from threading import Barrier

import pytest
from django.db import DatabaseError, ProgrammingError, connection, transaction

from niangjia.archive import facade as archive
from niangjia.archive import queries
from niangjia.archive.tests.factories import document, publisher
from niangjia.kernel.actor import Actor
from niangjia.kernel.figure import Figure, Refused
from niangjia.kernel.scope import acting
from niangjia.policy import facade as policy

pytestmark = pytest.mark.usefixtures("committed")
ON = date(2026, 6, 30)


@pytest.fixture
def by(committed: None) -> Iterator[Actor]:
    yield publisher()


def must(place: str = "510703") -> int | None:
    answer = policy.evaluate("staffing.posts", place=place, on=ON, facts={"kind": "township", "workers": 100})
    assert isinstance(answer, Figure)
    return answer.must


def test_outside_of_a_transaction_the_files_alone_answer(by: Actor) -> None:
    with acting(by):
        archive.publish(by=by, document=document(), drafted_by_name="王经办")
        assert must() == 2
    assert policy.library() is policy.shipped()
    with acting(by):
        assert must() == 2
        assert must("510704") == 1


def test_taken_back_the_files_answer_again_and_the_text_stays(by: Actor) -> None:
    with acting(by):
        published = archive.publish(by=by, document=document(), drafted_by_name="王经办")
    with acting(by):
        archive.withdraw(by=by, publication=published)
        assert must() == 1
        [one] = archive.publications()
        assert (one.ended_by_name, one.ended_reason) == ("李副主席", "试行期满")
        assert one.text.text == document().text
        with pytest.raises(Refused, match="不在施行"):
            archive.withdraw(by=by, publication=published)


def test_a_withdrawal_says_why(by: Actor) -> None:
    silent = replace(by, reason=" ")
    with acting(by):
        published = archive.publish(by=by, document=document(), drafted_by_name="王经办")
    with acting(silent), pytest.raises(Refused, match="理由"):
        archive.withdraw(by=silent, publication=published)
    with acting(by):
        assert must() == 2


def test_the_next_text_of_a_name_takes_the_place_of_the_first(by: Actor) -> None:
    with acting(by):
        archive.publish(by=by, document=document(), drafted_by_name="王经办")
        archive.publish(by=by, document=document(base=3), drafted_by_name="王经办")
        assert must() == 3
        first, second = archive.publications()
    assert first.ended_at is not None
    assert second.ended_at is None


@pytest.mark.parametrize(
    ("otherwise", "said"),
    [
        ({"number": "绵工发〔2017〕52号"}, "别处的文件"),
        ({"base": 0}, "weakens"),
        ({"code": "510700", "number": "绵工发〔2026〕1号"}, "overlaps"),
        ({"extra": "replaces: 甲#乙.丙"}, "replaces"),
    ],
)
def test_what_does_not_stand_beside_the_others_is_not_published(
    by: Actor, otherwise: dict[str, str], said: str
) -> None:
    with acting(by):
        with pytest.raises(Refused, match=said):
            archive.publish(by=by, document=document(**otherwise), drafted_by_name="王经办")  # type: ignore[arg-type]
        assert list(archive.publications()) == []
        assert must() == 1


def test_a_file_that_comes_to_overlap_sets_the_publication_aside(by: Actor) -> None:
    with acting(by):
        archive.publish(by=by, document=document(), drafted_by_name="王经办")
        archive.publish(
            by=by, document=document("游工发〔2026〕1号", code="510704", base=4), drafted_by_name="赵经办"
        )
        standing = tuple(one.text_id for one in archive.publications())
        newer = policy.Library.of([*policy.shipped().held, document("部工发〔2026〕1号", base=5)])
        whole = queries._with(standing, newer)
        [problem] = whole.set_aside
    assert "overlaps" in problem.message
    places = {one.name for one in whole.held}
    assert "涪工发〔2026〕3号" not in places
    assert "游工发〔2026〕1号" in places
    assert len(whole.held) == len(newer.held) + 1


def test_what_rests_on_what_was_set_aside_is_set_aside_with_it() -> None:
    shipped = policy.shipped()
    first = document(base=2)
    second = document(
        "涪工发〔2026〕4号", since="2026-05-01", base=3, extra=f"replaces: {first.name}#staffing.posts"
    )
    both = shipped.with_published([first, second])
    assert both.set_aside == ()
    newer = policy.Library.of([*shipped.held, document("部工发〔2026〕1号", base=5)])
    alone = newer.with_published([first, second])
    assert alone.held == newer.held
    assert len(alone.set_aside) == 2


def test_a_file_that_misses_what_a_publication_replaced_stays_and_the_publication_goes() -> None:
    old = document("甲1号", slug="one")
    heir = document("甲2号", since="2026-05-01", extra="replaces: 甲1号#staffing.posts", slug="two")
    held = policy.Library.of([old, heir])
    whole = held.with_published([document("甲1号", topic="staffing.filled_by", slug="new")])
    assert whole.held == held.held
    assert len(whole.set_aside) == 1


def test_a_library_of_old_is_loaded_from_its_texts(by: Actor) -> None:
    with acting(by):
        archive.publish(by=by, document=document(), drafted_by_name="王经办")
        digests = archive.keep(by=by, library=policy.library())
        assert archive.keep(by=by, library=policy.library()) == digests
        archive.publish(by=by, document=document(base=3), drafted_by_name="王经办")
        old = archive.kept(digests)
        answer = policy.evaluate(
            "staffing.posts", place="510703", on=ON, facts={"kind": "township", "workers": 100}, documents=old
        )
        assert isinstance(answer, Figure)
        assert (answer.must, must()) == (2, 3)
        with pytest.raises(archive.TextLost):
            archive.kept(["0" * 64])


@pytest.mark.parametrize(
    ("change", "error"),
    [
        ("UPDATE archive_text SET text = 'x'", ProgrammingError),
        ("DELETE FROM archive_text", ProgrammingError),
        ("DELETE FROM archive_publication", DatabaseError),
        ("UPDATE archive_publication SET name = 'x'", DatabaseError),
        ("UPDATE archive_publication SET jurisdiction = '000000'", DatabaseError),
    ],
)
def test_what_was_published_is_not_changed_in_raw_sql(by: Actor, change: str, error: type[Exception]) -> None:
    with acting(by):
        archive.publish(by=by, document=document(), drafted_by_name="王经办")
        with pytest.raises(error), transaction.atomic(), connection.cursor() as cursor:
            cursor.execute(change)


def test_what_ended_does_not_begin_again(by: Actor) -> None:
    with acting(by):
        published = archive.publish(by=by, document=document(), drafted_by_name="王经办")
        archive.withdraw(by=by, publication=published)
        with (
            pytest.raises(DatabaseError, match="once"),
            transaction.atomic(),
            connection.cursor() as cursor,
        ):
            cursor.execute("UPDATE archive_publication SET ended_at = NULL")


def test_two_who_publish_at_once_do_not_overlap(by: Actor) -> None:
    both_have_looked = Barrier(2, timeout=20)

    def publish(number: str, base: int) -> str:
        try:
            with acting(by):
                assert number not in {one.name for one in policy.documents()}
                both_have_looked.wait()
                archive.publish(by=by, document=document(number, base=base), drafted_by_name="王经办")
            return "published"
        except Refused as refused:
            return refused.verdict.reason.zh
        finally:
            connection.close()

    with ThreadPoolExecutor(2) as pool:
        said = sorted(pool.map(publish, ["甲1号", "甲2号"], [2, 3]))
    assert said[0] == "published"
    assert "不一致" in said[1]
    with acting(by):
        assert policy.library().set_aside == ()


def test_two_texts_of_one_name_published_at_once_follow_each_other(by: Actor) -> None:
    both_have_looked = Barrier(2, timeout=20)

    def publish(base: int) -> None:
        try:
            with acting(by):
                policy.library()
                both_have_looked.wait()
                archive.publish(by=by, document=document(base=base), drafted_by_name="王经办")
        finally:
            connection.close()

    with ThreadPoolExecutor(2) as pool:
        list(pool.map(publish, [2, 3]))
    with acting(by):
        ended = [one.ended_at is not None for one in archive.publications()]
        assert sorted(ended) == [False, True]
