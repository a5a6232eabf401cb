"""Rosters as messy as offices keep them are read as what was told, row for row: nothing lost or invented."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from niangjia.kernel.sheets import Reading, open_bytes
from niangjia.workforce.sheets import read_roster
from niangjia.workforce.types import EngagementRow
from tests.workbooks.files import as_csv, as_xlsx
from tests.workbooks.mess import FEATURES, make
from tests.workbooks.pages import Mess
from tests.workbooks.people import LOOKUP

SEEDS = st.integers(0, 2**32)
SOME = st.frozensets(st.sampled_from(FEATURES))
NOT_IN_TEXT = frozenset(("side by side", "merged cells", "left blank", "sheet a county"))


def compare(mess: Mess, reading: Reading[EngagementRow[str]]) -> None:
    """The reading says what the mess was made to say."""
    expected = mess.expected
    codes = {(one.sheet, one.row, problem.code) for one in reading.refused for problem in one.problems}
    for key, code in expected.refused:
        assert (*key, code) in codes
    refused = sorted((one.sheet, one.row) for one in reading.refused)
    assert refused == sorted(key for key, _ in expected.refused), [
        (one.sheet, one.row, [problem.message.zh for problem in one.problems]) for one in reading.refused
    ]
    accepted = {(one.sheet, one.row, one.facts.id_number): one.facts for one in reading.accepted}
    wanted = {(*key, facts.id_number): facts for key, facts in expected.accepted}
    assert accepted == wanted
    assert sorted((one.sheet, one.row) for one in reading.duplicates) == sorted(
        key for key, _ in expected.duplicates
    )
    assert reading.rows == len(expected.accepted) + len(expected.refused) + len(expected.duplicates)


@settings(max_examples=150, deadline=None)
@given(SEEDS, SOME, st.integers(1, 14))
def test_a_workbook_is_read_as_what_was_told(seed: int, features: frozenset[str], size: int) -> None:
    mess = make(seed, features, size)
    compare(mess, read_roster(open_bytes(as_xlsx(mess), "花名册.xlsx"), LOOKUP))


@settings(max_examples=60, deadline=None)
@given(SEEDS, SOME, st.integers(1, 14), st.sampled_from(["utf-8", "utf-8-sig", "gb18030"]))
def test_a_text_file_is_read_as_what_was_told(
    seed: int, features: frozenset[str], size: int, encoding: str
) -> None:
    mess = make(seed, features - NOT_IN_TEXT, size, typed=False)
    reading = read_roster(open_bytes(as_csv(mess.pages[0], encoding), f"{mess.pages[0].name}.csv"), LOOKUP)
    compare(mess, reading)
