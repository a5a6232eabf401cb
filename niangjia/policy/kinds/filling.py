"""Filling: who fills a post. Which forms of employment count, and whether only full-time ones do."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal

from niangjia.kernel.figure import Status, Step
from niangjia.kernel.wording import Wording
from niangjia.policy import words
from niangjia.policy.columns.program import Output, Program, RowStatus, always, asked
from niangjia.policy.columns.tree import Fact, Given, Is, Shape, counted, no_flag, node, total, up, when
from niangjia.policy.types import Asked, Form, Outcome, Provision, Terms


class FillingTerms(Terms):
    """The forms that count. An empty list: the document counts no persons at all."""

    forms: tuple[Form, ...]
    full_time: bool

    def fills(self, form: str, full_time: bool | None) -> bool | None:
        """Whether an engagement of this form fills a post; None where it hangs on an unknown mark."""
        if words.employment_form(form) not in self.forms:
            return False
        return full_time if self.full_time else True

    def answer(self, asked: Asked) -> Outcome:
        """Whether the engagement with the facts `form` and `full_time` fills a post."""
        if not self.forms:
            reason = Wording(
                "按服务项目计，不按人计，人员不充抵", "Projects are counted: no person fills one"
            )
            return Outcome(status=Status.NOT_APPLICABLE, reason=reason)
        form = words.employment_form(asked.facts.raw("form"))
        known = asked.facts.flag("full_time") if asked.facts.has("full_time") else None
        if (filled := self.fills(form, known)) is None:
            asked.facts.require("full_time")
        return Outcome(filled, steps=(Step(self.sentence()),))

    def program(self, readings: Mapping[str, str]) -> Program:
        """1 where the engagement fills a post, 0 where it does not."""
        if not self.forms:
            return always(RowStatus.NOT_APPLICABLE)
        form, full_time = Fact("form", Shape.NAMED), Fact("full_time", Shape.FLAG)
        names = {key: (key, *names) for key, names in words.EMPLOYMENT_FORMS.items()}
        fills = total(counted(Is(form, names[key])) * (key in self.forms) for key in names)
        unknown = ~Is(form, tuple(name for known in names.values() for name in known))
        status = node(RowStatus.VALUE)
        if self.full_time:
            status = when(up(fills) & ~Given(full_time), RowStatus.MISSING, status)
            fills = fills * full_time
        refused = unknown | no_flag(full_time)
        return Program(asked(form, then=status, refused=refused), (Output("value", fills, Shape.FLAG),))

    def sentence(self) -> Wording:
        """Who counts."""
        if not self.forms:
            return Wording("计服务项目，不计人员", "Projects are counted, not persons")
        forms = [words.said_key(form) for form in self.forms]
        chinese, english = "、".join(one.zh for one in forms), ", ".join(one.en for one in forms)
        only = ("须专职；", "Full-time only; ") if self.full_time else ("", "")
        return Wording(f"{only[0]}计入：{chinese}", f"{only[1]}counted: {english}")

    def weakens(self, higher: Terms) -> bool:
        """Whether more engagements fill a post than the higher level lets fill it."""
        if not isinstance(higher, FillingTerms):
            return True
        return not set(self.forms) <= set(higher.forms) or (higher.full_time and not self.full_time)


class Filling(Provision):
    """A provision of this kind."""

    kind: Literal["filling"]
    values: tuple[FillingTerms, ...]
