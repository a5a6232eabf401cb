"""Who acts, over which part of the tree, from where and why."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

from niangjia.kernel.figure import Verdict
from niangjia.kernel.identity import without_numbers
from niangjia.kernel.permissions import LABELS, Permission
from niangjia.kernel.terms import Term
from niangjia.kernel.wording import Wording

SEGMENT = 6
"""Hexadecimal digits of one segment of a scope path, one level of the tree: room for 16 million units."""
Source = Literal["page", "api", "command line", "job", "test"]


class Reach(Term):
    """How far an appointment reaches: the only three words there are for a scope."""

    UNIT = "unit", "本单位", "this unit"
    BELOW = "below", "本单位及以下", "this unit and below"
    SET = "set", "指定单位", "a named set"


@dataclass(frozen=True, slots=True)
class Scope:
    """A part of the tree as one interval of affiliation paths; of a named set, the members within it.

    Paths are fixed-width segments of hexadecimal digits, so every path below `path` lies at or
    after it and before `path` followed by a tilde; the path alone lies before `path` and a blank.
    """

    low: str
    high: str
    label: str
    only: tuple[str, ...] = ()
    """The paths of a named set's members, each with all below it; empty for any other scope."""

    @classmethod
    def below(cls, path: str, label: str) -> Scope:
        """The unit at `path` and everything below it."""
        return cls(_told(path), f"{path}~", label)

    @classmethod
    def alone(cls, path: str, label: str) -> Scope:
        """The unit at `path` and nothing below it."""
        return cls(_told(path), f"{path} ", label)

    @classmethod
    def among(cls, paths: Iterable[str], label: str) -> Scope:
        """The units of a named set, each with everything below it; one sits at the desk of each (`seats`)."""
        members = tuple(sorted(set(map(_told, paths))))
        if not members:
            raise ValueError("a named set without members is no scope")
        return cls(members[0], max(f"{one}~" for one in members), label, members)

    @classmethod
    def everything(cls) -> Scope:
        """The whole tree: for the operator of the machine, never for a signed-in person."""
        return cls("0", "~", "全部")

    @property
    def reach(self) -> Reach:
        """Which of the three words it is."""
        if self.only:
            return Reach.SET
        return Reach.UNIT if self.high == f"{self.low} " else Reach.BELOW

    def holds(self, path: str) -> bool:
        """Whether a row at `path` lies within."""
        if not self.low <= path < self.high:
            return False
        return not self.only or any(one <= path < f"{one}~" for one in self.only)

    @property
    def seats(self) -> tuple[str, ...]:
        """The paths of the units at whose desk one sits: the unit itself, or every member of a named set."""
        return self.only or (self.low,)

    def covers(self, path: str) -> bool:
        """Whether the unit at `path` lies within with all that is below it: sums over it may be told."""
        return self.holds(path) and self.reach is not Reach.UNIT


def _told(path: str) -> str:
    if not path:
        raise ValueError("an empty path is no scope; say Scope.everything() where that is meant")
    return path


@dataclass(frozen=True, slots=True)
class Actor:
    """A person under one appointment at a time, or the operator at the command line."""

    key: str
    name: str
    role: str
    permissions: frozenset[Permission]
    scope: Scope
    source: Source
    reason: str = ""
    behalf: str = ""
    """The name of the absent person whom the actor stands in for, shown on everything done so."""
    behalf_key: str = ""
    """The key of the absent person; what asks for another person is asked of both (`persons`)."""
    address: str = ""
    """The network address that was acted from; empty at the command line and in jobs."""

    @property
    def signature(self) -> str:
        """The name as papers and lists show it: 张三（代李四）."""
        return f"{self.name}（代{self.behalf}）" if self.behalf else self.name

    @property
    def persons(self) -> frozenset[str]:
        """The keys of all whose act it is: of the one who acts, and of the absent person stood in for."""
        return frozenset((self.key, self.behalf_key)) - {""}

    def oversees(self, path: str) -> Verdict:
        """Whether the appointment covers the unit at a path with all below it: what may be summed there."""
        if self.scope.covers(path):
            return Verdict(True, Wording("管到本单位及以下", "the appointment covers what is below the unit"))
        return Verdict(
            False,
            Wording(
                "您的任命只到本单位，看不到下级单位；涉及下级的事，请由管到“本单位及以下”的人办理。",
                "Your appointment covers this unit alone: what concerns units below it is done by somebody "
                "appointed over this unit and below.",
            ),
        )

    @property
    def gives_reason(self) -> Verdict:
        """Whether it is said why: what history keeps of an act that changes somebody's record.

        It is kept for good and in the clear, whoever is made anonymous later: no number of a person in it.
        """
        if not self.reason.strip():
            return Verdict(False, Wording("请写明理由，它会留在变动记录里。", "Say why; history keeps it."))
        if without_numbers(self.reason) != self.reason:
            return Verdict(
                False,
                Wording(
                    "理由会长期保存，请不要写身份证号、手机号、银行卡号。",
                    "Reasons are kept for good: leave out ID numbers, phones and cards.",
                ),
            )
        return Verdict(True, Wording("已写明理由", "the reason is given"))

    def may(self, permission: Permission) -> Verdict:
        """Whether the actor's role holds the power, and if not, which one is lacking."""
        label = LABELS[permission]
        if permission in self.permissions:
            return Verdict(True, Wording(f"有“{label.zh}”的权限", f"may {label.en}"))
        return Verdict(
            False,
            Wording(
                f"您现在的角色没有“{label.zh}”的权限。需要时请向本单位管理员申请。",
                f"Your present role may not {label.en}. Ask your unit's administrator if you need to.",
            ),
        )
