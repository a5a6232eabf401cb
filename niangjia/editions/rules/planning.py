"""The posts a plan asks for a unit: what is proposed, and what may be written instead. Pure."""

from __future__ import annotations

from niangjia.editions.types import Proposal
from niangjia.kernel.figure import Citation, Force, Verdict
from niangjia.kernel.wording import Wording

MOST = 100_000
"""More posts than any unit of any size has."""


def default_planned(must: int | None, filled: int | None) -> int | None:
    """Every mandatory post, and whoever is there already; None where neither is known."""
    known = [number for number in (must, filled) if number is not None]
    return max(known) if known else None


def ceiling(value: int | None, filled: int | None) -> int | None:
    """可配上限, or those who are there already: above complement is a flag only, nobody has to go."""
    return None if value is None else max(value, filled or 0)


def may_plan(
    planned: int | None,
    reason: str,
    *,
    must: int | None,
    value: int | None,
    filled: int | None,
    document: str,
    clause: str,
) -> Verdict:
    """Whether so many posts may be planned: whole, not above the ceiling, below the must with a reason."""
    if planned is None or not 0 <= planned <= MOST:
        return Verdict.no("计划数须为不小于0的整数。", "Planned posts are a whole number, not below 0.")
    most = ceiling(value, filled)
    clauses = (Citation(document, "", clause, "", "", Force.AS_READS),) if document else ()
    if most is not None and planned > most:
        if most == value:
            return Verdict.no(
                f"计划数{planned}超过可配上限{value}。",
                f"{planned} is above the ceiling of {value}.",
                citations=clauses,
            )
        return Verdict.no(
            f"计划数{planned}超过在册的{most}名；已超配（可配上限{value}）的可以保留，不得再增。",
            f"{planned} is above the {most} on the roster; over the ceiling of {value} none may be added.",
            citations=clauses,
        )
    if must is not None and planned < must and not reason.strip():
        return Verdict.no(
            f"计划数{planned}低于须配下限{must}，请写明理由。",
            f"{planned} is below the mandatory {must}: say why.",
            citations=clauses,
        )
    return Verdict(True, Wording("可以这样计划", "may be planned so"))


def as_proposed(proposal: Proposal | None, default: int | None, most: int | None) -> tuple[int | None, str]:
    """The planned posts a draft begins with, and why: a scenario's as far as the ceiling lets it.

    Where the scenario asks for what would be proposed anyway, no reason is needed.
    """
    if proposal is None:
        return default, ""
    planned = proposal.planned if most is None else min(proposal.planned, most)
    return planned, "" if planned == default else proposal.reason


def replanned(
    before: int | None, default_before: int | None, reason: str, default_now: int | None, most: int | None
) -> tuple[int | None, bool]:
    """The planned posts after the facts were taken anew, and whether a decision had to be let go.

    What stood as proposed follows the proposal; what somebody decided stays as long as the ceiling lets it.
    """
    if before is None or (before == default_before and not reason):
        return default_now, False
    if most is not None and before > most:
        return default_now, True
    return before, False
