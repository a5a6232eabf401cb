"""Flows: which move may be taken by whom, what it needs, and that the database keeps the same apart."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest
from django.db import IntegrityError, ProgrammingError, connection, transaction

from niangjia.kernel.actor import Actor, Scope
from niangjia.kernel.command import operator
from niangjia.kernel.flows import Desk, Flow, Given, Move, Need, Taken, may, needs_met
from niangjia.kernel.flows.rules import round_of
from niangjia.kernel.flows.separation import pairs_of
from niangjia.kernel.flows.stepping import ways_of
from niangjia.kernel.models import Apart
from niangjia.kernel.permissions import Permission
from niangjia.kernel.scope import acting
from niangjia.kernel.wording import Wording

DAY = date(2026, 6, 30)
UNIT, ABOVE, BESIDE = "000001000002", "000001", "000001000003"
STATES = {one: Wording(one, one) for one in ("draft", "sent", "agreed", "gone")}
FLOW = Flow(
    "test.record",
    first="draft",
    states=STATES,
    moves=(
        Move("send", Wording("送", "send"), frozenset({"draft"}), "sent", Permission.EDITION_DRAFT),
        Move(
            "agree",
            Wording("同意", "agree"),
            frozenset({"sent"}),
            "agreed",
            Permission.EDITION_DECIDE,
            desk=Desk.ABOVE,
            needs=frozenset({Need.PAPER}),
            apart_from=("send",),
        ),
        Move(
            "return",
            Wording("退回", "return"),
            frozenset({"sent"}),
            "draft",
            Permission.EDITION_DECIDE,
            desk=Desk.ABOVE,
            needs=frozenset({Need.OPINION}),
        ),
        Move(
            "yield",
            Wording("让位", "give way"),
            frozenset({"agreed", "draft"}),
            "gone",
            Permission.EDITION_DRAFT,
            of_itself=True,
        ),
    ),
)


def actor(path: str, *powers: Permission, key: str = "account:1") -> Actor:
    """Somebody at a desk."""
    return Actor(key, "某人", "county_clerk", frozenset(powers), Scope.below(path, "某单位"), "test")


def taken(move: str, *, by: str = "account:1", of_round: int = 1) -> Taken:
    """A move somebody took."""
    return Taken(move, of_round, by, "某人", "某单位", datetime(2026, 6, 1, tzinfo=UTC), Given(DAY))


CLERK = actor(UNIT, Permission.EDITION_DRAFT)
OFFICER = actor(ABOVE, Permission.EDITION_DECIDE, key="account:2")


@pytest.mark.parametrize(
    ("move", "state", "before", "by", "said"),
    [
        ("send", "draft", [], CLERK, "可以送"),
        ("send", "sent", [], CLERK, "现在是“sent”，“送”只能在“draft”时办理。"),
        ("yield", "sent", [], CLERK, "现在是“sent”，“让位”只能在“draft、agreed”时办理。"),
        ("send", "draft", [], actor(UNIT), "您现在的角色没有“编制年度计划”的权限"),
        ("send", "draft", [], actor(BESIDE, Permission.EDITION_DRAFT), "由编制单位自己办理。"),
        ("send", "draft", [], actor(ABOVE, Permission.EDITION_DRAFT), "由编制单位自己办理。"),
        ("agree", "sent", [taken("send")], OFFICER, "可以同意"),
        ("agree", "sent", [], actor(UNIT, Permission.EDITION_DECIDE), "由直接上一级工会办理。"),
        ("agree", "sent", [taken("send", by="account:2")], OFFICER, "这一轮的“送”是您办理的"),
        ("return", "sent", [taken("send", by="account:2")], OFFICER, "可以退回"),
        (
            "agree",
            "sent",
            [taken("send", by="account:2"), taken("return"), taken("send", by="account:3", of_round=2)],
            OFFICER,
            "可以同意",
        ),
    ],
)
def test_who_may_take_a_move(move: str, state: str, before: list[Taken], by: Actor, said: str) -> None:
    verdict = may(FLOW, FLOW.move(move), state=state, taken=before, path=UNIT, by=by)
    assert verdict.reason.zh.startswith(said)
    assert bool(verdict) is said.startswith("可以")
    assert verdict.reason.en


def test_nothing_lies_above_the_top() -> None:
    top = actor("0", Permission.EDITION_DECIDE)
    assert not may(FLOW, FLOW.move("agree"), state="sent", taken=[], path=ABOVE, by=top)


@pytest.mark.parametrize(
    ("needs", "given", "lacking"),
    [
        (set(), Given(DAY), None),
        ({Need.OPINION}, Given(DAY), "意见或理由"),
        ({Need.OPINION}, Given(DAY, "  "), "意见或理由"),
        ({Need.OPINION}, Given(DAY, "不同意"), None),
        ({Need.PAPER}, Given(DAY, number="涪工〔2026〕1号"), "文号和成文日期"),
        ({Need.PAPER}, Given(DAY, paper_date=DAY), "文号和成文日期"),
        ({Need.PAPER}, Given(DAY, number="涪工〔2026〕1号", paper_date=DAY), None),
        ({Need.ISSUER, Need.SCAN}, Given(DAY), "批复机关、盖章文件的扫描件"),
        ({Need.ISSUER, Need.SCAN}, Given(DAY, issuer="绵阳市总工会", scan=True), None),
        (set(), Given(DAY, paper_date=date(2026, 7, 1)), "在今天之后"),
    ],
)
def test_what_a_move_needs(needs: set[Need], given: Given, lacking: str | None) -> None:
    verdict = needs_met(replace(FLOW.move("send"), needs=frozenset(needs)), given)
    assert bool(verdict) is (lacking is None)
    assert lacking is None or lacking in verdict.reason.zh


def test_a_round_begins_whenever_it_comes_back() -> None:
    assert round_of(FLOW, []) == 1
    assert round_of(FLOW, [taken("send"), taken("return"), taken("send", of_round=2)]) == 2


def test_a_move_that_is_none() -> None:
    with pytest.raises(KeyError):
        FLOW.move("bury")


def test_what_migrations_write() -> None:
    assert pairs_of(FLOW) == {("agree", "send")}
    assert ways_of(FLOW) == [
        ("send", "draft", "sent"),
        ("agree", "sent", "agreed"),
        ("return", "sent", "draft"),
        ("yield", "agreed", "gone"),
        ("yield", "draft", "gone"),
    ]


NAMES = {"account:1": "张三", "account:2": "王五", "account:8": "赵六", "account:9": "李四"}
ZHANG, WANG, ZHAO, LI = NAMES
HANDS = [
    ((ZHANG, ""), (ZHANG, ""), "是您办理的"),
    ((ZHANG, ""), (ZHANG, LI), "是您办理的"),
    ((ZHANG, LI), (ZHANG, ""), "是您办理的"),
    ((ZHANG, LI), (ZHANG, ZHAO), "是您办理的"),
    ((ZHANG, LI), (LI, ""), "是张三（代李四）替您办理的"),
    ((ZHANG, LI), (LI, ZHAO), "是张三（代李四）替您办理的"),
    ((LI, ""), (ZHANG, LI), "是李四办理的，您现在代李四"),
    ((ZHANG, LI), (WANG, LI), "是张三（代李四）办理的，您现在代李四"),
    ((ZHANG, LI), (WANG, ZHANG), "是张三（代李四）办理的，您现在代张三"),
    ((ZHANG, ""), (WANG, ""), None),
    ((ZHANG, ""), (WANG, LI), None),
    ((ZHANG, LI), (WANG, ""), None),
    ((ZHANG, LI), (WANG, ZHAO), None),
]
"""Who did the first move, and for whom; who would do the second, and for whom; what stands against it."""
Hand = tuple[str, str]


def hand(key: str, absent: str) -> Actor:
    """Somebody above, perhaps for somebody absent."""
    somebody = actor(ABOVE, Permission.EDITION_DECIDE, key=key)
    return replace(somebody, name=NAMES[key], behalf=NAMES.get(absent, ""), behalf_key=absent)


@pytest.mark.parametrize(("first", "second", "said"), HANDS)
def test_the_absent_person_counts_as_well(first: Hand, second: Hand, said: str | None) -> None:
    did = hand(*first)
    before = replace(taken("send", by=did.key), by_name=did.signature, behalf_key=did.behalf_key)
    verdict = may(FLOW, FLOW.move("agree"), state="sent", taken=[before], path=UNIT, by=hand(*second))
    assert bool(verdict) is (said is None)
    assert said is None or verdict.reason.zh == f"这一轮的“送”{said}，“同意”须由另一人办理。"
    assert said is None or "（代" not in verdict.reason.en


STEP = """
    INSERT INTO kernel_flowstep (flow, move, on_kind, on_id, scope_path, round, by, behalf_key, by_name,
                                 unit_name, on_date, opinion, number, issuer, at)
    VALUES ('test.record', %s, 'record', %s, '000001', %s, %s, %s, 'x', 'x', '2026-06-30', '', '', '', now())
"""


@pytest.mark.parametrize(("first", "second", "said"), HANDS)
@pytest.mark.usefixtures("db")
def test_the_database_counts_the_absent_person_as_well(first: Hand, second: Hand, said: str | None) -> None:
    with acting(operator()), connection.cursor() as cursor:
        Apart.objects.create(flow=FLOW.name, move="agree", apart_from="send")
        cursor.execute(STEP, ["send", 1, 1, *first])
        if said is None:
            cursor.execute(STEP, ["agree", 1, 1, *second])
        else:
            says = f"separation of duties: {second[0]}"
            with pytest.raises(IntegrityError, match=says), transaction.atomic():
                cursor.execute(STEP, ["agree", 1, 1, *second])


@pytest.mark.parametrize(
    ("record", "of_round", "who", "allowed"),
    [
        (1, 1, "account:1", False),
        (1, 1, "account:2", True),
        (1, 2, "account:1", True),
        (2, 1, "account:1", True),
    ],
)
@pytest.mark.usefixtures("db")
def test_the_database_keeps_moves_apart(record: int, of_round: int, who: str, allowed: bool) -> None:
    """In raw SQL: whoever sent it may not agree, in the same round of the same record."""
    with acting(operator()), connection.cursor() as cursor:
        for move, other in pairs_of(FLOW):
            Apart.objects.create(flow=FLOW.name, move=move, apart_from=other)
        cursor.execute(STEP, ["send", 1, 1, "account:1", ""])
        if allowed:
            cursor.execute(STEP, ["agree", record, of_round, who, ""])
        else:
            with pytest.raises(IntegrityError, match="separation of duties"), transaction.atomic():
                cursor.execute(STEP, ["agree", record, of_round, who, ""])


@pytest.mark.parametrize(
    "sql", ["UPDATE kernel_flowstep SET round = 9", "DELETE FROM kernel_flowstep", "DELETE FROM kernel_apart"]
)
@pytest.mark.usefixtures("db")
def test_what_was_done_stays(sql: str) -> None:
    with (
        acting(operator()),
        pytest.raises(ProgrammingError, match="permission denied"),
        transaction.atomic(),
        connection.cursor() as cursor,
    ):
        cursor.execute(sql)
