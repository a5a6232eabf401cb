"""What was resolved: the rule that answers, the chain it went before, and its bare numbers."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from niangjia.kernel.figure import Citation
from niangjia.kernel.wording import Wording
from niangjia.policy.kinds.filling import FillingTerms
from niangjia.policy.kinds.headcount_steps import HeadcountTerms
from niangjia.policy.loading.documents import Rule
from niangjia.policy.types import NO_AMOUNTS, Amounts


def _nothing(workers: int) -> Amounts:
    return NO_AMOUNTS


class Resolution:
    """The rule in force for a provision, place, date and kind, with everything it was preferred to.

    `amounts(workers)` is the bare calculation of a staffing rule under its default readings: integers
    only, made once, fast enough to roll up every unit of a province. All three amounts are None where
    the rule has no number (guidance) or there are no workers.
    """

    __slots__ = ("amounts", "beaten", "citation", "on", "provision_id", "rule", "unit", "warnings")

    def __init__(
        self, provision_id: str, rule: Rule, beaten: tuple[Rule, ...], on: date, warnings: tuple[Wording, ...]
    ) -> None:
        self.provision_id = provision_id
        self.rule = rule
        self.beaten = beaten
        self.on = on
        self.unit: str = rule.provision.unit
        self.citation: Citation = rule.citation
        self.warnings = warnings + _about_the_text(rule, on)
        terms = rule.terms
        defaults = {name: setting.default for name, setting in rule.provision.settings.items()}
        self.amounts: Callable[[int], Amounts] = (
            terms.amounts(defaults) if isinstance(terms, HeadcountTerms) else _nothing
        )

    @property
    def numeric(self) -> bool:
        """Whether `amounts` has numbers to give."""
        return isinstance(self.rule.terms, HeadcountTerms)

    def fills(self, form: str, full_time: bool | None) -> bool | None:
        """Whether an engagement fills a post under `staffing.filled_by`; None where that is unknown.

        Raises FactError for an unknown form, TypeError for another provision.
        """
        if not isinstance(self.rule.terms, FillingTerms):
            raise TypeError(f"{self.provision_id} does not say who fills a post")
        return self.rule.terms.fills(form, full_time)


def _about_the_text(rule: Rule, on: date) -> tuple[Wording, ...]:
    warned = []
    if rule.header.reported:
        warned.append(
            Wording(
                f"{rule.header.name}系转述他文规定，只作转述引用，不作为未达标的依据",
                f"{rule.header.name} reports another's rule: cited as reported, it never makes a breach",
            )
        )
    if rule.terms.since.leaves_open(on):
        warned.append(
            Wording(
                f"该规定自{rule.terms.since}起，具体日期不详，当日是否已施行无法确定",
                f"In force from {rule.terms.since}, the day is unknown: it may not yet have been in force",
            )
        )
    return tuple(warned)
