"""What is frozen stays: whatever the policy, the tree and the roster become afterwards."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from niangjia.editions import access, actions, queries
from niangjia.editions.actions.planning import shown
from niangjia.editions.models import Edition
from niangjia.editions.tests.factories import TODAY, Office, brought_to, drafted, office, put_in_force
from niangjia.funding.tests import factories as replies
from niangjia.kernel import clash, locking
from niangjia.kernel.access import NotThere
from niangjia.kernel.figure import Refused
from niangjia.kernel.locking import Overtaken
from niangjia.kernel.scope import acting
from niangjia.organisations.actions import import_units, merge_units, move_unit, rename_unit
from niangjia.organisations.facade import units_below
from niangjia.organisations.types import Decision, UnitKind
from niangjia.staffing import facade as staffing
from niangjia.workforce.actions import import_roster
from tests.cast import ON, roster_row, unit_row

pytestmark = pytest.mark.usefixtures("committed")


def numbers(edition: Edition, of: Office) -> list[tuple[object, ...]]:
    """What is frozen of each unit."""
    columns = ("code", "name", "workers", "must", "may", "value", "filled", "shortfall", "planned", "clause")
    with acting(of.officer):
        return list(access.lines(edition, of.officer).values_list(*columns))


def test_a_plan_recomputes_to_the_same_after_a_new_document_is_published() -> None:
    of = office()
    edition = brought_to(of, "publish")
    before = numbers(edition, of)
    with acting(of.clerk):
        [was] = staffing.plan(of.cast.here.code, on=ON, by=of.clerk).lines
    put_in_force(of.officer)
    with acting(of.clerk):
        [now] = staffing.plan(of.cast.here.code, on=ON, by=of.clerk).lines
        agreement = queries.recompute(edition, by=of.clerk)
        [row] = access.lines(edition, of.clerk)
        _, _, figure = queries.figure(
            edition, "must", line=row.pk, group="", counted_in="person", by=of.clerk
        )
    assert (was.must, was.document) == (1, "绵工发〔2017〕52号")
    assert (now.must, now.document) == (2, "涪工发〔2026〕1号")
    assert numbers(edition, of) == before
    assert agreement.whole and agreement.numbers == 11 + agreement.texts
    assert (figure.value, figure.citations[0].document) == (1, "绵工发〔2017〕52号")


def test_the_next_edition_rests_on_the_new_document() -> None:
    of = office()
    annual = brought_to(of, "publish")
    put_in_force(of.officer)
    adjustment = drafted(of)
    with acting(of.clerk):
        [row] = queries.against_edition(annual, adjustment, by=of.clerk)
        [today] = queries.against_today(annual, on=ON, by=of.clerk)
        assert queries.recompute(annual, by=of.clerk).whole
        assert queries.recompute(adjustment, by=of.clerk).whole
    assert [row.change(column) for column in ("workers", "must", "planned")] == [0, 1, 1]
    assert (today.change("must"), today.change("planned")) == (1, None)
    assert len(adjustment.digests) == len(annual.digests) + 1


def test_the_tree_may_change_underneath() -> None:
    of = office()
    edition = brought_to(of, "publish")
    before = numbers(edition, of)
    decision = Decision(
        on=date(2026, 7, 1), entered=TODAY, document_number="x", document_date=date(2026, 7, 1)
    )
    by = replace(of.officer, reason="改革")
    with acting(by):
        import_units(
            by=by,
            under=of.cast.prefecture,
            rows=[unit_row("青义镇总工会", "涪城区", kind=UnitKind.TOWNSHIP)],
            as_of=ON,
            source="x",
        )
        old, other = units_below(of.cast.here, by=by).order_by("pk")
        rename_unit(by=by, unit=old, name="丰谷街道总工会", decision=decision)
    with acting(by):
        merge_units(by=by, units=[old], into=other, decision=decision)
    with acting(by):
        move_unit(by=by, unit=of.cast.here, parent=of.cast.there, decision=decision)
    with acting(by):
        moved = queries.one(edition.pk, by=by)
        assert moved.scope_path.startswith(of.cast.there.scope_path)
        assert {line.scope_path for line in access.lines(moved, by)} == {moved.scope_path}
        assert len(queries.steps(moved, by=by)) == 5
        assert queries.recompute(moved, by=by).whole
        assert queries.figure(moved, "must", line=None, group="", counted_in="person", by=by)[2].value == 1
    assert numbers(edition, of) == before


def test_funded_posts_are_frozen_with_what_lies_above_the_units() -> None:
    """A budget reply of the county: two posts at the unit, the rest not allotted yet; summed once."""
    of = office()
    with acting(of.clerk):
        town = units_below(of.cast.here, by=of.clerk).get()
    reply = replies.entered(of.clerk, of.cast.here, replies.facts(5))
    replies.allotted(of.clerk, reply, **{town.code: 2})
    edition = brought_to(of, "submit")
    prefecture = drafted(of, by=of.officer, unit=of.cast.prefecture)
    with acting(of.officer):
        for one in (edition, prefecture):
            groups = queries.groups_of(one, by=of.officer)
            [total] = queries.totals_of(groups)
            assert total.numbers["funded"] == 5
            _, _, figure = queries.figure(
                one, "funded", line=None, group="", counted_in="person", by=of.officer
            )
            assert figure.value == 5
            assert queries.recompute(one, by=of.officer).whole
        [line] = access.lines(edition, of.officer)
        assert line.funded == 2
        here = next(one for one in queries.groups_of(prefecture, by=of.officer) if one.name == "涪城区")
        assert here.numbers["funded"] == 5


def grown(of: Office, edition: Edition) -> Edition:
    """The draft after a second unit and another person came, its facts taken anew."""
    with acting(of.clerk):
        import_units(
            by=of.clerk, under=of.cast.here, rows=[unit_row("青义镇总工会", "涪城区")], as_of=ON, source="x"
        )
        first = units_below(of.cast.here, by=of.clerk).order_by("pk").first()
        assert first is not None
        import_roster(
            by=of.clerk,
            under=of.cast.here,
            rows=[roster_row(7, first), roster_row(8, first)],
            as_of=ON,
            source="x",
        )
        return actions.retake(by=of.clerk, edition=edition)


def test_taking_the_facts_anew_tells_what_changed() -> None:
    of = office()
    edition = grown(of, drafted(of))
    assert edition.retaken == {"added": 1, "gone": 0, "changed": 1, "reset": []}
    assert [
        (name, filled, planned) for _, name, _, _, _, _, filled, _, planned, _ in numbers(edition, of)
    ] == [
        ("丰谷镇总工会", 3, 3),
        ("青义镇总工会", 0, 1),
    ]


def decided(of: Office, edition: Edition, planned: int | None, reason: str = "") -> Edition:
    """The first unit's planned posts, decided by the clerk."""
    with acting(of.clerk):
        line = access.lines(edition, of.clerk)[0]
        mark = locking.mark(shown(line))
        actions.plan_posts(
            by=of.clerk, edition=edition, line=line.pk, mark=mark, planned=planned, reason=reason
        )
    return edition


def test_a_decision_outlasts_new_facts() -> None:
    of = office()
    edition = grown(of, decided(of, drafted(of), 2))
    assert edition.retaken["reset"] == []
    assert numbers(edition, of)[0][-2] == 2


def test_a_decision_above_the_new_ceiling_is_let_go_and_told() -> None:
    of = office()
    edition = decided(of, drafted(of), 3)
    with acting(of.clerk):
        import_units(
            by=of.clerk,
            under=of.cast.here,
            rows=[unit_row("丰谷镇总工会", "涪城区", workers=1_500)],
            as_of=ON,
            source="x",
        )
        again = actions.retake(by=of.clerk, edition=edition)
    assert again.retaken["reset"] == ["丰谷镇总工会"]
    assert numbers(again, of)[0][-2] == 1


def test_a_unit_that_is_gone_leaves_the_draft() -> None:
    of = office()
    edition = drafted(of, on=date(2026, 7, 10))
    decision = Decision(
        on=date(2026, 7, 1), entered=TODAY, document_number="x", document_date=date(2026, 7, 1)
    )
    by = replace(of.officer, reason="改革")
    with acting(by):
        import_units(
            by=by, under=of.cast.here, rows=[unit_row("青义镇总工会", "涪城区")], as_of=ON, source="x"
        )
        old, other = units_below(of.cast.here, by=by).order_by("pk")
        merge_units(by=by, units=[old], into=other, decision=decision)
    with acting(of.clerk):
        again = actions.retake(by=of.clerk, edition=edition)
    assert (again.retaken["added"], again.retaken["gone"]) == (1, 1)


@pytest.mark.parametrize(
    ("planned", "reason", "said"), [(None, "", "整数"), (9, "", "超过可配上限3"), (0, "", "低于须配下限1")]
)
def test_posts_that_may_not_be_planned(planned: int | None, reason: str, said: str) -> None:
    of = office()
    edition = drafted(of)
    before = numbers(edition, of)
    with pytest.raises(Refused, match=said):
        decided(of, edition, planned, reason)
    assert numbers(edition, of) == before


def test_below_the_must_only_with_a_reason_and_then_it_may_be_sent() -> None:
    of = office()
    edition = decided(of, drafted(of), 0, "经费未落实")
    with acting(of.clerk):
        assert queries.unexplained(edition, by=of.clerk) == []
        assert [line.planned for line in queries.below_must(edition, by=of.clerk)] == [0]
        told = queries.history_of(edition, by=of.clerk)
    assert [(one.before, one.after) for one in told[0].changes[0].differences] == [
        ("1", "0"),
        ("", "经费未落实"),
    ]
    assert brought_to(of, "submit", edition).state == "countersigning"


def test_nobodys_decision_is_lost() -> None:
    of = office()
    edition = drafted(of)
    with acting(of.clerk):
        line = access.lines(edition, of.clerk)[0]
        stale = locking.mark(shown(line))
    decided(of, edition, 2)
    with acting(of.clerk):
        with pytest.raises(Overtaken):
            actions.plan_posts(by=of.clerk, edition=edition, line=line.pk, mark=stale, planned=3, reason="")
        with pytest.raises(NotThere):
            actions.plan_posts(by=of.clerk, edition=edition, line=0, mark=stale, planned=3, reason="")


@pytest.mark.parametrize("act", ["plan", "retake", "describe"])
def test_what_was_sent_is_changed_by_nobody(act: str) -> None:
    of = office()
    edition = brought_to(of, "submit")
    before = numbers(edition, of)
    with acting(of.clerk), pytest.raises(Refused, match="已经定稿"):
        if act == "plan":
            actions.plan_posts(by=of.clerk, edition=edition, line=1, mark="", planned=1, reason="")
        elif act == "retake":
            actions.retake(by=of.clerk, edition=edition)
        else:
            actions.describe(by=of.clerk, edition=edition, title="别的", note="", mark="")
    assert numbers(edition, of) == before


def test_title_and_note_of_a_draft() -> None:
    of = office()
    edition = drafted(of)
    with acting(of.clerk):
        mark = clash.seen({"title": edition.title, "note": edition.note})
        named = actions.describe(by=of.clerk, edition=edition, title=" 涪城计划 ", note=" 说明 ", mark=mark)
        assert named.title == "涪城计划"
        with pytest.raises(Overtaken):
            actions.describe(by=of.clerk, edition=edition, title="旧的", note="", mark=mark)
        mark = clash.seen({"title": "涪城计划", "note": "说明"})
        again = actions.describe(by=of.clerk, edition=edition, title=" ", note="", mark=mark)
    assert again.title == "涪城区总工会2026年社会化工会工作者配备计划"


def test_an_edition_without_units_is_not_sent() -> None:
    of = office()
    edition = drafted(of)
    with acting(of.clerk):
        access.lines(edition, of.clerk).delete()
    with pytest.raises(Refused, match="没有单位"):
        brought_to(of, "submit", edition)
