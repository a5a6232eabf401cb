"""Who acts, over which part of the tree, from where and why."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from niangjia.kernel.figure import Verdict
from niangjia.kernel.permissions import LABELS, Permission
from niangjia.kernel.wording import Wording

Source = Literal["page", "api", "command line", "job", "test"]


@dataclass(frozen=True, slots=True)
class Scope:
    """A unit and all below it, as one interval of affiliation paths.

    Paths are fixed-width segments of hexadecimal digits, so every path below `path` lies at or
    after it and before `path` followed by a tilde.
    """

    low: str
    high: str
    label: str

    @classmethod
    def below(cls, path: str, label: str) -> Scope:
        """The unit at `path` and everything below it."""
        if not path:
            raise ValueError("an empty path is no scope; say Scope.everything() where that is meant")
        return cls(path, f"{path}~", label)

    @classmethod
    def everything(cls) -> Scope:
        """The whole tree: for the operator of the machine, never for a signed-in person."""
        return cls("0", "~", "全部")

    def holds(self, path: str) -> bool:
        """Whether a row at `path` lies within."""
        return self.low <= path < self.high


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

    @property
    def gives_reason(self) -> Verdict:
        """Whether it is said why: what history keeps of an act that changes somebody's record."""
        if self.reason.strip():
            return Verdict(True, Wording("已写明理由", "the reason is given"))
        return Verdict(False, Wording("请写明理由，它会留在变动记录里。", "Say why; history keeps it."))

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
