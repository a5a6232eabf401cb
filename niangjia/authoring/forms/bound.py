"""A shape with what was typed into it and what is wrong with it: what the templates draw."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from niangjia.authoring.checking import Fault
from niangjia.authoring.entry import Path
from niangjia.authoring.forms.offering import Offers
from niangjia.authoring.shapes import Control, Group, Leaf, Rows, Shape
from niangjia.authoring.shapes.shape import KEY, SHAPE, Label
from niangjia.kernel.wording import Wording
from niangjia.policy import facade as policy

ROW = Wording("加一行", "Add a row")
ADDS: dict[str, Wording] = {
    "cites": Wording("加一份文件", "Add a document"),
    "values": Wording("自另一日起改为……", "Another value from a day on"),
    "given": Wording("加一项：打分", "Add: points given"),
    "any_of": Wording("加一项：看材料", "Add: papers"),
    "ratio_bands": Wording("加一项：比率分档", "Add: a ratio in bands"),
    "items": Wording("加一项：按件计分", "Add: points an item"),
}
SORTS: dict[str, Wording] = {
    "given": Wording("打分", "points given"),
    "any_of": Wording("看材料", "papers"),
    "ratio_bands": Wording("比率分档", "a ratio in bands"),
    "items": Wording("按件计分", "points an item"),
}
ONLY_WHERE_OFFERED = ("replaceable", "higher_musts")
"""Fields that are shown only where there is something to choose, or something chosen or wrong."""


@dataclass(slots=True)
class Bound:
    """One node of the form. `sort` names the template that draws it: a control, group, rows or row."""

    sort: str
    name: str
    label: Label
    required: bool = False
    text: str = ""
    chosen: tuple[str, ...] = ()
    choices: Mapping[str, Wording] = field(default_factory=dict)
    inside: tuple[Bound, ...] = ()
    adds: tuple[tuple[str, Wording], ...] = ()
    titled: Wording | None = None
    faults: tuple[Fault, ...] = ()
    shown: bool = True
    folds: bool = False
    """Of a row: whether it has rows inside, and so is opened where something is to be done."""

    @property
    def id(self) -> str:
        """Its name as an id of the page."""
        return "f-" + self.name.replace(".", "-")

    @property
    def wrong_inside(self) -> bool:
        """Whether anything in it must be put right."""
        return any(fault.grave for node in self.all() for fault in node.faults)

    def all(self) -> Iterable[Bound]:
        """This and everything inside it."""
        yield self
        for one in self.inside:
            yield from one.all()


def bind(
    shape: Group,
    entry: Mapping[str, Any],
    *,
    faults: Iterable[Fault] = (),
    offers: Offers,
    settings: Iterable[str] = (),
) -> tuple[Bound, ...]:
    """The fields of a form; each fault stands at its field, or at the nearest thing around it.

    `settings` are the ambiguities that the provision's kind can have.
    """
    by_path: dict[Path, list[Fault]] = {}
    for fault in faults:
        by_path.setdefault(fault.path, []).append(fault)
    binding = _Binding(by_path, offers, tuple(settings))
    nodes = tuple(binding.node(one, entry.get(one.name), (one.name,)) for one in shape.fields)
    for path, left in by_path.items():
        _home(nodes, path).faults += tuple(left)
    return nodes


def _with_default(named: Wording, setting: Mapping[str, Any]) -> Wording:
    """What an ambiguity is about, and the reading taken."""
    rows = setting.get("readings") or ()
    taken: Mapping[str, Any] = next((row for row in rows if row.get(KEY) == setting.get("default")), {})
    zh, en = str(taken.get("zh") or "–"), str(taken.get("en") or taken.get("zh") or "–")
    return Wording(f"{named.zh}：{zh}", f"{named.en}: {en}")


def _home(nodes: tuple[Bound, ...], path: Path) -> Bound:
    """The node around a path that is no node itself: what encloses it, else the first."""
    names = {node.name: node for one in nodes for node in one.all() if node.sort != "row"}
    for end in range(len(path), 0, -1):
        if (found := names.get(".".join(map(str, path[:end])))) is not None:
            return found
    return nodes[0]


@dataclass(slots=True)
class _Binding:
    faults: dict[Path, list[Fault]]
    offers: Offers
    settings: tuple[str, ...]

    def node(self, shape: Shape, entry: Any, path: Path) -> Bound:
        if isinstance(shape, Leaf):
            return self._leaf(shape, entry, path)
        if isinstance(shape, Group):
            return self._group(shape, entry, path)
        return self._rows(shape, entry, path)

    def _taken(self, path: Path) -> tuple[Fault, ...]:
        return tuple(self.faults.pop(path, ()))

    def _leaf(self, leaf: Leaf, entry: Any, path: Path) -> Bound:
        chosen = tuple(map(str, entry)) if isinstance(entry, list) else ()
        text = "" if isinstance(entry, list) else str(entry or "")
        offered = self.offers.of(leaf.from_what, path) if leaf.from_what else leaf.choices
        known = {
            **offered,
            **({text: Wording(text, text)} if leaf.from_what and text and text not in offered else {}),
        }
        faults = self._taken(path)
        idle = leaf.from_what in ONLY_WHERE_OFFERED and not (known or faults)
        return Bound(
            sort=leaf.control.value,
            name=".".join(map(str, path)),
            label=leaf.label,
            required=leaf.required and leaf.control is not Control.HIDDEN,
            text=text or leaf.default,
            chosen=chosen,
            choices=known,
            faults=faults,
            shown=not idle,
        )

    def _group(self, group: Group, entry: Any, path: Path) -> Bound:
        held = entry if isinstance(entry, dict) else {}
        inside = tuple(self.node(one, held.get(one.name), (*path, one.name)) for one in group.fields)
        for one in inside if group.optional else ():
            one.required = False
        idle = group.optional and not any(
            one.choices or one.faults or one.text for one in inside if one.sort == Control.ONE.value
        )
        return Bound(
            "group",
            ".".join(map(str, path)),
            group.label,
            inside=inside,
            faults=self._taken(path),
            shown=not idle,
        )

    def _rows(self, rows: Rows, entry: Any, path: Path) -> Bound:
        held = entry if isinstance(entry, list) else []
        name = ".".join(map(str, path))
        inside = tuple(self._row(rows, row, (*path, number)) for number, row in enumerate(held))
        if rows.name == "settings":
            there = {row.get(KEY) for row in held}
            adds = [
                (f"add:{name}:{one}", policy.setting_named(one)) for one in self.settings if one not in there
            ]
        elif rows.name == "readings":
            adds = []
        elif len(rows.sorts) > 1:
            adds = [(f"add:{name}:{sort}", ADDS.get(sort, ROW)) for sort in rows.sorts]
        else:
            adds = [(f"add:{name}", ADDS.get(rows.name, ROW))]
        return Bound(
            "rows", name, rows.label, rows.required, inside=inside, adds=tuple(adds), faults=self._taken(path)
        )

    def _row(self, rows: Rows, row: Any, path: Path) -> Bound:
        held = row if isinstance(row, dict) else {}
        group = rows.sort_of(held)
        inside = tuple(self.node(one, held.get(one.name), (*path, one.name)) for one in group.fields)
        sort, called = str(held.get(SHAPE) or ""), str(held.get("zh") or "")
        titled = SORTS.get(sort)
        if rows.name == "settings":
            titled = _with_default(policy.setting_named(str(held.get(KEY) or "")), held)
        elif called and rows.name == "rows":
            points = str(held.get("points") or "–")
            titled = Wording(f"{called} {points}分", f"{called} {points}")
        bound = Bound("row", ".".join(map(str, path)), rows.label, text=sort, inside=inside, titled=titled)
        bound.folds = titled is not None and any(one.sort == "rows" for one in inside) and not sort
        return bound
