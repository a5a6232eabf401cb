"""A draft's cases: facts typed in, what must come out, and whether it does."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from niangjia.authoring.entry import terms
from niangjia.kernel.figure import Figure, Status, Value, Verdict
from niangjia.kernel.wording import Wording
from niangjia.policy import facade as policy

TRUTH = {"yes": True, "no": False}


@dataclass(frozen=True, slots=True)
class Case:
    """One case as it was typed: the provision asked, where and when, the boxes, what is expected."""

    provision: str
    place: str
    on: str
    given: Mapping[str, Sequence[str]]
    status: str = Status.VALUE.value
    value: str = ""
    must: str = ""
    may: str = ""
    why: str = ""

    @classmethod
    def of(cls, entry: Mapping[str, Any]) -> Case:
        """The case kept in a draft."""
        return cls(
            **{
                name: str(entry.get(name) or "")
                for name in ("provision", "place", "on", "value", "must", "may", "why")
            },
            given={name: list(texts) for name, texts in (entry.get("given") or {}).items()},
            status=str(entry.get("status") or Status.VALUE.value),
        )

    @property
    def day(self) -> date | None:
        """The day asked for; None where it cannot be read."""
        try:
            return date.fromisoformat(terms.day(self.on.strip()))
        except ValueError:
            return None


@dataclass(frozen=True, slots=True)
class Outcome:
    """What came of a case; `agrees` is None while it cannot be tried, `why_not` then says what is wrong."""

    case: Case
    attempt: policy.Attempt | None
    agrees: bool | None
    why_not: Wording | None = None

    @property
    def day_said(self) -> str:
        """The day asked for, as it can be read."""
        return self.case.day.isoformat() if self.case.day else self.case.on

    @property
    def provision(self) -> object | None:
        """The provision that answered."""
        rule = self.attempt.rule if self.attempt else None
        return rule.provision if rule else None


def try_case(case: Case, library: policy.Library) -> Outcome:
    """Ask the library what the case asks, and compare."""
    day = case.day
    if day is None:
        return Outcome(case, None, None, Wording("日期写作2026-01-01", "a date is written 2026-01-01"))
    try:
        attempt = policy.attempt(library, case.provision, place=case.place or None, on=day, given=case.given)
    except policy.FactError as wrong:
        return Outcome(case, None, None, wrong.said)
    if attempt.answer is None:
        first = next((one for one in attempt.wrong), None)
        said = first.error if first else attempt.error or Wording("还没有选地区", "no place is chosen yet")
        if first and first.error:
            said = Wording(
                f"{first.field.label.zh}：{first.error.zh}", f"{first.field.label.en}: {first.error.en}"
            )
        return Outcome(case, attempt, None, said)
    return Outcome(case, attempt, _same(case, attempt.answer))


def _same(case: Case, answer: Figure | Verdict) -> bool:
    wanted = {"status": case.status, "value": case.value if case.status == Status.VALUE.value else ""}
    found = expected_of(answer)
    if isinstance(answer, Figure) and answer.status is Status.VALUE:
        wanted |= {name: getattr(case, name) for name in ("must", "may") if getattr(case, name).strip()}
    return all(_plain(found[name]) == _plain(text) for name, text in wanted.items())


def expected_of(answer: Figure | Verdict) -> dict[str, str]:
    """What one types as expected to agree with an answer: the button “take this result as the case”."""
    if isinstance(answer, Verdict):
        return {
            "status": Status.VALUE.value,
            "value": "yes" if answer.allowed else "no",
            "must": "",
            "may": "",
        }
    posts = {
        name: "" if number is None else str(number)
        for name, number in (("must", answer.must), ("may", answer.may))
    }
    return {"status": answer.status.value, "value": _typed(answer.value), **posts}


def _typed(value: Value | None) -> str:
    if value is None:
        return ""
    if isinstance(value, bool):
        return "yes" if value else "no"
    return value.isoformat() if isinstance(value, date) else str(value)


def _plain(text: str) -> object:
    text = text.strip()
    return TRUTH.get(text, terms.amount(text)) if text else ""


def groups(outcomes: Sequence[Outcome]) -> tuple[dict[str, Any], ...]:
    """The cases that can be tried, as the file beside a document has them: by provision and clause."""
    found: dict[tuple[str, str, str, str], list[dict[str, Any]]] = {}
    for one in outcomes:
        rule = one.attempt.rule if one.attempt else None
        if rule is None or one.attempt is None or one.attempt.answer is None:
            continue
        facts = {
            filled.field.name: fact
            for filled in one.attempt.fields
            if (fact := policy.fact_typed(filled.field, one.case.given)) is not None
        }
        case: dict[str, Any] = {"facts": facts}
        chosen = {each.name: each.taken for each in one.attempt.settings if each.taken != each.default}
        if chosen:
            case["settings"] = chosen
        case["expect"] = _expect(one.case)
        if one.case.why:
            case["why"] = one.case.why
        key = (one.case.provision, rule.provision.clause, one.case.place, terms.day(one.case.on.strip()))
        found.setdefault(key, []).append(case)
    return tuple(
        {"provision": provision, "clause": clause, "place": place, "on": on, "cases": tuple(cases)}
        for (provision, clause, place, on), cases in found.items()
    )


def _expect(case: Case) -> dict[str, Any]:
    if case.status != Status.VALUE.value:
        return {"status": case.status}
    expect: dict[str, Any] = {"value": _plain(case.value)}
    posts = {"must": case.must, "may": case.may}
    return expect | {name: _plain(text) for name, text in posts.items() if text.strip()}
