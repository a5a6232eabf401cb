"""What an act changed of a draft, before and after: on its own page, and told to the auditor of the event."""

from __future__ import annotations

import pytest

from niangjia.authoring import actions, queries
from niangjia.authoring.models import Draft
from niangjia.authoring.tests.factories import GIVEN, case, drafted, header, steps
from niangjia.kernel import histories
from niangjia.kernel.actor import Actor
from niangjia.kernel.changes import Change
from niangjia.kernel.locking import mark
from niangjia.kernel.models import AuditEvent
from niangjia.kernel.scope import acting
from tests.cast import Cast, gather

pytestmark = pytest.mark.usefixtures("committed")


@pytest.fixture
def cast(committed: None) -> Cast:
    """The standing cast."""
    return gather()


def told(by: Actor) -> dict[str, tuple[str, str]]:
    """Of the last event each box that was changed: before and after."""
    with acting(by):
        event = AuditEvent.objects.filter(on_kind="draft").latest("pk")
        changes = histories.changes_of("draft", event.on_id, event.act, by=by)
    return {one.label.zh: (_zh(one.before), _zh(one.after)) for each in changes for one in each.differences}


def _zh(said: object) -> str:
    return getattr(said, "zh", said)  # type: ignore[return-value]


def test_each_act_tells_the_boxes_it_changed(cast: Cast) -> None:
    by, draft = cast.clerk, drafted(cast.clerk)
    with acting(by):
        shown = mark(queries.shown_part(draft, "p1"))
        more = steps()
        more["values"][0]["base"] = {**more["values"][0]["base"], "count": "3"}
        actions.write_provision(by=by, draft=draft.pk, key="p1", shown=shown, entry=more)
    assert list(told(by).values()) == [("2", "3")]
    assert "规定1（人数阶梯）" in next(iter(told(by)))

    with acting(by):
        shown = mark(queries.shown_header(Draft.objects.get()))
        entry = header(number="涪工发〔2026〕9号")
        actions.write_header(by=by, draft=draft.pk, shown=shown, entry=entry)
    assert told(by) == {"文号": ("涪工发〔2026〕3号", "涪工发〔2026〕9号")}

    with acting(by):
        shown = mark(queries.shown_cases(Draft.objects.get()))
        actions.write_cases(by=by, draft=draft.pk, shown=shown, cases=[case(), case()])
    assert list(told(by)) == ["算例2"]
    with acting(by):
        actions.remove_provision(by=by, draft=draft.pk, key="p1")
    removed = told(by)
    assert removed["规定1（人数阶梯）"] == ("有", "") and all(after == "" for _, after in removed.values())
    with acting(by):
        actions.discard(by=by, draft=draft.pk, given=GIVEN)
    assert list(told(by)) == ["状态"]


def test_out_of_scope_nothing_is_told(cast: Cast) -> None:
    draft = drafted(cast.clerk)
    with acting(cast.clerk):
        act = AuditEvent.objects.filter(on_kind="draft").latest("pk").act
        own: list[Change] = list(histories.changes_of("draft", str(draft.pk), act, by=cast.clerk))
    with acting(cast.foreign_clerk):
        assert histories.changes_of("draft", str(draft.pk), act, by=cast.foreign_clerk) == []
    assert own
