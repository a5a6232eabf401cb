"""What goes before what, places found by what people type, and the pictures of the library."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from niangjia.kernel.wording import Wording
from niangjia.policy.library import Library
from niangjia.policy.pictures import timeline
from niangjia.policy.pictures.tree import MOST_NODES, Node, tree
from niangjia.policy.queries import divisions, precedence
from niangjia.policy.queries.clauses import clauses_of, day_to_try, sayings_of
from niangjia.policy.queries.shelf import State, citing, not_held, rules_of, shelf
from niangjia.policy.tests.documents import load, steps

ON = date(2020, 1, 1)
SUCCESSOR = "replaces: 甲1号#staffing.posts"


@pytest.fixture
def three(tmp_path: Path) -> Library:
    """A province, its successor there, and a prefecture that speaks of townships and zones only."""
    return load(
        tmp_path,
        old=steps("甲1号", kinds="township, zone, community"),
        new=steps("甲2号", kinds="township, zone, community", since="2021-01-01", extra=SUCCESSOR),
        near=steps("乙1号", code="510700", kinds="zone, township, enterprise", since="2019-01-01"),
    )


def rule(library: Library, name: str) -> precedence.Rule:
    """The one rule of a document."""
    return next(one for one in library.rules if one.header.name == name)


def test_a_rule_goes_before_those_above_where_and_while_both_speak(three: Library) -> None:
    new, old = precedence.goes_before(three, rule(three, "乙1号"))
    assert {(one.rule.header.name, one.kinds, one.since, one.until) for one in (new, old)} == {
        ("甲2号", ("zone", "township"), date(2021, 1, 1), None),
        ("甲1号", ("zone", "township"), date(2019, 1, 1), date(2020, 12, 31)),
    }
    assert old.place == Wording("四川省", "四川省")
    assert precedence.goes_before(three, rule(three, "甲1号")) == ()


def test_the_same_is_told_from_above(three: Library) -> None:
    (way,) = precedence.gives_way_to(three, rule(three, "甲1号"))
    assert (way.rule.header.name, way.kinds, way.until) == ("乙1号", ("township", "zone"), date(2020, 12, 31))
    assert precedence.gives_way_to(three, rule(three, "乙1号")) == ()


def test_successors_are_no_neighbours(three: Library) -> None:
    old, new = rule(three, "甲1号"), rule(three, "甲2号")
    assert precedence.followed_by(three, old) == (new,)
    assert precedence.follows(three, new) == (old,)
    assert precedence.followed_by(three, new) == precedence.follows(three, old) == ()


def test_who_answers_is_grouped_by_rule(three: Library) -> None:
    rows = precedence.who_answers(three, "staffing.posts", place="510703", on=ON)
    told = [(row.kinds, row.resolution and row.resolution.rule.header.name) for row in rows]
    assert told == [(("township", "zone", "enterprise"), "乙1号"), (("community",), "甲1号")]
    later = precedence.who_answers(three, "staffing.posts", place="5101", on=date(2021, 1, 1))
    assert [(row.kinds, row.resolution and row.resolution.rule.header.name) for row in later] == [
        (("township", "zone", "community"), "甲2号"),
        (("enterprise",), None),
    ]


def test_a_document_that_was_replaced_is_past_and_its_bar_ends(three: Library) -> None:
    found = {one.document.name: one for one in shelf(three, on=date(2022, 1, 1))}
    assert found["甲1号"].state is State.PAST
    assert found["甲1号"].until == date(2020, 12, 31)
    assert found["甲2号"].in_force
    coming = {one.document.name: one.state for one in shelf(three, on=date(2018, 6, 1))}
    assert coming == {"甲1号": State.NOW, "甲2号": State.COMING, "乙1号": State.COMING}


def test_a_succession_stands_in_one_row_of_the_timeline(three: Library) -> None:
    drawn = timeline.of_provision(three, "staffing.posts", on=ON)
    assert [[bar.span.name for bar in row.bars] for row in drawn.rows] == [["甲1号", "甲2号"], ["乙1号"]]
    first, second = drawn.rows[0].bars
    assert first.start + first.length + 1 == second.start
    assert second.start + second.length == drawn.days
    assert (first.later, second.later) == (False, True)
    assert drawn.years == (2018, 2019, 2020, 2021)
    assert timeline.of_documents([], on=ON).rows == ()
    inside = timeline.of_provision(three, "staffing.posts", on=ON, at="5101")
    assert [row.place.zh for row in inside.rows] == ["四川省"]


def test_clauses_offer_a_day_on_which_they_can_be_tried(three: Library) -> None:
    old, new = rule(three, "甲1号"), rule(three, "甲2号")
    assert day_to_try(new, ON) == date(2021, 1, 1)
    assert day_to_try(old, date(2026, 1, 1)) == date(2020, 12, 31)
    assert day_to_try(old, ON) == ON
    (clause,) = clauses_of(three, rules_of(three, three.held[0]), on=ON)
    assert clause.topic == Wording("配备数量", "posts")
    names = [one.rule.header.name for one in sayings_of(three, "staffing.posts", on=ON)]
    assert names == ["甲1号", "甲2号", "乙1号"]


def test_dated_values_of_one_provision_are_one_clause(tmp_path: Path) -> None:
    text = steps("甲1号")
    later = text[text.index("      - from") :].replace("2018-01-01", "2019-01-01").replace("3000", "2000")
    first = text.replace("from: 2018-01-01", "from: 2018-01-01\n        to: 2018-12-31")
    library = load(tmp_path, one=first + later)
    (clause,) = clauses_of(library, library.rules, on=date(2018, 6, 1))
    assert [value.in_force for value in clause.values] == [True, False]
    assert [value.since for value in clause.values] == ["2018-01-01", "2019-01-01"]


CITES = """\
  cites:
    - titles: [没有收录的意见]
      jurisdiction: "000000"
      held: false
      bears_on: [staffing.]
    - number: 甲1号
      titles: [意见]
      jurisdiction: "510000"
      held: true
provisions:
"""


def test_what_is_cited_by_two_is_listed_once(tmp_path: Path) -> None:
    library = load(
        tmp_path,
        one=steps("甲1号"),
        two=steps("乙1号", code="510700").replace("provisions:\n", CITES),
        three=steps("丙1号", code="510100").replace("provisions:\n", CITES.replace("[staffing.]", "[pay.]")),
    )
    (absent,) = not_held(library)
    assert [document.name for document in absent.cited_by] == ["丙1号", "乙1号"]
    assert set(absent.bears_on) == {"staffing.", "pay."}
    assert [one.name for one in citing(library, library.held[0])] == ["丙1号", "乙1号"]


def nodes(node: Node) -> list[Node]:
    """A node and all below."""
    return [node, *(one for child in node.below for one in nodes(child))]


def test_documents_hang_at_their_place_on_the_map(three: Library) -> None:
    root = tree(shelf(three, on=ON), [], at="5107")
    found = {node.area: node for node in nodes(root)}
    assert list(found) == ["", "51", "5107"]
    assert [one.document.name for one in found["51"].held] == ["甲1号", "甲2号"]
    assert (root.inside, found["5107"].inside, found["5107"].chosen, root.chosen) == (3, 1, True, False)
    assert (root.name.zh, root.code, found["51"].code) == ("全国", "000000", "510000")


def test_a_large_tree_is_drawn_only_along_the_way(tmp_path: Path) -> None:
    codes = [one.code for one in divisions.divisions.all() if len(one.code) == 4][: MOST_NODES + 20]
    texts = {f"d{code}": steps(f"{code}号", code=f"{code}00") for code in codes}
    library = load(tmp_path, **texts)
    drawn = nodes(tree(shelf(library, on=ON), [], at="1301"))
    assert {len(node.area) for node in drawn} == {0, 2, 4}
    assert {node.area[:2] for node in drawn if len(node.area) == 4} == {"13"}
    assert all(node.folded for node in drawn if len(node.area) == 2 and node.area != "13")
    assert drawn[0].inside == len(codes)


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("510703", "510703"),
        ("510700", "5107"),
        ("510703 涪城区", "510703"),
        ("涪城区", "510703"),
        ("绵阳", "5107"),
        ("000000", ""),
        ("全国", ""),
        ("城关镇", None),
        ("fcq", None),
        ("", None),
        ("99", None),
        ("51x", None),
        ("朝阳区", None),
    ],
)
def test_a_place_is_understood_only_where_it_is_the_only_one(text: str, meant: str | None) -> None:
    found = divisions.one_meant(text)
    assert (found.code if found else None) == meant


def test_places_are_found_by_initials_and_the_larger_first() -> None:
    assert "绵阳市" in [one.name for one in divisions.search("mys")]
    levels = [one.level for one in divisions.search("朝阳")]
    assert len(levels) > 1
    assert levels == sorted(levels)
    assert divisions.whole_name(divisions.search("510703")[0]) == "四川省 › 绵阳市 › 涪城区"
    assert len(divisions.search("镇")) == divisions.MOST
    assert {one.code[:3] for one in divisions.search("513")} == {"513"}
