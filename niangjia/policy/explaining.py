"""One question to the library, answered with everything behind it: steps, clauses, chain, other readings."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from niangjia.kernel.figure import Figure, Override, Reading, Status, Verdict, missing, not_applicable
from niangjia.kernel.wording import Wording
from niangjia.policy import places, words
from niangjia.policy.errors import FactError, FactMissing
from niangjia.policy.facts import Facts
from niangjia.policy.kinds.conditions import ConditionsTerms
from niangjia.policy.library import Library
from niangjia.policy.loading.documents import Rule
from niangjia.policy.resolution import Resolution
from niangjia.policy.types import Asked, Outcome


def explain(
    library: Library,
    provision_id: str,
    *,
    place: str,
    on: date,
    facts: Mapping[str, object],
    settings: Mapping[str, str],
) -> Figure | Verdict:
    """The answer of the provision in force. Raises FactError for a fact or name that cannot be right."""
    code = places.normal(place)
    given = Facts(facts)
    unit = library.rules_on(provision_id)[0].provision.unit
    kind = None
    if library.asks_kind(provision_id):
        if not given.has("kind"):
            return missing(unit, words.not_given("kind"), warnings=library.warnings(provision_id, code))
        kind = given.unit_kind()
    resolution = library.resolve(provision_id, code, on, kind)
    if resolution is None:
        reason = _nothing_speaks(library, provision_id, code, on, kind)
        return not_applicable(unit, reason, warnings=library.warnings(provision_id, code))
    return _answer(resolution, given, settings)


def _answer(resolution: Resolution, facts: Facts, settings: Mapping[str, str]) -> Figure | Verdict:
    rule, on = resolution.rule, resolution.on
    readings = chosen(rule, settings)
    outcome = _ask(rule, facts, readings, on)
    overrides = tuple(_override(rule, beaten, facts, on) for beaten in resolution.beaten)
    warnings = outcome.warnings + resolution.warnings
    if isinstance(rule.terms, ConditionsTerms) and outcome.status is Status.VALUE:
        reason = outcome.reason or rule.terms.sentence()
        return Verdict(
            bool(outcome.value), reason, outcome.steps, (resolution.citation,), warnings, overrides
        )
    return Figure(
        status=outcome.status,
        unit=resolution.unit,
        value=outcome.value,
        must=outcome.must,
        may=outcome.may,
        reason=outcome.reason,
        steps=outcome.steps,
        citations=(resolution.citation,),
        overrides=overrides,
        alternatives=_other_readings(rule, facts, readings, on)
        if outcome.status is not Status.NOT_APPLICABLE
        else (),
        warnings=warnings,
        parts=outcome.parts,
    )


def chosen(rule: Rule, settings: Mapping[str, str]) -> dict[str, str]:
    """The reading of every setting that a rule has: as asked, else its default. Raises FactError."""
    declared = rule.provision.settings
    readings = {name: setting.default for name, setting in declared.items()}
    for name, reading in settings.items():
        if name not in declared:
            known = ", ".join(declared) or "none"
            raise FactError(
                f"setting {name}", "本条没有这项设置", f"settings of this provision: {known}", reading
            )
        if reading not in declared[name].readings:
            known = ", ".join(declared[name].readings)
            raise FactError(f"setting {name}", "没有这种读法", f"readings: {known}", reading)
        readings[name] = reading
    return readings


def _ask(rule: Rule, facts: Facts, readings: Mapping[str, str], on: date) -> Outcome:
    try:
        return rule.terms.answer(Asked(facts, readings, on, rule.provision.unit))
    except FactMissing as lacking:
        return Outcome(status=Status.MISSING, reason=words.not_given(*lacking.names))


def _tried(rule: Rule, facts: Facts, readings: Mapping[str, str], on: date) -> Outcome:
    try:
        return _ask(rule, facts, readings, on)
    except FactError:
        # Another rule or reading may read facts otherwise than the answering one: it has no value to show.
        return Outcome()


def _override(rule: Rule, beaten: Rule, facts: Facts, on: date) -> Override:
    given = _tried(beaten, facts, chosen(beaten, {}), on)
    value = given.value
    unit = words.UNITS[beaten.provision.unit]
    gives = (
        Wording("", "")
        if value is None
        else Wording(f"，按其为{value}{unit.zh}", f", which gives {value} {unit.en}")
    )
    near, far = places.named(rule.jurisdiction), places.named(beaten.jurisdiction)
    text = Wording(
        f"{rule.header.name}（{near.zh}）优先于{beaten.header.name}（{far.zh}）{gives.zh}",
        f"{rule.header.name} ({near.en}) goes before {beaten.header.name} ({far.en}){gives.en}",
    )
    return Override(beaten.citation, places.written(beaten.jurisdiction), value, text, given.must, given.may)


def _other_readings(rule: Rule, facts: Facts, readings: dict[str, str], on: date) -> tuple[Reading, ...]:
    found = []
    for name, setting in rule.provision.settings.items():
        for reading, label in setting.readings.items():
            if reading != readings[name]:
                other = _tried(rule, facts, {**readings, name: reading}, on)
                found.append(Reading(f"{name}={reading}", label.wording, other.value, other.must, other.may))
    return tuple(found)


def _nothing_speaks(library: Library, provision_id: str, place: str, on: date, kind: str | None) -> Wording:
    near = [rule for rule in library.rules_on(provision_id) if places.covers(rule.jurisdiction, place)]
    if any(rule.in_force(on) for rule in near) and kind is not None:
        name = words.said_key(kind)
        return Wording(
            f"{on}在该地施行的规定均未提及“{name.zh}”",
            f"Nothing in force there on {on} speaks of the kind “{name.en}”",
        )
    return Wording(f"{on}在该地没有施行中的规定", f"No provision is in force there on {on}")
