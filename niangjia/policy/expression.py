"""Sums over named facts, written in a document: names, whole numbers, + − × and brackets.

Nothing is executed: Python's own parser reads the text, and every node that is not on the short
list is refused, so there is no call, no attribute, no division (whose rounding a document would have
to state) and no `eval`.
"""

from __future__ import annotations

import ast
from collections.abc import Callable
from dataclasses import dataclass
from decimal import MAX_PREC, Decimal, localcontext

from niangjia.policy.columns.tree import Const, Node
from niangjia.policy.errors import Wrong

_SUMS: dict[type[ast.operator], Callable[[Decimal, Decimal], Decimal]] = {
    ast.Add: Decimal.__add__,
    ast.Sub: Decimal.__sub__,
    ast.Mult: Decimal.__mul__,
}
_LONGEST = 200


def parse(text: str) -> ast.expr:
    """The sum as a checked tree. Raises ValueError naming what is not allowed in it."""
    if len(text) > _LONGEST:
        raise Wrong(f"算式至多{_LONGEST}字", f"a sum has at most {_LONGEST} characters")
    try:
        tree = ast.parse(text, mode="eval").body
    except (SyntaxError, ValueError, RecursionError) as error:
        raise Wrong(
            "这不是算式；写作“月薪酬标准 × 人数 ＋ 社会保险”的样子", f"not a sum: {text!r}"
        ) from error
    for node in ast.walk(tree):
        whole = isinstance(node, ast.Constant) and type(node.value) is int
        if not whole and not isinstance(node, (ast.BinOp, ast.Name, ast.Load, *_SUMS)):
            raise Wrong(
                "算式里只能有事实的名称、整数、加、减、乘和括号",
                f"a sum knows names, whole numbers, + - * and brackets; not {type(node).__name__}",
            )
    return tree


def names(tree: ast.expr) -> tuple[str, ...]:
    """The facts a sum needs, in the order they are written."""
    found = [node for node in ast.walk(tree) if isinstance(node, ast.Name)]
    return tuple(dict.fromkeys(node.id for node in sorted(found, key=lambda node: node.col_offset)))


def calculate(tree: ast.expr, fact: Callable[[str], Decimal]) -> Decimal:
    """The sum's exact value, asking `fact` for each name."""
    with localcontext(prec=MAX_PREC):
        return _calculated(tree, fact)


def _calculated(tree: ast.expr, fact: Callable[[str], Decimal]) -> Decimal:
    match tree:
        case ast.BinOp(left, operator, right):
            return _SUMS[type(operator)](_calculated(left, fact), _calculated(right, fact))
        case ast.Name(name):
            return fact(name)
        case ast.Constant(int(number)):
            return Decimal(number)
    raise ValueError(f"not a sum: {ast.dump(tree)}")


@dataclass(frozen=True, slots=True)
class Scaled:
    """A number of columns, `per` times as large as what it stands for: 100 where it is in hundredths."""

    number: Node
    per: int

    def to(self, per: int) -> Node:
        """The number, `per` times as large as what it stands for: a multiple of its own scale."""
        return self.number * (per // self.per)


def scaled(tree: ast.expr, fact: Callable[[str], Scaled]) -> Scaled:
    """The sum as columns, exact: a product of hundredths is in ten-thousandths."""
    match tree:
        case ast.BinOp(left, operator, right):
            one, other = scaled(left, fact), scaled(right, fact)
            if isinstance(operator, ast.Mult):
                return Scaled(one.number * other.number, one.per * other.per)
            per = max(one.per, other.per)
            minus = isinstance(operator, ast.Sub)
            return Scaled(one.to(per) - other.to(per) if minus else one.to(per) + other.to(per), per)
        case ast.Name(name):
            return fact(name)
        case ast.Constant(int(number)):
            return Scaled(Const(number), 1)
    raise ValueError(f"not a sum: {ast.dump(tree)}")
