"""Weighted rubric: rows of criteria that come to a fixed total, 100 as a rule."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from typing import ClassVar, Literal, NamedTuple, Self

from pydantic import model_validator

from niangjia.kernel.figure import Figure, Status, Step, missing
from niangjia.kernel.wording import Wording
from niangjia.policy import words
from niangjia.policy.columns.program import Output, Program, RowStatus, part
from niangjia.policy.columns.tree import Given, Node, Shape, every, some, total, when
from niangjia.policy.errors import Wrong
from niangjia.policy.facts import plain
from niangjia.policy.kinds.criteria import Criterion, Scored
from niangjia.policy.types import Asked, Outcome, Positive, Provision, Strict, Terms, Words


class Row(Strict):
    """One row of the standard: its name, its points, the part of the score it belongs to, its criteria."""

    id: str
    zh: str
    en: str
    points: Positive
    part: str
    criteria: tuple[Criterion, ...]

    @model_validator(mode="after")
    def _criteria_come_to_the_row(self) -> Self:
        most = sum(criterion.most for criterion in self.criteria)
        if most != self.points:
            raise Wrong(
                f"“{self.zh}”满分{self.points}分，各项评分合计却是{most}分",
                f"row {self.id!r} has {self.points} points, but its criteria come to {most}",
                at="points",
            )
        return self

    def score(self, asked: Asked) -> tuple[Figure, tuple[Wording, ...]]:
        """The row's own figure, with the warnings its criteria raise."""
        absent = [name for one in self.criteria for name in one.facts if not asked.facts.has(name)]
        if absent:
            return missing("point", words.not_given(*absent)), ()
        scored: list[Scored] = [criterion.score(asked) for criterion in self.criteria]
        steps = tuple(step for one in scored for step in one.steps)
        warnings = tuple(warning for one in scored for warning in one.warnings)
        points = [one.points for one in scored if one.points is not None]
        if len(points) < len(scored):
            reason = Wording(
                f"{self.zh}：没有测评对象，无法计分", f"{self.en}: nobody was surveyed, no score is known"
            )
            return missing("point", reason, steps=steps), warnings
        return Figure(Status.VALUE, "point", value=plain(sum(points, Decimal(0))), steps=steps), warnings

    def columns(self, readings: Mapping[str, str]) -> RowColumns:
        """As `score`, of columns."""
        scored = [one.columns(readings) for one in self.criteria]
        given = every(*(Given(fact) for one in scored for fact in one.facts))
        return RowColumns(
            total(one.points for one in scored),
            given & ~some(*(one.unknown for one in scored)),
            given & some(*(one.wrong for one in scored)),
        )


class RowColumns(NamedTuple):
    """A row in columns: its points in hundredths, whether they are known, whether a fact cannot be right."""

    points: Node
    known: Node
    wrong: Node


class RubricTerms(Terms):
    """The rows, the parts they belong to, and the total they must come to."""

    SETTINGS: ClassVar[Mapping[str, tuple[str, ...] | None]] = {
        "ratio": ("exact", "rounded"),
        "lowest_edge": ("in_upper_band", "in_lower_band"),
        "republished": ("highest_once", "each_level"),
        "half_points": ("allowed", "whole_only"),
        "split": ("by_object", "none"),
    }

    total: Positive
    parts: Mapping[str, Words]
    rows: tuple[Row, ...]

    @model_validator(mode="after")
    def _rows_come_to_the_total(self) -> Self:
        points = sum(row.points for row in self.rows)
        if points != self.total:
            raise Wrong(
                f"各行合计{points}分，不是{self.total}分",
                f"the rows come to {points}, not to {self.total}",
                at="total",
            )
        strange = sorted({row.part for row in self.rows} - set(self.parts))
        if strange:
            raise Wrong("有的行所属部分不在所列部分之中，请重选", f"unknown parts {strange}", at="parts")
        return self

    def answer(self, asked: Asked) -> Outcome:
        """The total, with a figure for each row; missing while any row is, and then naming why."""
        scored = {row.id: (row, *row.score(asked)) for row in self.rows}
        figures = {id_: figure for id_, (_, figure, _) in scored.items()}
        warnings = tuple(warning for _, _, raised in scored.values() for warning in raised)
        steps = tuple(
            Step(
                Wording(f"{row.zh}（满分{row.points}分）", f"{row.en} (of {row.points})"),
                figure.value,
                "point",
            )
            for row, figure, _ in scored.values()
        )
        parts = dict(figures)
        if asked.reading("split", "by_object") == "by_object":
            for name, label in self.parts.items():
                parts[name] = _total(
                    [figures[row.id] for row in self.rows if row.part == name], label.wording
                )
        whole = _total(list(figures.values()), Wording("总分", "Total"))
        steps += whole.steps
        return Outcome(
            whole.value, steps=steps, parts=parts, warnings=warnings, status=whole.status, reason=whole.reason
        )

    def program(self, readings: Mapping[str, str]) -> Program:
        """The total in hundredths of a point, and a part for each row and object that is known."""
        every_row = [(row, row.columns(readings)) for row in self.rows]
        scored = {row.id: one for row, one in every_row}
        refused = some(*(one.wrong for _, one in every_row))
        parts = {name: (one.points, one.known) for name, one in scored.items()}
        if readings.get("split", "by_object") == "by_object":
            for name in self.parts:
                of_part = [scored[row.id] for row in self.rows if row.part == name]
                parts[name] = total(one.points for one in of_part), every(*(one.known for one in of_part))
        known = every(*(one.known for one in scored.values()))
        status = when(known, RowStatus.VALUE, RowStatus.MISSING)
        value = Output("value", total(one.points for one in scored.values()), Shape.AMOUNT)
        outputs = (
            part(name, points, Shape.AMOUNT, there=there & ~refused)
            for name, (points, there) in parts.items()
        )
        return Program(when(refused, RowStatus.REFUSED, status), (value, *outputs))

    def sentence(self) -> Wording:
        """The rows in one line."""
        return Wording(
            "、".join(f"{row.zh}{row.points}分" for row in self.rows) + f"，共{self.total}分",
            ", ".join(f"{row.en} {row.points}" for row in self.rows) + f", {self.total} in all",
        )


def _total(figures: list[Figure], label: Wording) -> Figure:
    reasons = [figure.reason for figure in figures if figure.reason is not None]
    if reasons:
        said = Wording("；".join(one.zh for one in reasons), "; ".join(one.en for one in reasons))
        return missing("point", said)
    total = plain(sum((Decimal(figure.value or 0) for figure in figures), Decimal(0)))  # type: ignore[arg-type]
    return Figure(Status.VALUE, "point", value=total, steps=(Step(label, total, "point"),))


class Rubric(Provision):
    """A provision of this kind."""

    kind: Literal["rubric"]
    values: tuple[RubricTerms, ...]
