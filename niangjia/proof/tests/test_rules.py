"""The chain as pure rules: what a link covers, and what a walk finds."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from niangjia.proof.rules import LATEST, Walk, chain_of, digest_of, fingerprint, links, overdue
from niangjia.proof.types import Fault, Finding, Head, Link, Recorded

KEY, PATH = b"k" * 32, "00000100000a"
NOW = 1_800_000_000_000_000
HOUR = LATEST // timedelta(microseconds=1)


Counted = tuple[list[tuple[Fault, int, int]], int, int]


def event(number: int, at: int = NOW, chain: str = "00000a") -> Recorded:
    """An event of an invented unit."""
    words = ("a.b.c", "account:1", "张三", "county_clerk", "page", "", "", "", "", "")
    return Recorded(number, *words, "thing", "1", chain, "{}", at)


def chain(*events: Recorded) -> list[tuple[Link, Recorded]]:
    """The links that close them in."""
    made = links([(one, PATH) for one in events], {}, KEY, NOW)
    return list(zip(made, events, strict=True))


def walked(
    pairs: list[tuple[Link, Recorded | None]], heads: dict[str, Head] | None = None
) -> list[tuple[Fault, int, int]]:
    """What a walk along them finds."""
    walk = Walk(KEY, heads or {})
    found: list[Finding] = []
    for link, one in pairs:
        found += walk.step(link, one, PATH)
    found += walk.end()
    return [(one.fault, one.number, one.event) for one in found]


def test_a_chain_as_it_was_made_holds() -> None:
    assert walked([*chain(event(1), event(2), event(3))]) == []


def test_each_link_builds_upon_the_one_before() -> None:
    (first, _), (second, _) = chain(event(1), event(2))
    assert (first.number, first.previous, second.number) == (1, b"", 2)
    assert second.previous == first.digest != second.digest


@given(st.sampled_from(Recorded._fields), st.text(max_size=3) | st.integers(0, 5))
def test_a_digest_covers_every_field(name: str, value: object) -> None:
    before = event(1)
    after = before._replace(**{name: value})
    same = digest_of(KEY, b"", 1, NOW, before) == digest_of(KEY, b"", 1, NOW, after)
    assert same is (getattr(before, name) == value and type(getattr(before, name)) is type(value))


def test_a_digest_covers_its_place_and_its_key() -> None:
    plain = digest_of(KEY, b"", 1, NOW, event(1))
    others = [
        digest_of(b"x" * 32, b"", 1, NOW, event(1)),
        digest_of(KEY, b"p", 1, NOW, event(1)),
        digest_of(KEY, b"", 2, NOW, event(1)),
        digest_of(KEY, b"", 1, NOW + 1, event(1)),
    ]
    assert plain not in others and len(set(others)) == 4


def test_a_seal_without_its_event_is_told() -> None:
    first, (second, _), third = chain(event(1), event(2), event(3))
    assert walked([first, (second, None), third]) == [(Fault.MISSING, 2, 2)]


def test_a_gap_and_a_link_out_of_place_are_told() -> None:
    first, second, third = chain(event(1), event(2), event(3))
    assert walked([first, third]) == [(Fault.MISSING, 2, 1)]
    assert walked([second, third]) == [(Fault.MISSING, 1, 2)]
    assert (Fault.REORDERED, 2, 2) in walked([first, third, second])


def test_what_comes_later_builds_on_the_last_that_is_passed() -> None:
    pairs = chain(event(1), event(2), event(3), event(4))
    (first, second, third, _), last = (link for link, _ in pairs), pairs[3]
    ends = {"00000a": Head(4, last[0].digest, 4, NOW)}

    def after(*begin: Link, pairs: list[tuple[Link, Recorded]], heads: dict[str, Head]) -> Counted:
        walk = Walk(KEY, heads)
        found = [one for link in begin for one in walk.begin(link)]
        found += [one for link, held in pairs for one in walk.step(link, held, PATH)]
        return [(one.fault, one.number, one.event) for one in (*found, *walk.end())], walk.seen, walk.passed

    assert after(second, pairs=pairs[2:], heads=ends) == ([], 2, 2)
    assert after(second, pairs=pairs[3:], heads=ends) == ([(Fault.MISSING, 3, 2)], 1, 2)
    assert after(first._replace(number=3), pairs=[last], heads=ends)[0] == [(Fault.REORDERED, 4, 4)]
    assert after(third, pairs=[], heads=ends) == ([(Fault.CUT, 4, 4)], 0, 3)
    other = {"00000a": Head(3, b"other", 3, NOW)}
    assert after(third, pairs=[], heads=other)[0] == [(Fault.FOREIGN, 3, 3)]
    assert after(pairs=[last], heads=ends)[0] == [(Fault.MISSING, 1, 4)]


def test_a_link_exchanged_for_another_with_our_key_is_out_of_order() -> None:
    first, _ = chain(event(1), event(2))
    [(forged, other)] = [(link, one) for link, one in chain(event(7), event(8))[1:]]
    assert walked([first, (forged, other)]) == [(Fault.REORDERED, 2, 8)]


def test_an_event_older_than_the_one_before_is_out_of_order() -> None:
    assert walked([*chain(event(1), event(2, NOW - HOUR))]) == []
    assert walked([*chain(event(1), event(2, NOW - HOUR - 1))]) == [(Fault.REORDERED, 2, 2)]


def test_ends_kept_outside_are_compared() -> None:
    pairs = chain(event(1), event(2))
    digest = pairs[1][0].digest
    assert walked([*pairs], heads={"00000a": Head(2, digest, 2, NOW)}) == []
    assert walked([*pairs], heads={"00000a": Head(2, b"other", 2, NOW)}) == [(Fault.FOREIGN, 2, 2)]
    assert walked([*pairs], heads={"00000a": Head(5, b"", 9, NOW)}) == [(Fault.CUT, 3, 9)]
    assert walked([], heads={"00000a": Head(1, b"", 9, NOW)}) == [(Fault.CUT, 1, 9)]


def test_a_foreign_key_is_named_by_its_fingerprint() -> None:
    [(link, one)] = chain(event(1))
    assert walked([(link._replace(key=fingerprint(b"x" * 32)), one)]) == [(Fault.FOREIGN, 1, 1)]


def test_a_chain_is_the_units_own_segment() -> None:
    assert (chain_of(PATH), chain_of("0")) == ("00000a", "0")


def test_an_event_may_wait_a_minute() -> None:
    now = datetime(2026, 6, 30, tzinfo=UTC)
    minute = timedelta(minutes=1)
    assert [overdue(now + one * minute, now) for one in (-1, 0, 1)] == [False] * 3
    second = timedelta(seconds=1)
    assert overdue(now - minute - second, now) and overdue(now + minute + second, now)
