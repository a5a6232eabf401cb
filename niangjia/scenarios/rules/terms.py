"""Changed terms of a rule by steps of headcount, and the changes in words. Pure."""

from __future__ import annotations

from typing import Any

from niangjia.kernel.figure import Force
from niangjia.scenarios.types import TextChange
from niangjia.scenarios.types.changes import BASES, FORCES, ROUNDINGS

WORDS = {Force.MUST: "须", Force.MAY: "可"}
SETTINGS = {"rounding": "rounding", "basis": "of"}
"""Readings that the step itself writes."""


def changed(terms: Any, provision: Any, text: TextChange) -> tuple[Any, Any]:
    """The terms and their provision as the text changes them; those of another kind stay as they are."""
    if not hasattr(terms, "threshold"):
        return terms, provision
    readings = dict(text.readings)
    for name, value in (("rounding", text.rounding), ("basis", text.basis)):
        if value is not None:
            readings[name] = value
    step = _given(every=text.every, add=text.add, **_forced(text.step_force))
    step |= {part: readings[name] for name, part in SETTINGS.items() if name in readings}
    base = _given(count=text.base_count, **_forced(text.base_force))
    terms = terms.model_copy(
        update={
            **_given(threshold=text.threshold),
            "base": terms.base.model_copy(update=base),
            "step": terms.step.model_copy(update=step),
        }
    )
    settings = {
        name: setting.model_copy(update={"default": readings[name]})
        if readings.get(name) in setting.readings
        else setting
        for name, setting in provision.settings.items()
        if name not in ("rounding", "basis") or readings.get(name, setting.default) in setting.readings
    }
    force = terms.base.force if text.base_force else provision.force
    return terms, provision.model_copy(
        update={"settings": settings, "force": force, "word": WORDS.get(force, provision.word)}
    )


def differences(terms: Any, provision: Any, new: Any, new_provision: Any) -> list[str]:
    """What was changed, each as one reads it: 门槛 2,000→3,000人."""
    if not hasattr(terms, "threshold"):
        return []
    pairs = [
        ("门槛", _people(terms.threshold), _people(new.threshold)),
        ("基数", str(terms.base.count), str(new.base.count)),
        ("基数用词", _force(terms.base.force), _force(new.base.force)),
        ("步长", _people(terms.step.every), _people(new.step.every)),
        ("每档", str(terms.step.add), str(new.step.add)),
        ("增配用词", _force(terms.step.force), _force(new.step.force)),
        ("计数", BASES[terms.step.of].zh, BASES[new.step.of].zh),
        ("取整", ROUNDINGS[terms.step.rounding].zh, ROUNDINGS[new.step.rounding].zh),
    ]
    found = [f"{name} {before}→{after}" for name, before, after in pairs if before != after]
    for name, setting in new_provision.settings.items():
        before = provision.settings[name].default
        if name not in SETTINGS and setting.default != before:
            found.append(f"读法：{setting.readings[setting.default].zh}")
    return found


def _given(**values: Any) -> dict[str, Any]:
    return {name: value for name, value in values.items() if value is not None}


def _forced(force: str | None) -> dict[str, Any]:
    if force is None:
        return {}
    return {"force": Force(force), "word": WORDS[Force(force)]}


def _force(force: Force) -> str:
    return FORCES[force.value].zh if force.value in FORCES else "文中无情态词"


def _people(number: int) -> str:
    return f"{number:,}人"
