"""A case and what came of it, in words: for the record page and the form of the cases."""

from __future__ import annotations

from dataclasses import dataclass

from niangjia.authoring.checking import Outcome
from niangjia.authoring.checking.trying import TRUTH, Case
from niangjia.kernel.changes import in_words
from niangjia.kernel.figure import Figure, Status, Verdict
from niangjia.kernel.wording import Wording
from niangjia.policy import facade as policy

STATUSES = {
    Status.VALUE.value: Wording("有数", "a value"),
    Status.MISSING.value: Wording("缺数据", "missing"),
    Status.NOT_APPLICABLE.value: Wording("不适用", "not applicable"),
}
NONE = Wording("–", "–")


@dataclass(frozen=True, slots=True)
class OutcomeShown:
    """One case as a row: what was asked, what must come out, what does."""

    topic: Wording
    facts: Wording
    on: str
    expected: Wording
    got: Wording
    agrees: bool | None
    why: str


def outcome_shown(one: Outcome) -> OutcomeShown:
    """The row of a case."""
    return OutcomeShown(
        topic=policy.topic(one.case.provision),
        facts=_facts(one),
        on=one.day_said,
        expected=expected_said(one.case),
        got=got_said(one),
        agrees=one.agrees,
        why=one.case.why,
    )


def expected_said(case: Case) -> Wording:
    """What the case says must come out."""
    if case.status != Status.VALUE.value:
        return STATUSES.get(case.status, NONE)
    value = TRUTH.get(case.value.strip())
    said = in_words(value) if value is not None else case.value
    return _with_posts(_wording(said), case.must, case.may)


def got_said(one: Outcome) -> Wording:
    """What came of it; what keeps it from being tried."""
    if one.why_not is not None:
        return one.why_not
    answer = one.attempt.answer if one.attempt else None
    if isinstance(answer, Verdict):
        return _wording(in_words(answer.allowed))
    if not isinstance(answer, Figure):
        return NONE
    if answer.status is not Status.VALUE:
        return STATUSES[answer.status.value]
    unit = policy.UNITS[answer.unit]
    value = _wording(in_words(answer.value) if not _plain(answer) else f"{answer.value}")
    counted = Wording(f"{value.zh}{unit.zh}", f"{value.en} {unit.en}".strip())
    return _with_posts(counted, _text(answer.must), _text(answer.may))


def _plain(answer: Figure) -> bool:
    """Whether the value is a number, written as it is: 4.5 points, not 4.50."""
    return not isinstance(answer.value, bool) and not hasattr(answer.value, "year")


def _facts(one: Outcome) -> Wording:
    if one.attempt is None:
        return NONE
    told = [
        (
            filled.field.label,
            [_choice(filled, text) for texts in filled.given.values() for text in texts if text],
        )
        for filled in one.attempt.fields
    ]
    zh = [f"{label.zh} {'、'.join(word.zh for word in words)}" for label, words in told if words]
    en = [f"{label.en} {', '.join(word.en for word in words)}" for label, words in told if words]
    return Wording("，".join(zh) or "–", ", ".join(en) or "–")


def _choice(filled: policy.Filled, text: str) -> Wording:
    return filled.field.choices.get(filled.field.key_of(text) or "", Wording(text, text))


def _with_posts(value: Wording, must: str, may: str) -> Wording:
    zh = [f"须{must}" if must else "", f"可{may}" if may else ""]
    en = [f"must {must}" if must else "", f"may {may}" if may else ""]
    inside = "、".join(one for one in zh if one), ", ".join(one for one in en if one)
    return Wording(f"{value.zh}（{inside[0]}）", f"{value.en} ({inside[1]})") if inside[0] else value


def _text(number: int | None) -> str:
    return "" if number is None else str(number)


def _wording(said: Wording | str) -> Wording:
    return said if isinstance(said, Wording) else Wording(said, said)
