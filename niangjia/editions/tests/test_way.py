"""The way of an edition: at each state who may do what, and what a refusal leaves behind: nothing."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from niangjia.editions import access, actions, queries
from niangjia.editions.actions.moving import MOVES
from niangjia.editions.models import Edition
from niangjia.editions.tests.factories import (
    PDF,
    TODAY,
    WAY,
    Office,
    attached,
    brought_to,
    drafted,
    everything,
    moved,
    office,
)
from niangjia.editions.types import Brief, Scan
from niangjia.kernel.access import NotThere
from niangjia.kernel.actor import Actor
from niangjia.kernel.figure import Refused
from niangjia.kernel.flows import Given
from niangjia.kernel.models import AuditEvent, FlowStep
from niangjia.kernel.rehearsal import rehearse
from niangjia.kernel.scope import acting
from niangjia.scenarios.actions import remove_scenario
from niangjia.scenarios.tests.factories import scenario
from niangjia.scenarios.types import Changes, TextChange
from tests.cast import ON

pytestmark = pytest.mark.usefixtures("committed")

POSSIBLE = {
    "draft": {("clerk", "submit"), ("clerk", "withdraw")},
    "countersigning": {("vice_chair", "countersign"), ("vice_chair", "send_back"), ("clerk", "recall")},
    "countersigned": {("clerk", "request"), ("vice_chair", "request"), ("clerk", "recall")},
    "requested": {("officer", "approve"), ("officer", "return"), ("vice_chair", "transcribe")},
    "approved": {("clerk", "publish"), ("vice_chair", "publish")},
    "published": set(),
    "withdrawn": set(),
}
"""State → who may do what. Whoever sent it neither countersigns nor transcribes."""


def at(of: Office, state: str) -> Edition:
    """The county's edition in a state, by the usual hands."""
    edition = drafted(of)
    if state == "withdrawn":
        return moved(of, edition, "withdraw")
    for name in WAY:
        if edition.state == state:
            break
        edition = moved(of, edition, name)
    return edition


def tried(by: Actor, edition: Edition) -> set[str]:
    """The moves that go through when everything is brought along, each taken back again."""
    done = set()
    with acting(by):
        for name, act in MOVES.items():
            try:
                rehearse(lambda act=act: act(by=by, edition=edition, given=everything(), scan=PDF))
            except Refused as refused:
                assert refused.verdict.reason.zh and refused.verdict.reason.en
            else:
                done.add(name)
    return done


def standing(by: Actor) -> list[object]:
    """Everything that a move would leave."""
    with acting(by):
        return [
            list(access.editions(by).order_by("pk").values()),
            list(FlowStep.objects.order_by("pk").values()),
            AuditEvent.objects.count(),
        ]


@pytest.mark.parametrize("state", POSSIBLE)
def test_who_may_do_what(state: str) -> None:
    of = office()
    edition = at(of, state)
    assert edition.state == state
    before = standing(of.officer)
    people = {"clerk": of.clerk, "vice_chair": of.vice_chair, "officer": of.officer, "leader": of.cast.leader}
    found = {(who, move) for who, by in people.items() for move in tried(by, edition)}
    assert found == POSSIBLE[state]
    assert standing(of.officer) == before


def test_out_of_scope_it_does_not_exist() -> None:
    of = office()
    edition = drafted(of)
    with acting(of.neighbour), pytest.raises(Edition.DoesNotExist):
        MOVES["submit"](by=of.neighbour, edition=edition, given=everything())


@pytest.mark.parametrize(
    ("last", "move", "bringing", "said"),
    [
        ("submit", "send_back", Given(ON), "意见或理由"),
        ("countersign", "request", Given(ON, number="涪工〔2026〕12号"), "文号和成文日期"),
        ("request", "approve", Given(ON), "文号和成文日期"),
        ("request", "return", Given(ON), "意见或理由"),
        (
            "request",
            "transcribe",
            Given(ON, number="绵工复〔2026〕6号", paper_date=ON),
            "批复机关、盖章文件的扫描件",
        ),
    ],
)
def test_what_is_lacking_is_said(last: str, move: str, bringing: Given, said: str) -> None:
    of = office()
    edition = brought_to(of, last)
    before = standing(of.officer)
    with pytest.raises(Refused, match=said):
        moved(of, edition, move, bringing=bringing)
    assert standing(of.officer) == before


def test_a_paper_that_may_not_be_attached_takes_the_move_with_it() -> None:
    of = office()
    edition = brought_to(of, "countersign")
    before = standing(of.officer)
    with pytest.raises(Refused, match="PDF"):
        moved(of, edition, "request", scan=Scan("请示.pdf", b"no pdf"))
    assert standing(of.officer) == before


def test_what_was_sent_back_is_a_draft_in_a_new_round() -> None:
    of = office()
    edition = moved(of, brought_to(of, "submit"), "send_back")
    assert edition.state == "draft"
    with acting(of.clerk):
        stages = queries.stages(edition, queries.steps(edition, by=of.clerk))
    assert [(one.label.zh, one.step, one.current) for one in stages][:2] == [
        ("送会签", None, True),
        ("会签", None, False),
    ]
    again = brought_to(of, "countersign", edition)
    with acting(of.clerk):
        assert [step.taken.round for step in queries.steps(again, by=of.clerk)] == [1, 1, 2, 2]


def test_a_reply_on_paper_is_transcribed_with_its_scan_and_says_so() -> None:
    of = office()
    edition = brought_to(of, "request")
    with pytest.raises(Refused, match="扫描件"):
        moved(of, edition, "transcribe")
    approved = moved(of, edition, "transcribe", scan=PDF)
    with acting(of.clerk):
        approval = queries.approval_of(queries.steps(approved, by=of.clerk))
        assert queries.approvals([approved], by=of.clerk)[approved.pk] == approval
    assert approval is not None and approval.transcribed
    assert approval.taken.given.issuer == "绵阳市总工会"


def test_a_scan_attached_after_the_request_will_do() -> None:
    of = office()
    edition = brought_to(of, "request")
    attached(of, edition)
    assert moved(of, edition, "transcribe").state == "approved"


def test_a_scan_from_before_the_request_is_not_the_reply() -> None:
    of = office()
    edition = brought_to(of, "countersign")
    attached(of, edition)
    with pytest.raises(Refused, match="扫描件"):
        moved(of, moved(of, edition, "request"), "transcribe")


def test_an_adjustment_takes_the_place_of_the_annual_plan() -> None:
    of = office()
    annual = brought_to(of, "publish")
    adjustment = drafted(of)
    assert (adjustment.number, adjustment.adjusts_id) == (2, annual.pk)
    assert adjustment.title.endswith("（第1次调整）")
    published = brought_to(of, "publish", adjustment)
    with acting(of.clerk):
        found = {one.number: one.state for one in queries.editions(by=of.clerk, year=2026)}
        last = queries.steps(annual, by=of.clerk)[-1]
        assert queries.previous(published, by=of.clerk) == annual
    assert found == {1: "superseded", 2: "published"}
    assert (last.move.name, last.taken.given.opinion) == ("supersede", f"由“{published.title}”代替")


def test_a_scenario_says_what_is_planned() -> None:
    of = office()
    terms = TextChange(area="510703", base_count=2, threshold=2_000, every=1_000)
    trial = scenario(of.clerk, of.cast.here, name="提高标准", changes=Changes(texts=(terms,)))
    with acting(of.clerk):
        brief = Brief(2026, ON, scenario=trial.pk)
        edition = actions.draft(by=of.clerk, unit=of.cast.here, brief=brief, today=TODAY)
        [line] = access.lines(edition, of.clerk)
    assert (line.must, line.value, line.planned) == (1, 3, 2)
    assert "提高标准" in line.reason
    assert moved(of, edition, "submit").state == "countersigning"


def test_a_scenario_out_of_scope_is_none() -> None:
    of = office()
    trial = scenario(of.neighbour, of.cast.there)
    with acting(of.clerk), pytest.raises(NotThere):
        brief = Brief(2026, ON, scenario=trial.pk)
        actions.draft(by=of.clerk, unit=of.cast.here, brief=brief, today=TODAY)


def test_a_scenario_that_is_gone_takes_no_decision_back() -> None:
    of = office()
    trial = scenario(of.clerk, of.cast.here)
    with acting(of.clerk):
        brief = Brief(2026, ON, scenario=trial.pk)
        edition = actions.draft(by=of.clerk, unit=of.cast.here, brief=brief, today=TODAY)
        remove_scenario(by=of.clerk, scenario=trial)
        again = actions.retake(by=of.clerk, edition=edition)
        assert len(access.lines(again, of.clerk)) == 1


def test_the_next_year_is_held_against_the_last_of_this() -> None:
    of = office()
    this_year = brought_to(of, "publish")
    next_year = drafted(of, year=2027)
    with acting(of.clerk):
        assert queries.previous(next_year, by=of.clerk) == this_year


Drafting = Callable[[Office], object]


@pytest.mark.parametrize(
    ("drafting", "said"),
    [
        (lambda of: drafted(of), "已有一版正在办理"),
        (lambda of: drafted(of, by=of.officer), "由编制单位自己起草"),
        (lambda of: drafted(of, by=of.vice_chair), "没有“编制年度计划”的权限"),
        (lambda of: drafted(of, year=2031), "只能用于"),
    ],
)
def test_a_draft_that_is_refused_leaves_nothing(drafting: Drafting, said: str) -> None:
    of = office()
    drafted(of)
    before = standing(of.officer)
    with pytest.raises(Refused, match=said):
        drafting(of)
    assert standing(of.officer) == before
