"""A draft begun from what is at hand: a document of the library, a scenario, a file somebody prepared."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from pydantic import ValidationError

from niangjia.authoring.checking.faults import said_of
from niangjia.authoring.checking.trying import expected_of
from niangjia.authoring.entry import blank, loaded, with_setting
from niangjia.authoring.shapes import HEADER, PROVISIONS
from niangjia.authoring.shapes.readings import readings_of
from niangjia.kernel.actor import Actor
from niangjia.kernel.figure import Force
from niangjia.kernel.wording import Wording
from niangjia.organisations.facade import Unit
from niangjia.policy import facade as policy
from niangjia.scenarios import facade as scenarios

Begun = dict[str, Any]
STEPS = "headcount_steps"


@dataclass(frozen=True, slots=True)
class Unfit:
    """One thing that keeps a file from being read: its line, the entry, what to do about it."""

    line: int
    entry: str
    said: Wording

    @property
    def where(self) -> Wording:
        """The line as a sentence names it."""
        return Wording(f"第{self.line}行", f"line {self.line}")


class Unreadable(ValueError):
    """A file that cannot become a draft, with everything that is wrong with it."""

    def __init__(self, *problems: Unfit) -> None:
        super().__init__(f"{len(problems)} problems")
        self.problems = problems


def blank_header(unit: Unit | None) -> dict[str, Any]:
    """The header of a new document of a unit."""
    header: dict[str, Any] = blank(HEADER)
    if unit is not None:
        header |= {"issuers": unit.name, "jurisdiction": _written(unit.division_code)}
    return header


def of_model(model: policy.Document, unit: Unit | None) -> Begun:
    """After a document of the library: its provisions and cases, under a header of the unit's own.

    Of the unit's own documents the header comes along: what is begun is their next text.
    """
    content = policy.read_source(model.text, model.path).content
    assert isinstance(content, dict), "a document that is held has a header and provisions"
    header = blank_header(unit)
    own = bool(unit and header["jurisdiction"] == model.header.jurisdiction)
    if own:
        header = loaded(HEADER, content["document"])
    place = "" if own else header["jurisdiction"]
    return {
        "header": header,
        "provisions": _provisions(content),
        "cases": _cases(model, place=place),
        "made_from": model.name,
    }


def of_scenario(scenario: int, unit: Unit | None, *, by: Actor) -> Begun:
    """From a scenario that was tried: its steps of headcount as provisions. Raises `NotThere`."""
    shape = PROVISIONS[STEPS]
    header = blank_header(unit)
    provisions = []
    for one in scenarios.terms_of(scenario, by=by):
        entry = loaded(shape, _steps(one))
        if one.area == header["jurisdiction"]:
            entry["replaces"] = f"{one.document}#{one.provision}"
        for name, taken in one.readings.items():
            entry = with_setting(entry, name, readings_of(name, entry)[0], taken)
        provisions.append((STEPS, entry))
    return {"header": header, "provisions": provisions, "made_from": f"模拟方案{scenario}"}


def _steps(one: scenarios.Terms) -> dict[str, Any]:
    """The steps as a document has them; quotation, clause and first day are the office's own to write."""
    base, step = (Force(force) for force in (one.base_force, one.step_force))
    return {
        "id": one.provision,
        "force": base.value,
        "word": _word(base),
        "unit": one.unit,
        "applies_to": one.kinds,
        "values": (
            {
                "threshold": one.threshold,
                "base": {"force": base.value, "word": _word(base), "count": one.base_count},
                "step": {
                    "force": step.value,
                    "word": _word(step),
                    "every": one.every,
                    "add": one.add,
                    "of": one.basis,
                    "rounding": one.rounding,
                    "in_place_of_base": one.in_place_of_base,
                    "at_least": one.at_least,
                },
            },
        ),
    }


def _word(force: Force) -> str | None:
    """The first word that has this force."""
    return next(iter(policy.FORCE_WORDS.get(force, ())), None)


def of_file(name: str, content: bytes, *, largest: int) -> Begun:
    """From a file of YAML. Raises `Unreadable` naming its line for what does not fit."""
    path = Path(Path(name).name or "document.yaml")
    if len(content) > largest:
        raise Unreadable(Unfit(1, "", _too_large(largest)))
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise Unreadable(Unfit(1 + content.count(b"\n", 0, error.start), "", NOT_UTF8)) from error
    read = _fitted(text, path)
    return {
        "header": loaded(HEADER, read["document"]),
        "provisions": _provisions(read),
        "made_from": path.name,
    }


NOT_UTF8 = Wording(
    "文件不是 UTF-8 编码：请用记事本“另存为”，编码选 UTF-8", "the file is not UTF-8: save it as UTF-8 again"
)


NUL = Wording(
    "有无法保存的字符（\\0），请删去", "there is a character that cannot be kept (\\0): take it out"
)


def _texts(content: object) -> Iterator[str]:
    if isinstance(content, str):
        yield content
    elif isinstance(content, dict | tuple):
        for one in content.values() if isinstance(content, dict) else content:
            yield from _texts(one)


def _too_large(largest: int) -> Wording:
    most = largest // 1024
    return Wording(f"文件太大，至多{most}KB", f"the file is too large: at most {most} KB")


def _fitted(text: str, path: Path) -> dict[str, Any]:
    try:
        source = policy.read_source(text, path)
    except policy.LoadError as error:
        raise Unreadable(*(Unfit(one.line, "", _no_yaml(one.message)) for one in error.problems)) from error
    try:
        policy.Written.model_validate(source.content)
    except ValidationError as error:
        raise Unreadable(*(_unfit(source, one) for one in error.errors())) from error
    assert isinstance(source.content, dict), "what fits the schema has a header"
    if any("\x00" in one for one in _texts(source.content)):
        raise Unreadable(Unfit(1, "", NUL))
    return source.content


def _no_yaml(message: str) -> Wording:
    return Wording(
        f"从这一行起读不通，请核对缩进、冒号和引号（{message}）",
        f"from here on it cannot be read; look at indents, colons and quotes ({message})",
    )


def _unfit(source: policy.Source, error: Any) -> Unfit:
    said, inside = said_of(error)
    trail = (*error["loc"], *inside)
    written = source.entry_of(trail)
    missing = trail[-1:] if error["type"] == "missing" else ()
    return Unfit(source.line_of(trail), ".".join(map(str, (*written, *missing))), said)


def _provisions(content: dict[str, Any]) -> list[tuple[str, Any]]:
    return [(one["kind"], loaded(PROVISIONS[one["kind"]], one)) for one in content["provisions"]]


def _cases(model: policy.Document, *, place: str) -> list[dict[str, Any]]:
    """The cases beside a document as an officer would have typed them; what expects no answer is left out."""
    cases = []
    alone = policy.Library.alone(model)
    for trial in policy.trials_in(model.cases, model.path) if model.cases else ():
        expect = trial.case.expect
        answer = policy.evaluate(
            trial.group.provision,
            place=trial.place,
            on=trial.on,
            facts=trial.case.facts,
            settings=trial.case.settings,
            documents=alone,
        )
        if "document" in expect.model_fields_set:
            continue
        given = policy.typed(
            policy.library(),
            trial.group.provision,
            place=trial.place,
            on=trial.on,
            facts=trial.case.facts,
            settings=trial.case.settings,
        )
        cases.append(
            {
                "provision": trial.group.provision,
                "place": place or given.pop("place")[0],
                "on": given.pop("on")[0],
                "given": {box: texts for box, texts in given.items() if box not in ("place", "on")},
                "why": trial.case.why,
                **expected_of(answer),
            }
        )
    return cases


def _written(code: str | None) -> str:
    return (code or "").ljust(6, "0") if code else ""
