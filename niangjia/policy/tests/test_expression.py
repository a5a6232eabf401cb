"""The little grammar of sums: what it calculates, and all that it refuses."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as some

from niangjia.policy import expression

MONEY = some.decimals(0, 10**7, places=2)


@given(a=MONEY, b=MONEY, c=MONEY)
def test_sums_are_exact(a: Decimal, b: Decimal, c: Decimal) -> None:
    tree = expression.parse("a + b * 3 - (c - 1)")
    assert expression.calculate(tree, {"a": a, "b": b, "c": c}.__getitem__) == a + b * 3 - (c - 1)


def test_nor_is_a_product_longer_than_28_digits_rounded() -> None:
    long = Decimal(10**20 + 1)
    found = expression.calculate(expression.parse("a * a - a"), {"a": long}.__getitem__)
    assert int(found) == (10**20 + 1) * 10**20


def test_names_stand_in_the_order_written() -> None:
    assert expression.names(expression.parse("pay * people + pay + insurance")) == (
        "pay",
        "people",
        "insurance",
    )


REFUSED = """
a / b | a ** b | f(a) | a.b | a[0] | 1.5 | True | 'a' | -a | a if b else c | a > b
lambda: 1 | (a := 1) | [a] | __import__('os') | a +
""".replace("\n", "|").split("|")


@pytest.mark.parametrize("text", [*(text.strip() for text in REFUSED), "a" * 201, "1" * 5000])
def test_everything_else_is_refused(text: str) -> None:
    with pytest.raises(ValueError):
        expression.parse(text)
