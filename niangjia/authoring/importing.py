"""A draft begun from what is at hand: a document of the library, a scenario, a file somebody prepared."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from niangjia.authoring.checking.trying import expected_of
from niangjia.authoring.entry import blank, loaded, with_setting
from niangjia.authoring.shapes import HEADER, PROVISIONS
from niangjia.authoring.shapes.readings import readings_of
from niangjia.kernel.actor import Actor
from niangjia.kernel.figure import Force
from niangjia.organisations.facade import Unit
from niangjia.policy import facade as policy
from niangjia.scenarios import facade as scenarios

Begun = dict[str, Any]
STEPS = "headcount_steps"


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
    """From a file of YAML. Raises LoadError naming its line for what does not fit."""
    path = Path(Path(name).name or "document.yaml")
    if len(content) > largest:
        raise policy.LoadError([policy.Problem(path, 1, "the file is too large")])
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise policy.LoadError([policy.Problem(path, 1, f"not UTF-8: {error.reason}")]) from error
    document = policy.read_document(text, path, origin=policy.Origin.DRAFT)
    read = policy.read_source(document.text, path).content
    assert isinstance(read, dict), "what fits the schema has a header"
    return {
        "header": loaded(HEADER, read["document"]),
        "provisions": _provisions(read),
        "made_from": path.name,
    }


def _provisions(content: dict[str, Any]) -> list[tuple[str, Any]]:
    return [(one["kind"], loaded(PROVISIONS[one["kind"]], one)) for one in content["provisions"]]


def _cases(model: policy.Document, *, place: str) -> list[dict[str, Any]]:
    """The cases beside a document as an officer would have typed them; what expects no answer is left out."""
    cases = []
    alone = policy.Library.of([model])
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
