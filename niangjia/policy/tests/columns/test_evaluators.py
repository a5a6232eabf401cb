"""A wrong evaluator is found as a wrong program is: the two have to say the same."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal

import pytest

from niangjia.kernel.figure import Status, Value
from niangjia.policy.columns import agreeing
from niangjia.policy.library import Library
from niangjia.policy.tests.columns.asking import asked
from niangjia.policy.tests.columns.engines import in_arrays
from niangjia.policy.tests.columns.papers import ID
from niangjia.policy.tests.columns.suspects import Suspect, suspects
from niangjia.policy.types import Asked, Outcome, Terms

ON = date(2021, 1, 1)
ONE_OF_EACH = {one.kind: one for one in reversed([*suspects()])}
Wrong = Callable[[Outcome], Outcome]


def _other(value: Value) -> Value:
    if isinstance(value, bool):
        return not value
    return value + timedelta(days=1) if isinstance(value, date) else value + Decimal("0.01") * 100


def another_value(right: Outcome) -> Outcome:
    """One more, a day later, the other of two."""
    return right if right.value is None else replace(right, value=_other(right.value))


def never_missing(right: Outcome) -> Outcome:
    """What is not known is not applicable instead."""
    return replace(right, status=Status.NOT_APPLICABLE) if right.status is Status.MISSING else right


def always_applicable(right: Outcome) -> Outcome:
    """What does not apply is missing instead."""
    return replace(right, status=Status.MISSING) if right.status is Status.NOT_APPLICABLE else right


def must_and_may_changed(right: Outcome) -> Outcome:
    """What is permitted binds."""
    return replace(right, must=right.may, may=right.must)


def no_parts(right: Outcome) -> Outcome:
    """Without its parts."""
    return replace(right, parts={})


def other_parts(right: Outcome) -> Outcome:
    """Parts with one more each."""
    more = {
        name: replace(one, value=_other(one.value)) if one.value is not None else one
        for name, one in right.parts.items()
    }
    return replace(right, parts=more)


WRONG: tuple[Wrong, ...] = (
    another_value, never_missing, always_applicable, must_and_may_changed, no_parts, other_parts,
)  # fmt: skip


@pytest.mark.parametrize("wrong", WRONG, ids=lambda wrong: wrong.__name__)
@pytest.mark.parametrize("kind", ONE_OF_EACH)
def test_a_wrong_evaluator_is_found(kind: str, wrong: Wrong) -> None:
    suspect = ONE_OF_EACH[kind]
    rows = suspect.rows[:600]
    right = asked(suspect.library, ID, ON, suspect.readings, rows)
    held = _with_wrong(suspect, wrong)
    tried = asked(held, ID, ON, suspect.readings, rows)
    changed = [at for at, row in enumerate(tried.wanted) if row != right.wanted[at]]
    found = tried.differences(in_arrays(tried.columns, tried.rows))
    assert len(found) == len(changed)
    for row, *_ in found[:3]:
        said = agreeing.disagreement(held, ID, on=ON, settings=suspect.readings, row=row)
        assert said is not None and said.startswith("explained")


def test_each_way_to_be_wrong_changes_something() -> None:
    for wrong in WRONG:
        held = [(one, _with_wrong(one, wrong)) for one in ONE_OF_EACH.values()]
        assert any(
            asked(one.library, ID, ON, one.readings, one.rows[:100]).wanted
            != asked(other, ID, ON, one.readings, one.rows[:100]).wanted
            for one, other in held
        )


def _with_wrong(suspect: Suspect, wrong: Wrong) -> Library:
    (rule,) = suspect.library.rules
    kind = type(rule.terms)

    class WrongTerms(kind):  # type: ignore[misc, valid-type]
        def answer(self, asked: Asked) -> Outcome:
            return wrong(kind.answer(self, asked))

    terms: Terms = WrongTerms.model_construct(
        **{name: getattr(rule.terms, name) for name in kind.model_fields}
    )
    return Library((), (replace(rule, terms=terms),))
