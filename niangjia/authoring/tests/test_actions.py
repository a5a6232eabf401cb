"""A draft from the first word to the publication and back; on refusal nothing has changed."""

from __future__ import annotations

from dataclasses import replace

import psycopg
import pytest
from django.db import DatabaseError, connection, transaction

from niangjia.authoring import access, actions, queries
from niangjia.authoring.models import Draft
from niangjia.authoring.shapes import KINDS, PROVISIONS
from niangjia.authoring.tests.factories import GIVEN, case, drafted, header, published, second_person, steps
from niangjia.kernel.access import NotThere
from niangjia.kernel.actor import Actor
from niangjia.kernel.command import operator
from niangjia.kernel.figure import Figure, Refused
from niangjia.kernel.locking import Overtaken, mark
from niangjia.kernel.postgres.urls import Urls
from niangjia.kernel.scope import acting
from niangjia.organisations.tests.factories import actor_over, zone_federation
from niangjia.policy import facade as policy
from tests.cast import ON, Cast, gather

pytestmark = pytest.mark.usefixtures("committed")


@pytest.fixture
def cast(committed: None) -> Cast:
    return gather()


def posts(by: Actor) -> Figure:
    """What a township of 2,000 workers in the county must have, as everyone is answered now."""
    with acting(by):
        answer = policy.evaluate(
            "staffing.posts", place="510703", on=ON, facts={"kind": "township", "workers": 2000}
        )
    assert isinstance(answer, Figure)
    return answer


def test_from_the_first_word_to_the_answer_and_back(cast: Cast) -> None:
    vice = second_person(cast.here)
    before = posts(cast.clerk)
    draft = published(cast.clerk, vice)
    assert (draft.state, before.must) == ("published", 1)
    after = posts(cast.foreign_clerk)
    assert (after.must, after.citations[0].document) == (2, "涪工发〔2026〕3号")
    assert after.overrides[0].citation.document == "绵工发〔2017〕52号"
    why = replace(vice, reason="数字写错")
    with acting(why):
        moved = actions.withdraw(by=why, draft=draft.pk, given=replace(GIVEN, opinion="数字写错"))
    assert moved.state == "withdrawn"
    assert posts(cast.foreign_clerk) == before


def test_nobody_publishes_what_they_submitted(cast: Cast) -> None:
    officer = cast.officer
    draft = drafted(officer, jurisdiction="510700", number="绵工发〔2026〕9号")
    with acting(officer):
        actions.write_provision(
            by=officer,
            draft=draft.pk,
            key="p1",
            shown=mark(queries.shown_part(draft, "p1")),
            entry=steps(replaces="绵工发〔2017〕52号#staffing.posts"),
        )
        actions.submit(by=officer, draft=draft.pk, given=GIVEN)
    with acting(officer), pytest.raises(Refused, match="另一人"):
        actions.publish(by=officer, draft=draft.pk, given=GIVEN)
    assert posts(officer).must == 1
    other = second_person(cast.prefecture)
    deputy = replace(other, behalf=officer.name, behalf_key=officer.key)
    with acting(deputy), pytest.raises(Refused, match="是officer办理的，您现在代officer"):
        actions.publish(by=deputy, draft=draft.pk, given=GIVEN)
    with acting(other):
        actions.publish(by=other, draft=draft.pk, given=GIVEN)
    assert posts(officer).must == 2


def test_nor_in_raw_sql(cast: Cast) -> None:
    draft = drafted(cast.clerk)
    with acting(cast.clerk):
        actions.submit(by=cast.clerk, draft=draft.pk, given=GIVEN)
    step = (
        "INSERT INTO kernel_flowstep (flow, move, on_kind, on_id, scope_path, round, by, behalf_key, by_name,"
        " unit_name, on_date, opinion, number, issuer, at)"
        " VALUES ('authoring.draft', 'publish', 'draft', %s, %s, 1, %s, %s,"
        " 'x', 'x', now(), '', '', '', now())"
    )
    with acting(cast.clerk), connection.cursor() as cursor:
        with pytest.raises(DatabaseError, match="separation of duties"), transaction.atomic():
            cursor.execute(step, [draft.pk, draft.scope_path, cast.clerk.key, ""])
        with pytest.raises(DatabaseError, match="separation of duties"), transaction.atomic():
            cursor.execute(step, [draft.pk, draft.scope_path, cast.vice_chair.key, cast.clerk.key])
        with pytest.raises(DatabaseError, match="no step takes"), transaction.atomic():
            cursor.execute("UPDATE authoring_draft SET state = 'published' WHERE id = %s", [draft.pk])
        with pytest.raises(DatabaseError, match="nothing of its text changes"), transaction.atomic():
            cursor.execute("UPDATE authoring_draft SET title = 'x' WHERE id = %s", [draft.pk])
        with pytest.raises(DatabaseError, match="never deleted"), transaction.atomic():
            cursor.execute("DELETE FROM authoring_draft WHERE id = %s", [draft.pk])


@pytest.mark.parametrize("place", ["510704", "510700", "370200", "000000", "", "5107030001234567", "x"])
def test_a_county_drafts_for_itself_alone(cast: Cast, place: str) -> None:
    draft = drafted(cast.clerk)
    with acting(cast.clerk), pytest.raises(Refused):
        actions.write_header(
            by=cast.clerk,
            draft=draft.pk,
            shown=mark(queries.shown_header(draft)),
            entry=header(jurisdiction=place),
        )
    if place:
        with acting(cast.clerk), pytest.raises(Refused):
            actions.begin(by=cast.clerk, header=header(jurisdiction=place))
    with acting(cast.clerk):
        assert [one.jurisdiction for one in access.drafts(cast.clerk)] == ["510703"]


def test_a_foreign_draft_is_not_there(cast: Cast) -> None:
    draft = drafted(cast.clerk)
    by = cast.foreign_clerk
    with acting(by):
        for act in (actions.submit, actions.recall, actions.discard):
            with pytest.raises(NotThere):
                act(by=by, draft=draft.pk, given=GIVEN)
        with pytest.raises(NotThere):
            actions.add_provision(by=by, draft=draft.pk, kind="guidance")
        with pytest.raises(NotThere):
            actions.remove_provision(by=by, draft=draft.pk, key="p1")
    with acting(cast.clerk):
        kept = access.draft(draft.pk, by=cast.clerk)
    assert (kept.state, len(kept.provisions)) == ("draft", 1)


def test_the_level_above_reads_and_does_not_write(cast: Cast) -> None:
    draft = drafted(cast.clerk)
    with acting(cast.officer):
        assert access.draft(draft.pk, by=cast.officer).title == draft.title
        with pytest.raises(Refused, match="起草单位"):
            actions.remove_provision(by=cast.officer, draft=draft.pk, key="p1")


def test_what_cannot_stand_is_not_submitted(cast: Cast) -> None:
    wrong = {
        "没有算例": ([("headcount_steps", steps())], []),
        "结果不符": ([("headcount_steps", steps())], [case(value="3")]),
        "要改正": ([("headcount_steps", steps(clause=""))], [case()]),
        "先加一条": ([], []),
    }
    for said, (provisions, cases) in wrong.items():
        with acting(cast.clerk):
            draft = actions.begin(by=cast.clerk, header=header(), provisions=provisions, cases=cases)
            with pytest.raises(Refused) as refused:
                actions.submit(by=cast.clerk, draft=draft.pk, given=GIVEN)
            assert said.removeprefix("没有") in refused.value.verdict.reason.zh
            assert access.draft(draft.pk, by=cast.clerk).state == "draft"


def test_returned_with_an_opinion_and_submitted_again(cast: Cast) -> None:
    vice = second_person(cast.here)
    draft = drafted(cast.clerk)
    with acting(cast.clerk):
        actions.submit(by=cast.clerk, draft=draft.pk, given=GIVEN)
    with acting(vice):
        with pytest.raises(Refused, match="意见"):
            actions.send_back(by=vice, draft=draft.pk, given=GIVEN)
        actions.send_back(by=vice, draft=draft.pk, given=replace(GIVEN, opinion="请补算例"))
    with acting(cast.clerk):
        actions.submit(by=cast.clerk, draft=draft.pk, given=GIVEN)
        assert actions.recall(by=cast.clerk, draft=draft.pk, given=GIVEN).state == "draft"
        assert actions.discard(by=cast.clerk, draft=draft.pk, given=GIVEN).state == "discarded"
        with pytest.raises(Refused, match="不能再改"):
            actions.remove_provision(by=cast.clerk, draft=draft.pk, key="p1")


def test_two_who_write_at_once_lose_nothing(cast: Cast) -> None:
    draft = drafted(cast.clerk)
    shown = mark(queries.shown_part(draft, "p1"))
    cases = mark(queries.shown_cases(draft))
    with acting(cast.clerk):
        actions.write_provision(
            by=cast.clerk, draft=draft.pk, key="p1", shown=shown, entry=steps(clause="四")
        )
        # Another part, shown before that, is free to be written.
        actions.write_cases(by=cast.clerk, draft=draft.pk, shown=cases, cases=[case(), case()])
        with pytest.raises(Overtaken):
            actions.write_provision(by=cast.clerk, draft=draft.pk, key="p1", shown=shown, entry=steps())
        kept = access.draft(draft.pk, by=cast.clerk)
    assert (kept.provisions[0]["entry"]["clause"], len(kept.cases)) == ("四", 2)


def test_a_publication_answers_in_another_process_at_once(cast: Cast, database_urls: Urls) -> None:
    vice = second_person(cast.here)
    draft = published(cast.clerk, vice)
    with psycopg.connect(database_urls.application) as elsewhere:
        found = elsewhere.execute(
            "SELECT t.text FROM archive_publication p JOIN archive_text t ON t.digest = p.text_id"
            " WHERE p.ended_at IS NULL"
        ).fetchall()
    assert draft.publication is not None
    assert [text for (text,) in found] == [draft.publication.text.text]
    assert "涪工发〔2026〕3号" in found[0][0]


def test_a_new_text_of_the_same_number_takes_the_place(cast: Cast) -> None:
    vice = second_person(cast.here)
    published(cast.clerk, vice)
    with acting(cast.clerk):
        again = actions.begin(
            by=cast.clerk,
            header=header(),
            provisions=[("headcount_steps", _base(steps(), "3"))],
            cases=[case(value="3", must="3")],
        )
        actions.submit(by=cast.clerk, draft=again.pk, given=GIVEN)
    with acting(vice):
        actions.publish(by=vice, draft=again.pk, given=GIVEN)
    assert posts(cast.clerk).must == 3
    first = Draft(pk=1)
    why = replace(vice, reason="旧的")
    with acting(why), pytest.raises(Refused, match="新的文本"):
        actions.withdraw(by=why, draft=first.pk, given=replace(GIVEN, opinion="旧的"))
    assert posts(cast.clerk).must == 3


def _base(entry: dict, count: str) -> dict:  # type: ignore[type-arg]
    entry["values"][0]["base"]["count"] = count
    return entry


@pytest.mark.parametrize("kind", list(PROVISIONS))
def test_a_provision_of_any_kind_is_added_and_taken_out(cast: Cast, kind: str) -> None:
    draft = drafted(cast.clerk)
    with acting(cast.clerk):
        assert actions.add_provision(by=cast.clerk, draft=draft.pk, kind=kind) == "p2"
        added = queries.part_of(access.draft(draft.pk, by=cast.clerk), "p2")
        assert (added["kind"], len(added["entry"]["values"])) == (kind, 1)
        assert added["entry"]["unit"] in KINDS[kind].units
        actions.remove_provision(by=cast.clerk, draft=draft.pk, key="p1")
        # The other keeps its key, whatever goes before it.
        assert actions.add_provision(by=cast.clerk, draft=draft.pk, kind=kind) == "p3"
        with pytest.raises(NotThere):
            actions.remove_provision(by=cast.clerk, draft=draft.pk, key="p1")
        with pytest.raises(NotThere):
            actions.add_provision(by=cast.clerk, draft=draft.pk, kind="nothing")


def test_in_an_empty_house_nobody_drafts(committed: None) -> None:
    by = operator()
    with acting(by), pytest.raises(NotThere):
        actions.begin(by=by, header=header())


def test_a_zone_without_a_division_drafts_nothing(cast: Cast) -> None:
    zone = zone_federation(cast.prefecture)
    by = actor_over(zone)
    with acting(by), pytest.raises(Refused, match="属地"):
        actions.begin(by=by, header=header())


def test_who_was_moved_elsewhere_cannot_submit_what_they_drafted(cast: Cast) -> None:
    draft = drafted(cast.officer, jurisdiction="510703")
    with acting(cast.officer):
        unit = cast.prefecture
        unit.division_code = "5108"
        unit.save()
        with pytest.raises(Refused, match="以内的地区"):
            actions.submit(by=cast.officer, draft=draft.pk, given=GIVEN)
