"""Where a place lies: by intervals of numbers as by the library's resolution, for every division there is."""

from __future__ import annotations

from datetime import date
from random import Random

from hypothesis import given, settings
from hypothesis import strategies as some

from niangjia.kernel import divisions
from niangjia.policy import facade as policy
from niangjia.policy import places
from niangjia.policy.columns.binding import Row
from niangjia.policy.columns.compiling import Columns
from niangjia.policy.columns.dialects import DUCKDB, POSTGRES
from niangjia.policy.columns.placing import LENGTHS
from niangjia.policy.library import Library, library
from niangjia.policy.tests.columns.asking import asked
from niangjia.policy.tests.columns.engines import Ask, in_duckdb, in_sql
from niangjia.policy.tests.columns.papers import ID, document, provision, written

ON = date(2021, 1, 1)
EVERYWHERE = [one.code for one in divisions.all() if one.code]
DIGITS = some.text("0123456789", min_size=12, max_size=12)


def _nested(some_: Random) -> Library:
    """Documents of areas drawn from all divisions, each with the areas around it, one or two in each."""
    codes = {"000000"}
    for code in some_.sample(EVERYWHERE, 12):
        codes |= {places.written(area) for area in places.around(code)[:-1] if some_.random() < 0.7}
    held = tuple(document(some_, ("headcount_steps",), code) for code in sorted(codes))
    return Library(held, tuple(rule for one in held for rule in one.rules))


def _said(held: Library, columns: Columns, code: str, kind: str) -> bool:
    found = held.resolve(columns.provision_id, places.normal(code), columns.on, kind)
    return columns.rules[columns.rule(code, kind)] is (found.rule if found else None)


def test_every_division_lies_where_the_library_says() -> None:
    for provision_id in ("staffing.posts", "staffing.filled_by", "awards.subsidy"):
        columns = policy.columns(provision_id, on=ON)
        assert all(_said(library(), columns, code, "township") for code in EVERYWHERE)


@settings(max_examples=8, deadline=None)
@given(seed=some.integers(0, 2**32), digits=DIGITS)
def test_so_does_every_place_with_documents_one_inside_the_other(seed: int, digits: str) -> None:
    draw = Random(seed)
    held = _nested(draw)
    columns = policy.columns(ID, on=ON, documents=held)
    near = [rule.jurisdiction for rule in held.rules]
    edges = {_beside(code.ljust(12, "0"), by) for code in near for by in (-1, 0, 1)}
    codes = {*draw.sample(EVERYWHERE, 200), *edges, digits, *(one.ljust(6, "0") for one in near)}
    assert all(_said(held, columns, code, kind) for code in codes for kind in ("township", "zone"))
    assert all(_said(held, columns, digits[:length], "zone") for length in LENGTHS)


def test_engines_find_the_same_place(postgres: Ask) -> None:
    draw = Random(7)
    held = _nested(draw)
    codes = [*draw.sample(EVERYWHERE, 300), *(rule.jurisdiction.ljust(6, "0") for rule in held.rules)]
    rows = [Row(code, {"kind": "township", "workers": 1}) for code in codes]
    tried = asked(held, ID, ON, {}, rows)
    assert len({said["citation"] for said in tried.wanted}) > 10
    assert tried.differences(in_sql(tried.columns, tried.rows, DUCKDB, in_duckdb)) == []
    assert tried.differences(in_sql(tried.columns, tried.rows, POSTGRES, postgres)) == []


def test_a_code_that_is_none_is_refused_and_none_at_all_is_missing() -> None:
    says = {"zh": "引导", "en": "guidance"}
    values = [{"from": "2018-01-01", "to": None, "says": says}]
    held = Library.alone(written("000000", [provision("guidance", "一", [], values, {})]))
    columns = policy.columns(ID, on=ON, documents=held)
    assert [columns.rule(code) for code in ("51", "5107031", "５１", "x1", "", None)] == [1, 0, 0, 0, 0, 0]


def _beside(code: str, by: int) -> str:
    return str(max(int(code) + by, 0)).rjust(12, "0")[-12:]
