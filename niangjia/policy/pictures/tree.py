"""The map of the library: the tree of places with the documents hanging where they hold."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from niangjia.kernel.wording import Wording
from niangjia.policy import places
from niangjia.policy.places import NATION
from niangjia.policy.queries.shelf import LEVELS, NotHeld, Shelved

MOST_NODES = 60
"""A larger tree is drawn only along the way to the place chosen."""
MOST_LEAVES = 4
_ENDS = (2, 4, 6, 9, 12)


@dataclass(frozen=True, slots=True)
class Node:
    """A place: the documents that hang there, those cited but not held, and the places below.

    `inside` counts what hangs at it and below; `folded`: there are places below that are not drawn.
    """

    area: str
    held: tuple[Shelved, ...]
    missing: tuple[NotHeld, ...]
    below: tuple[Node, ...]
    inside: int
    missing_inside: int
    folded: bool
    chosen: bool

    @property
    def name(self) -> Wording:
        """全国, 四川省 …"""
        return places.named(self.area)

    @property
    def level(self) -> Wording:
        """全国, 省级 …"""
        return LEVELS[len(self.area)]

    @property
    def code(self) -> str:
        """The place's code as people write it."""
        return places.written(self.area)

    @property
    def leaves(self) -> tuple[Shelved, ...]:
        """The documents drawn one by one."""
        return self.held[:MOST_LEAVES]

    @property
    def more(self) -> int:
        """How many more hang there."""
        return len(self.held) - len(self.leaves)

    @property
    def hollow(self) -> tuple[NotHeld, ...]:
        """Those not held that are drawn one by one."""
        return self.missing[: max(MOST_LEAVES - len(self.leaves), 2)]

    @property
    def more_hollow(self) -> int:
        """How many more are cited but not held."""
        return len(self.missing) - len(self.hollow)


def tree(shelf: Sequence[Shelved], missing: Sequence[NotHeld], *, at: str | None) -> Node:
    """The nation with every place that has a document below it; `at` is the place chosen, if any."""
    held: dict[str, list[Shelved]] = {}
    cited: dict[str, list[NotHeld]] = {}
    for one in shelf:
        held.setdefault(one.area, []).append(one)
    for absent in missing:
        cited.setdefault(absent.area, []).append(absent)
    areas = {area[:end] for area in (*held, *cited, at or NATION) for end in (0, *_ENDS) if end <= len(area)}
    areas |= {NATION}
    below: dict[str, list[str]] = {}
    for area in sorted(areas - {NATION}):
        below.setdefault(_parent(area), []).append(area)

    def node(area: str) -> Node:
        along = at is not None and at.startswith(area)
        drawn = len(areas) <= MOST_NODES or area == NATION or along
        inside = [one for code, found in held.items() if code.startswith(area) for one in found]
        absent = [one for code, found in cited.items() if code.startswith(area) for one in found]
        children = below.get(area, [])
        return Node(
            area=area,
            held=tuple(held.get(area, ())),
            missing=tuple(cited.get(area, ())),
            below=tuple(node(child) for child in children) if drawn else (),
            inside=len(inside),
            missing_inside=len(absent),
            folded=bool(children) and not drawn,
            chosen=area == at,
        )

    return node(NATION)


def _parent(area: str) -> str:
    return area[: max(end for end in (0, *_ENDS) if end < len(area))]
