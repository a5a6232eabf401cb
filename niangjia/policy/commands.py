"""The command `niangjia policy`: answers from the files alone, without a database."""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import TYPE_CHECKING, Any

from niangjia.policy import facade as policy
from niangjia.policy import printing
from niangjia.policy.cases import Trial, trials
from niangjia.policy.errors import FactError, Problem
from niangjia.policy.facts import read_number
from niangjia.policy.library import Library, policies_folder

if TYPE_CHECKING:
    Subparsers = argparse._SubParsersAction[argparse.ArgumentParser]

# Everything not named here is a number, true or false.
_TEXTS = frozenset({"kind", "form", "exception_reason", "last_date"})
_LISTS = frozenset({"documents", "honours"})
_TALLIES = frozenset({"media", "sharing"})


def add_to(subparsers: Subparsers) -> None:
    """Add `policy check` and `policy explain`. Each sets `run`: arguments → exit code."""
    parser = subparsers.add_parser("policy", help="what the policy documents say")
    actions = parser.add_subparsers(required=True, metavar="ACTION")

    check = actions.add_parser("check", help="load and verify every document and its cases")
    check.set_defaults(run=run_check)

    explain = actions.add_parser("explain", help="answer a provision for a place, a date and facts")
    explain.add_argument("provision", metavar="PROVISION", help="such as staffing.posts")
    explain.add_argument(
        "--place", required=True, metavar="CODE", help="division code of 2, 4, 6, 9 or 12 digits"
    )
    explain.add_argument(
        "--on", required=True, type=date.fromisoformat, metavar="DATE", help="legal date, 2023-05-17"
    )
    explain.add_argument(
        "--fact", action="append", default=[], metavar="K=V", help="a fact; lists as a,b, counts as a:1,b:2"
    )
    explain.add_argument("--facts", type=Path, metavar="FILE.json", help="facts as a JSON object")
    explain.add_argument(
        "--setting", action="append", default=[], metavar="K=V", help="another reading, rounding=ceil"
    )
    explain.add_argument("--lang", choices=("zh", "en"), default="zh", help="language of the sentences")
    explain.add_argument("--json", action="store_true", help="print one JSON object")
    explain.set_defaults(run=run_explain)


def run_check(arguments: argparse.Namespace) -> int:
    """Print every error as file:line: message and return 1, or a summary and return 0."""
    folder = policies_folder()
    try:
        held = policy.Library.load(folder)
        tried = list(trials(folder))
    except policy.LoadError as error:
        print(error)
        return 1
    problems = [problem for trial in tried for problem in (*trial.problems(held), *_otherwise(held, trial))]
    if problems:
        print(*problems, sep="\n")
        return 1
    for document in held.held:
        print(f"{document.digest[:12]}  {document.name}  {len(document.rules)} 条")
    print(f"{len(held.held)} 份文件、{len(held.rules)} 条规定、{len(tried)} 个案例，无误 / no errors")
    for absent in held.cited_not_held:
        print(f"未收录 / not held: {absent.name}（{absent.cited_by.name}）")
    return 0


def _otherwise(held: Library, trial: Trial) -> Iterator[Problem]:
    """Where columns answer a case otherwise than it is explained."""
    from niangjia.policy.columns import agreeing, binding  # NumPy is slow to come, and no other command asks

    row = binding.Row(trial.place, trial.case.facts)
    said = agreeing.disagreement(
        held, trial.group.provision, on=trial.on, settings=trial.case.settings, row=row
    )
    if said is not None:
        yield Problem(trial.path, trial.line, f"{trial}: {said}")


def run_explain(arguments: argparse.Namespace) -> int:
    """Print the answer; a question that cannot be right is one line on stderr and 2, broken documents 1."""
    try:
        facts = _facts_from(arguments.facts) | _facts_given(arguments.fact)
        answer = policy.evaluate(
            arguments.provision,
            place=arguments.place,
            on=arguments.on,
            facts=facts,
            settings=dict(_pair(text, "setting") for text in arguments.setting),
        )
    except policy.LoadError as error:
        print(error, file=sys.stderr)
        return 1
    except FactError as error:
        print(str(error).replace("\n", " "), file=sys.stderr)
        return 2
    if arguments.json:
        print(printing.as_json(printing.as_dict(answer, arguments.lang)))
    else:
        print(*printing.as_lines(answer, arguments.lang), sep="\n")
    return 0


def _facts_from(path: Path | None) -> dict[str, Any]:
    if path is None:
        return {}
    try:
        found = json.loads(path.read_text(encoding="utf-8"), parse_float=Decimal, parse_constant=_no_number)
    except (OSError, ValueError) as error:
        raise FactError("--facts", "读不出该文件", f"cannot be read: {error}", str(path)) from error
    if not isinstance(found, dict):
        raise FactError("--facts", "须为JSON对象", "a JSON object is needed", str(path))
    return found


def _no_number(text: str) -> None:
    raise ValueError(f"{text} is no number")


def _facts_given(pairs: list[str]) -> dict[str, Any]:
    facts: dict[str, Any] = {}
    for name, text in (_pair(pair, "--fact") for pair in pairs):
        value = _value(name, text)
        repeated = name in facts and name in _LISTS
        facts[name] = facts[name] + value if repeated else value
    return facts


def _pair(text: str, what: str) -> tuple[str, str]:
    name, equals, value = text.partition("=")
    if not equals or not name.strip():
        raise FactError(what, "须写作 名=值", "is written name=value", text)
    return name.strip(), value.strip()


def _value(name: str, text: str) -> object:
    if name in _TEXTS:
        return text
    if name in _LISTS:
        return tuple(part.strip() for part in text.split(",") if part.strip())
    if name in _TALLIES:
        counts = (part.rpartition(":") for part in text.split(",") if part.strip())
        return {level.strip(): _number(count.strip()) for level, _, count in counts}
    return {"true": True, "false": False}.get(text.lower(), _number(text))


def _number(text: str) -> object:
    try:
        return read_number(text)
    except ValueError:
        # Left as it is for the provision to refuse, which knows what it wanted.
        return text
