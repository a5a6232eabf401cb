"""Attached sealed, taken home audited, removed for good: within scope, and nowhere else."""

from __future__ import annotations

from dataclasses import replace

import pytest

from niangjia.kernel.access import NotThere
from niangjia.kernel.actor import Actor, Scope
from niangjia.kernel.figure import Refused
from niangjia.kernel.models import AuditEvent
from niangjia.kernel.roles import POWERS, Role
from niangjia.kernel.scope import acting
from niangjia.papers import access, actions, queries, registry
from niangjia.papers.models import Paper
from niangjia.papers.types import Record

pytestmark = pytest.mark.django_db
CONTENT = b"%PDF-1.7 labour contract"
PREFECTURE, HERE, THERE = "000001", "000001000002", "000001000003"


def actor_over(path: str, role: Role = Role.COUNTY_CLERK) -> Actor:
    """Somebody appointed over a unit and all below it."""
    return Actor(f"test:{path}", "经办", role.value, POWERS[role], Scope.below(path, path), "test")


@pytest.fixture
def here() -> tuple[Actor, Record]:
    """A clerk of a county and a record that lies there."""
    return actor_over(HERE), Record("person", "7", HERE, "张伟明", "/workforce/7/")


def attached(clerk: Actor, record: Record) -> Paper:
    return actions.attach(by=clerk, to=record, file_name="合同.pdf", content=CONTENT, note="原件")


def test_a_paper_lies_sealed_and_comes_back_whole(here: tuple[Actor, Record]) -> None:
    clerk, record = here
    with acting(clerk):
        paper = attached(clerk, record)
        assert CONTENT not in bytes(paper.content_sealed or b"")
        assert actions.download(by=clerk, paper=paper.pk)[1] == CONTENT
        [listed] = queries.papers_of("person", "7", by=clerk)
        names = list(AuditEvent.objects.order_by("pk").values_list("name", "on_kind", "on_id"))
    assert (listed.name, listed.size, listed.kind_label.zh, str(listed)) == (
        "合同.pdf",
        24,
        "PDF",
        "合同.pdf",
    )
    assert names[-2:] == [
        ("papers.paper.attached", "person", "7"),
        ("papers.paper.downloaded", "person", "7"),
    ]


def test_what_is_refused_is_not_kept(here: tuple[Actor, Record]) -> None:
    clerk, record = here
    with acting(clerk):
        with pytest.raises(Refused):
            actions.attach(by=clerk, to=record, file_name="x.pdf", content=b"MZ", note="")
        assert not access.papers(clerk).exists()


def test_a_removed_paper_is_gone_and_its_line_says_who_and_why(here: tuple[Actor, Record]) -> None:
    clerk, record = here
    with acting(clerk):
        paper = attached(clerk, record)
    silent = replace(clerk, reason=" ")
    with acting(silent), pytest.raises(Refused, match="理由"):
        actions.remove(by=silent, paper=paper.pk)
    because = replace(clerk, reason="传错了人")
    with acting(because):
        actions.remove(by=because, paper=paper.pk)
        with pytest.raises(Refused, match="已移除"):
            actions.remove(by=because, paper=paper.pk)
        with pytest.raises(NotThere):
            actions.download(by=because, paper=paper.pk)
        left = access.papers(because).get()
    assert (left.content_sealed, bytes(left.data_key), left.removed_reason) == (None, b"", "传错了人")


def test_out_of_scope_there_is_no_paper(here: tuple[Actor, Record]) -> None:
    clerk, record = here
    with acting(clerk):
        paper = attached(clerk, record)
    foreign = replace(actor_over(THERE), reason="x")
    with acting(foreign):
        assert queries.paper(paper.pk, by=foreign) is None
        with pytest.raises(NotThere):
            actions.download(by=foreign, paper=paper.pk)
        with pytest.raises(NotThere):
            actions.remove(by=foreign, paper=paper.pk)


def test_who_may_only_read_takes_home_and_changes_nothing(here: tuple[Actor, Record]) -> None:
    clerk, record = here
    with acting(clerk):
        paper = attached(clerk, record)
    leader = replace(actor_over(HERE, Role.LEADER), reason="x")
    with acting(leader):
        assert actions.download(by=leader, paper=paper.pk)[1] == CONTENT
        for act in (lambda: attached(leader, record), lambda: actions.remove(by=leader, paper=paper.pk)):
            with pytest.raises(Refused, match="权限"):
                act()
        assert access.papers(leader).get().removed_at is None


def test_papers_lie_where_their_record_lies(here: tuple[Actor, Record]) -> None:
    clerk, record = here
    prefecture = actor_over(PREFECTURE)
    with acting(clerk):
        attached(clerk, record)
    with acting(prefecture):
        queries.carry("person", {"7": THERE, "8": THERE}, by=prefecture)
    there = actor_over(THERE)
    with acting(there):
        assert access.papers(there).count() == 1


def test_a_kind_nobody_registered_holds_no_papers(here: tuple[Actor, Record]) -> None:
    assert registry.record_of("cup of tea", "7", by=here[0]) is None
    assert registry.may_remove("cup of tea", "7", 1, by=here[0])


def test_papers_whose_time_is_up_are_destroyed_also_those_removed_before(here: tuple[Actor, Record]) -> None:
    clerk, record = here
    because = replace(clerk, reason="传错了人")
    with acting(clerk):
        gone, kept = attached(clerk, record), attached(clerk, record)
    with acting(because):
        actions.remove(by=because, paper=gone.pk)
    by = replace(actor_over(PREFECTURE, Role.OPERATOR), permissions=POWERS[Role.OPERATOR], reason="保存期满")
    with acting(by):
        assert actions.destroy(by=by, on_kind="person", on_id="7") == 2
        assert actions.destroy(by=by, on_kind="person", on_id="8") == 0
        reasons = {one.pk: one.removed_reason for one in access.papers(by)}
        assert all(not bytes(one.data_key) and one.content_sealed is None for one in access.papers(by))
    assert reasons == {gone.pk: "传错了人", kept.pk: "保存期满"}
