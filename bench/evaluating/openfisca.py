"""OpenFisca-Core: the rule as its users write one, each parameter taken by the rule that answers.

In its best form, as found by trying: a node for each parameter, indexed by plain Python texts (an `Enum` is
first compared with each of its names, numbers are made texts one by one), each parameter taken once, one that
all rules say alike not by rule at all. It has no "no number" (such a cell is -1 here), and an answer knows
neither clause nor jurisdiction: the number of the rule is a variable of ours.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Any

import numpy as np
from openfisca_core.entities import build_entity
from openfisca_core.parameters import ParameterNode
from openfisca_core.periods import DateUnit
from openfisca_core.simulations import Simulation, SimulationBuilder
from openfisca_core.taxbenefitsystems import TaxBenefitSystem
from openfisca_core.variables import Variable

from bench.evaluating.cases import ON, Told
from bench.evaluating.floor import MAY, MUST
from bench.evaluating.plain import MISSING, NOT_APPLICABLE, VALUE
from bench.evaluating.ways import NONE, Answers, Way
from bench.evaluating.written import Slots, numbered, tabled
from niangjia.policy.facade import Library, Rule

DAY, SINCE = str(ON), "2018-01-01"
TOLD = {"place": int, "kind": int, "workers": int, "known": bool}
ASKED = ("status", "rule", "value", "must", "may")
UNIT = build_entity(key="unit", plural="units", label="Unit of the trade union", is_person=True)

Formula = Callable[[Any, Any, Any], Any]


def way(library: Library, told: Told) -> Way:
    """The system is made once; each run has a simulation of its own, which keeps what it has calculated."""
    system = made(numbered(library), told.codes)
    return Way(
        run=partial(run, system, told),
        answers=lambda ran: Answers(*(ran[name].astype(np.int64) for name in ASKED)),
        given=lambda ran: ran.values(),
    )


def run(system: TaxBenefitSystem, told: Told) -> dict[str, Any]:
    """The posts of every unit."""
    simulation = simulated(system, told)
    return {name: simulation.calculate(name, DAY) for name in ASKED}


def simulated(system: TaxBenefitSystem, told: Told) -> Simulation:
    """The units in a simulation."""
    simulation = SimulationBuilder().build_default_simulation(system, count=told.size)
    for name, column in zip(TOLD, told.arrays, strict=True):
        simulation.set_input(name, DAY, column)
    return simulation


def made(rules: dict[Rule, int], codes: tuple[str, ...]) -> TaxBenefitSystem:
    """Parameters by rule and by date, variables and their formulas."""
    system = TaxBenefitSystem([UNIT])
    system.parameters = ParameterNode("", data={name: _node(said) for name, said in tabled(rules).items()})
    for name, shape in TOLD.items():
        system.add_variable(_variable(name, shape))
    for name, formula in _formulas(Slots.of(rules), codes).items():
        system.add_variable(_variable(name, str if name == "named" else int, formula))
    return system


def _node(said: list[int] | int) -> dict[str, Any]:
    if isinstance(said, list):
        return {f"rule_{at}": _node(one) for at, one in enumerate(said)}
    return {"values": {SINCE: {"value": int(said)}}}


def _variable(name: str, shape: type, formula: Formula | None = None) -> type[Variable]:
    told = {"value_type": shape, "entity": UNIT, "definition_period": DateUnit.DAY, "label": name}
    return type(name, (Variable,), told | ({"formula": formula} if formula else {}))


def _formulas(slots: Slots, codes: tuple[str, ...]) -> dict[str, Formula]:
    names = np.array([f"rule_{at}" for at in range(slots.rules.max() + 1)], object)

    def rule(unit: Any, day: Any, parameters: Any) -> Any:
        if slots.alone:
            return slots.rules[0, 0]
        return slots.rule(codes, unit("place", day), unit("kind", day))

    def named(unit: Any, day: Any, parameters: Any) -> Any:
        return names[unit("rule", day)]

    def its(unit: Any, day: Any, parameters: Any, name: str) -> Any:
        node = parameters(day)[name]
        return node if isinstance(node, (int, float)) else node[unit("named", day)]

    def numeric(unit: Any, day: Any, parameters: Any) -> Any:
        return its(unit, day, parameters, "numeric")

    def over(unit: Any, day: Any, parameters: Any) -> Any:
        return unit("workers", day) > its(unit, day, parameters, "threshold")

    def base(unit: Any, day: Any, parameters: Any) -> Any:
        take = partial(its, unit, day, parameters)
        return np.where(unit("over", day), take("kept"), take("base"))

    def extra(unit: Any, day: Any, parameters: Any) -> Any:
        take = partial(its, unit, day, parameters)
        counted = unit("workers", day) - take("skipped") + take("ahead")
        steps = np.maximum(counted // take("every") * take("add"), take("at_least"))
        return np.where(unit("over", day), steps, 0)

    def base_force(unit: Any, day: Any, parameters: Any) -> Any:
        return its(unit, day, parameters, "base_force")

    def step_force(unit: Any, day: Any, parameters: Any) -> Any:
        return its(unit, day, parameters, "step_force")

    def status(unit: Any, day: Any, parameters: Any) -> Any:
        lacking = unit("numeric", day) & ~unit("known", day)
        silent = ~(unit("numeric", day) == 1) | (unit("workers", day) == 0)
        return np.where(lacking, MISSING, np.where(silent, NOT_APPLICABLE, VALUE))

    def value(unit: Any, day: Any, parameters: Any) -> Any:
        return np.where(unit("status", day) == VALUE, unit("base", day) + unit("extra", day), NONE)

    def forced(force: int) -> Formula:
        def posts(unit: Any, day: Any, parameters: Any) -> Any:
            of_base, of_step = unit("base_force", day) == force, unit("step_force", day) == force
            found = unit("base", day) * of_base + unit("extra", day) * of_step
            return np.where((unit("status", day) == VALUE) & (of_base | of_step), found, NONE)

        return posts

    return {
        "rule": rule,
        "named": named,
        "numeric": numeric,
        "over": over,
        "base": base,
        "extra": extra,
        "base_force": base_force,
        "step_force": step_force,
        "status": status,
        "value": value,
        "must": forced(MUST),
        "may": forced(MAY),
    }
